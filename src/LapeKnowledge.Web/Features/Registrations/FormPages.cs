using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Registrations;

/// <param name="Around">The document whose breadcrumbs and navigation stand around the form; null for the home page's.</param>
internal sealed record FormPage(IPublishedContent? Around, RegistrationPage Shown, int Status = StatusCodes.Status200OK);

/// <summary>Renders the pages with forms. Nothing of them is kept by anybody, and search engines leave them alone.</summary>
internal sealed class FormPages(
    IUmbracoContextFactory contexts, IVariationContextAccessor variation, IActionResultExecutor<ViewResult> executor, IModelMetadataProvider metadata)
{
    private const string View = "~/Views/registration.cshtml";
    private const string NotFoundView = "~/Views/NotFound.cshtml";

    public async Task RunAsync(HttpContext http, string culture, Func<Task<FormPage?>> answer)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers["Referrer-Policy"] = "no-referrer"; // the address may be somebody's key
        if (HttpMethods.IsPost(http.Request.Method) && IsForeign(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var context = contexts.EnsureUmbracoContext();
        variation.VariationContext = new VariationContext(culture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var page = await answer();
        var action = new ActionContext(http, http.GetRouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary(metadata, action.ModelState) { Model = page?.Around is { } around ? new ContentModel(around) : null };
        data["Shown"] = page?.Shown;
        data["Part"] = page?.Shown.Title;
        await executor.ExecuteAsync(action, new ViewResult { ViewName = page is null ? NotFoundView : View, ViewData = data, StatusCode = page?.Status ?? StatusCodes.Status404NotFound });
    }

    /// <summary>Whether another site made the browser send the form. Programs that are no browsers say nothing, and carry nobody's rights.</summary>
    private static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] ? site is not ("same-origin" or "none")
        : request.Headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
