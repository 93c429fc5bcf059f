using System.Globalization;
using LapeKnowledge.Web.Features.Following;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Tests.Browser.Stories;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(ShiftedClock))]

namespace LapeKnowledge.Web.Tests.Browser.Stories;

/// <summary>Lets the site, in a process of its own, live some days ahead. It is loaded by the variables DOTNET_STARTUP_HOOKS and ASPNETCORE_HOSTINGSTARTUPASSEMBLIES, and by nobody who does not set them.</summary>
public sealed class ShiftedClock : TimeProvider, IHostingStartup
{
    public const string Setting = "LAPE_TEST_CLOCK_AHEAD";

    private static readonly TimeSpan Ahead = TimeSpan.TryParse(Environment.GetEnvironmentVariable(Setting), CultureInfo.InvariantCulture, out var ahead) ? ahead : TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public void Configure(IWebHostBuilder builder)
    {
        if (Ahead != TimeSpan.Zero)
        {
            builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(this));
        }
    }

    internal static TimeSpan ToNextMonday()
    {
        var monday = DigestUpkeep.MondayOf(Dates.Today(System)).AddDays(7).ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc);
        return monday - System.GetUtcNow().UtcDateTime;
    }
}
