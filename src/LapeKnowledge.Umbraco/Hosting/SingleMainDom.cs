using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Runtime;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>
/// Umbraco's "main domain" hands files from an old process to a new one on a restart under IIS. Our processes share nothing but the database, so
/// each is the main one of its own.
/// </summary>
internal sealed class SingleMainDom : IMainDom
{
    public bool IsMainDom => true;

    public bool Acquire(IApplicationShutdownRegistry hostingEnvironment) => true;

    public bool Register(Action? install = null, Action? release = null, int weight = 100)
    {
        install?.Invoke();
        return true;
    }
}
