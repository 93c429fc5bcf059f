using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.RateLimiting;

namespace LapeKnowledge.Web.Features.Forms;

/// <summary><c>LapeKnowledge:Forms</c>: how many forms one address may send.</summary>
internal sealed class FormLimits
{
    public const string Section = "LapeKnowledge:Forms";
    public const string Policy = "forms";

    /// <summary>For forms that a whole course sends from one school within minutes, and whose passwords and links are guarded otherwise.</summary>
    public const string SigningPolicy = "signing";
    private const int NetworkBytes = 8; // of an IPv6 address: one customer has at least all the rest

    /// <summary>Forms in the time of <see cref="Minutes"/>; a whole school may stand behind one address.</summary>
    public int Sent { get; init; } = 30;

    /// <summary>Of them that sign in, confirm an address or accept an invitation.</summary>
    public int SentToSignIn { get; init; } = 200;

    public int Minutes { get; init; } = 10;

    /// <summary>Forms of one member in the same time, wherever he sends them from: who reacts to what others write sends many.</summary>
    public int SentByMember { get; init; } = 200;

    public static void Add(IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(Policy, http => Partition(http, limits => limits.Sent));
        limiter.AddPolicy(SigningPolicy, http => Partition(http, limits => limits.SentToSignIn));
        limiter.OnRejected = RefuseAsync;
    });

    private static RateLimitPartition<string> Partition(HttpContext http, Func<FormLimits, int> most)
    {
        var limits = http.RequestServices.GetRequiredService<IConfiguration>().GetSection(Section).Get<FormLimits>() ?? new FormLimits();
        if (http.User is { Identity.IsAuthenticated: true } && http.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value is { } member)
        {
            return Window($"member {member}", limits.SentByMember, limits);
        }

        return Sender(http.Connection.RemoteIpAddress) is { } sender
            ? Window(sender, most(limits), limits)
            : RateLimitPartition.GetNoLimiter(string.Empty); // behind a socket that names nobody, everybody would be one
    }

    private static RateLimitPartition<string> Window(string sender, int most, FormLimits limits) => RateLimitPartition.GetFixedWindowLimiter(sender, _ => new FixedWindowRateLimiterOptions
    {
        PermitLimit = Math.Max(1, most),
        Window = TimeSpan.FromMinutes(Math.Max(1, limits.Minutes)),
        QueueLimit = 0,
    });

    /// <summary>Who an address stands for; null when it is not known.</summary>
    public static string? Sender(IPAddress? address) => address switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Max(1, Math.Ceiling(wait.TotalSeconds))}");
        var culture = http.Request.Path.StartsWithSegments("/sv") ? Cultures.Swedish : Cultures.Finnish;
        var texts = http.RequestServices.GetRequiredService<Texts>();
        var text = texts.Format(culture, InterfaceTexts.FormTooMany, Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes)));
        await http.RequestServices.GetRequiredService<FormPages>().RunAsync(http, culture, culture == Cultures.Swedish ? "/" : "/sv", () =>
            Task.FromResult<FormPage?>(FormPage.Message(texts.Get(culture, InterfaceTexts.FormTooManyTitle), text, StatusCodes.Status429TooManyRequests)));
    }
}
