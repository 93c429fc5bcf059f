using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.PropertyEditors;

/// <summary>The language files that Umbraco.Core carries, and those of the site in <c>config/lang</c>: validators take their messages from them.</summary>
internal static class ValidationTexts
{
    private const string Resources = "Umbraco.Cms.Core.EmbeddedResources.Lang";
    private static readonly string SiteFolder = Path.Combine("config", "lang");

    public static IServiceCollection AddValidationTexts(this IServiceCollection services) => services.AddSingleton(s => new LocalizedTextServiceFileSources(
        s.GetRequiredService<ILogger<LocalizedTextServiceFileSources>>(),
        s.GetRequiredService<AppCaches>(),
        new DirectoryInfo(Path.Combine(s.GetRequiredService<IHostEnvironment>().ContentRootPath, SiteFolder)),
        [],
        new EmbeddedFileProvider(CoreAssembly, Resources).GetDirectoryContents(string.Empty)));

    private static Assembly CoreAssembly => typeof(LocalizedTextServiceFileSources).Assembly;
}
