using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>
/// Until the server has started, the framework's own reports of a failed start are left out: they are stack traces of what
/// <see cref="StartFailure"/> says in a line.
/// </summary>
internal sealed class QuietStart
{
    private volatile bool _isOver;

    public bool IsOver => _isOver;

    public void End() => _isOver = true;
}

internal static class QuietStartRegistration
{
    public static ILoggingBuilder AddQuietStart(this ILoggingBuilder logging)
    {
        var quiet = new QuietStart();
        logging.Services.AddSingleton(quiet);
        return logging
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => quiet.IsOver && level >= LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", level => quiet.IsOver && level >= LogLevel.Warning);
    }
}
