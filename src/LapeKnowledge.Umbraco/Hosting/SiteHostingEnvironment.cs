using LapeKnowledge.Umbraco.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Umbraco.Hosting;

internal sealed class SiteHostingEnvironment(IHostEnvironment host, IWebHostEnvironment? web, DataFolder data, IOptions<WebRoutingSettings> routing, IOptions<HostingSettings> hosting) : IHostingEnvironment
{
    private Uri? _mainUrl = Uri.TryCreate(routing.Value.UmbracoApplicationUrl, UriKind.Absolute, out var configured) ? configured : null;

    public string? SiteName => hosting.Value.SiteName ?? host.ApplicationName;

    public string ApplicationId => host.ApplicationName;

    public string ApplicationPhysicalPath => host.ContentRootPath;

    public string LocalTempPath => Path.Combine(data.Path, "temp");

    public string TemporaryFileUploadPath => Path.Combine(LocalTempPath, "TemporaryFile");

    public string ApplicationVirtualPath => "/";

    public bool IsDebugMode => hosting.Value.Debug;

    public bool IsHosted => true;

    public Uri ApplicationMainUrl => _mainUrl ?? new Uri("http://localhost:5080");

    public string MapPathWebRoot(string path) => Map(web?.WebRootPath ?? host.ContentRootPath, path);

    public string MapPathContentRoot(string path) => Map(host.ContentRootPath, path);

    public string ToAbsolute(string virtualPath) => virtualPath.StartsWith("~/", StringComparison.Ordinal) ? virtualPath[1..] : virtualPath;

    public void EnsureApplicationMainUrl(Uri? currentApplicationUrl) => _mainUrl ??= currentApplicationUrl;

    private static string Map(string root, string path)
    {
        var relative = path.TrimStart('~').TrimStart('/').Replace('/', Path.DirectorySeparatorChar);
        return Path.IsPathRooted(path) && path.StartsWith(root, StringComparison.Ordinal) ? path : Path.Combine(root, relative);
    }
}
