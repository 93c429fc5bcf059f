using System.Globalization;
using LapeKnowledge.Web.Features.Frame;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Forms;

/// <param name="View">The name of the view, without its folder.</param>
/// <param name="Title">What stands first in the title of the window.</param>
/// <param name="Shown">What the view shows.</param>
/// <param name="Around">The document whose breadcrumbs and navigation stand around the form; null for the home page's.</param>
internal sealed record FormPage(string View, string Title, object Shown, IPublishedContent? Around = null, int Status = StatusCodes.Status200OK)
{
    /// <summary>Where the reader is sent instead, once something is done: going back or reloading then does it no second time.</summary>
    public string? Location { get; private init; }

    public static FormPage Message(string title, string text, int status, string? back = null) => new("message", title, new MessagePage(title, text, back), Status: status);

    /// <param name="location">An address of this site.</param>
    public static FormPage Redirect(string location) => new("message", string.Empty, string.Empty, Status: StatusCodes.Status303SeeOther) { Location = Ascii(location) };

    /// <summary>Headers carry nothing else.</summary>
    private static string Ascii(string location) => string.Concat(location.EnumerateRunes().Select(r => r.Value is > ' ' and < '\x7f' ? r.ToString() : Uri.EscapeDataString(r.ToString())));
}

/// <param name="Back">Where the reader may go from here; null for nowhere in particular.</param>
internal sealed record MessagePage(string Title, string Text, string? Back);

/// <summary>Renders the pages with forms. Nothing of them is kept by anybody, and search engines leave them alone.</summary>
internal sealed class FormPages(
    IUmbracoContextFactory contexts, IVariationContextAccessor variation, IActionResultExecutor<ViewResult> executor, IModelMetadataProvider metadata, Frames frames, Texts texts, PageReaders readers)
{
    public const string FrameKey = "Frame";
    public const string ShownKey = "Shown";

    /// <param name="other">The address of the same page in the other language.</param>
    /// <param name="answer">Null when there is no such page.</param>
    /// <param name="isOpenToOthers">Whether other sites may make the browser send the form: where nothing that the browser sends by itself gives any right.</param>
    public async Task RunAsync(HttpContext http, string culture, string other, Func<Task<FormPage?>> answer, bool isOpenToOthers = false)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers["Referrer-Policy"] = "same-origin"; // the address may be somebody's key; with no-referrer, browsers would not say where a form comes from
        using var context = Enter(culture);
        var page = !isOpenToOthers && HttpMethods.IsPost(http.Request.Method) && IsForeign(http.Request)
            ? FormPage.Message(texts.Get(culture, InterfaceTexts.FormForeignTitle), texts.Get(culture, InterfaceTexts.FormForeign), StatusCodes.Status403Forbidden)
            : await answer();
        http.Response.Headers.CacheControl = "no-store"; // now, since the antiforgery token has set a weaker one
        http.Response.Headers.Remove("Pragma");
        if (page?.Location is { } location)
        {
            http.Response.StatusCode = page.Status;
            http.Response.Headers.Location = location;
            return;
        }

        await RenderAsync(http, page, page is null ? null : Frame(page, culture, other));
    }

    /// <summary>From here on to the end of the context, pages are in the culture.</summary>
    public UmbracoContextReference Enter(string culture)
    {
        var context = contexts.EnsureUmbracoContext();
        variation.VariationContext = new VariationContext(culture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return context;
    }

    /// <param name="page">Null for the page that says that there is no such page.</param>
    public async Task RenderAsync(HttpContext http, FormPage? page, PageFrame? frame)
    {
        var action = new ActionContext(http, http.GetRouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary(metadata, action.ModelState) { Model = page?.Around is { } around ? new ContentModel(around) : null };
        data[ShownKey] = page?.Shown;
        data[FrameKey] = frame;
        await executor.ExecuteAsync(action, new ViewResult { ViewName = $"~/Views/{page?.View ?? "NotFound"}.cshtml", ViewData = data, StatusCode = page?.Status ?? StatusCodes.Status404NotFound });
    }

    /// <param name="other">The address of the same page in the other language.</param>
    public PageFrame Frame(FormPage page, string culture, string other)
    {
        var frame = frames.Of(page.Around);
        var read = readers.In(culture);
        var otherCulture = Cultures.Other(culture);
        return frame with
        {
            Title = $"{page.Title} – {frame.Home?.Name}",
            Description = null,
            IsHiddenFromSearch = true,
            Canonical = null,
            Picture = null,
            Alternates = [],
            Breadcrumbs = read.LinkTo(page.Around) is { } link ? [.. frame.Breadcrumbs, link] : frame.Breadcrumbs,
            Switch = new LanguageSwitch(Cultures.Language(otherCulture), Cultures.NameOf(otherCulture), other, null),
        };
    }

    /// <summary>Whether another site made the browser send the form. Programs that are no browsers say nothing, and carry nobody's rights.</summary>
    private static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] ? site is not ("same-origin" or "none")
        : request.Headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
