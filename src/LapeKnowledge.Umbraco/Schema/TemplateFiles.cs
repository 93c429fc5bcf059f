using System.Text;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using UmbracoFile = Umbraco.Cms.Core.Models.File;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>The view files of templates, below <c>Views</c>. A template without a file has no content.</summary>
internal sealed class TemplateFiles(FileSystems fileSystems, IOptionsMonitor<RuntimeSettings> runtime)
{
    private const string Extension = ".cshtml";

    public string Content(UmbracoFile template) => Content(((Template)template).Alias);

    public string Content(string alias)
    {
        if (Views?.FileExists(FileName(alias)) != true)
        {
            return string.Empty;
        }
        using var reader = new StreamReader(Views.OpenFile(FileName(alias)), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public string VirtualPath(string alias) => Views?.FileExists(FileName(alias)) == true ? Views.GetUrl(FileName(alias)) : string.Empty;

    /// <summary>
    /// Writes the view, and removes the one of a former alias. Nothing is written in production mode, or when the file says the same already: the
    /// views belong to the repository.
    /// </summary>
    public void Write(ITemplate template, string? formerAlias)
    {
        if (Views is null || runtime.CurrentValue.Mode == RuntimeMode.Production)
        {
            return;
        }
        var isNew = formerAlias is null;
        var content = isNew && string.IsNullOrWhiteSpace(template.Content) ? EmptyView(template.MasterTemplateAlias) : template.Content ?? string.Empty;
        if (formerAlias is not null && formerAlias != template.Alias)
        {
            Delete(formerAlias);
        }
        if (SaysTheSame(Content(template.Alias), content) && (content.Length == 0 || Views.FileExists(FileName(template.Alias))))
        {
            return;
        }
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        Views.AddFile(FileName(template.Alias), stream, overrideIfExists: true);
        template.Content = content;
    }

    public void Delete(string alias)
    {
        if (Views?.FileExists(FileName(alias)) == true && runtime.CurrentValue.Mode != RuntimeMode.Production)
        {
            Views.DeleteFile(FileName(alias));
        }
    }

    public Stream Open(string path) => Of(path)?.FileExists(path) == true ? Views!.OpenFile(path) : Stream.Null;

    public void Set(string path, Stream content) => Of(path)?.AddFile(path, content, overrideIfExists: true);

    public long Size(string path) => Of(path)?.FileExists(path) == true ? Views!.GetSize(path) : -1;

    /// <summary>The template service trims what it reads; that alone must not rewrite a file of the repository.</summary>
    private static bool SaysTheSame(string stored, string content) => stored.AsSpan().Trim().SequenceEqual(content.AsSpan().Trim());

    private IFileSystem? Views => fileSystems.MvcViewsFileSystem;

    private IFileSystem? Of(string path) => Path.GetExtension(path) is Extension or ".vbhtml"
        ? Views
        : throw new InvalidOperationException($"Unsupported extension {Path.GetExtension(path)}.");

    private static string FileName(string alias) => alias.Replace(" ", string.Empty, StringComparison.Ordinal) + Extension;

    private static string EmptyView(string? master) => string.IsNullOrEmpty(master)
        ? "@{\n    Layout = null;\n}\n"
        : $"@{{\n    Layout = \"{master}.cshtml\";\n}}\n";
}
