using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>Renders documents with the Razor views of the site.</summary>
internal sealed class PageRenderer(
    ICompositeViewEngine views,
    IActionResultExecutor<ViewResult> executor,
    IModelMetadataProvider metadata,
    ITempDataDictionaryFactory tempData,
    PageModels models)
{
    private const string ContentType = "text/html; charset=utf-8";
    private static readonly ActionDescriptor PageAction = new() { DisplayName = "Umbraco page" };

    /// <summary>Renders <c>Views/{name}.cshtml</c>.</summary>
    /// <param name="content">The document that the view shows; null for a view without a model.</param>
    /// <returns>False when there is no such view; nothing has been written then.</returns>
    public async Task<bool> TryRender(HttpContext http, string name, IPublishedContent? content, int status)
    {
        var found = views.GetView(executingFilePath: null, $"/Views/{name}.cshtml", isMainPage: true);
        if (!found.Success)
        {
            return false;
        }
        using var disposable = found.View as IDisposable;
        var action = new ActionContext(http, http.GetRouteData(), PageAction);
        var data = new ViewDataDictionary(metadata, action.ModelState) { Model = content is null ? null : models.For(found.View, content) };
        await ((ViewExecutor)executor).ExecuteAsync(action, found.View, data, tempData.GetTempData(http), ContentType, status);
        return true;
    }
}
