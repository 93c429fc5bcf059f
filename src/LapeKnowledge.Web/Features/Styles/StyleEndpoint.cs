using System.Globalization;
using LapeKnowledge.Web.Features.Frame;
using LapeKnowledge.Web.Features.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Styles;

/// <summary>The page that shows every part of the look with its real markup. It is there in Development only.</summary>
internal static class StyleEndpoint
{
    public const string Address = "/tyylit";
    private const string View = "~/Views/styles.cshtml";
    private const string StyleSheet = "css/site.css";
    private const string Title = "Tyylit";

    public static void MapStyles(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.MapGet(Address, ShowAsync);
        }
    }

    private static async Task ShowAsync(
        HttpContext http, IUmbracoContextFactory contexts, IVariationContextAccessor variation, Frames frames, IWebHostEnvironment environment,
        IActionResultExecutor<ViewResult> executor, IModelMetadataProvider metadata)
    {
        using var context = contexts.EnsureUmbracoContext();
        variation.VariationContext = new VariationContext(Cultures.Finnish);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Cultures.Finnish);
        var action = new ActionContext(http, http.GetRouteData(), new ActionDescriptor());
        var css = await ReadAsync(environment);
        var data = new ViewDataDictionary(metadata, action.ModelState)
        {
            [Forms.FormPages.FrameKey] = frames.Of(null) with { Title = Title },
            ["Shown"] = new StylePage(ColourSheet.Read(css), StyleSamples.Scheme(http.Request.Query["savy"])),
        };
        await executor.ExecuteAsync(action, new ViewResult { ViewName = View, ViewData = data });
    }

    private static async Task<string> ReadAsync(IWebHostEnvironment environment)
    {
        await using var stream = environment.WebRootFileProvider.GetFileInfo(StyleSheet).CreateReadStream();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}

/// <param name="Scheme">The class that makes the page light or dark; null for what the reader's system says.</param>
internal sealed record StylePage(ColourSheet Colours, string? Scheme);
