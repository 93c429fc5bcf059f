using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Blocks;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>Renders the blocks of rich texts with <c>Views/Partials/richtext/Components/{type alias}.cshtml</c>.</summary>
internal sealed class BlockViews(
    ICompositeViewEngine views,
    IModelMetadataProvider metadata,
    ITempDataDictionaryFactory tempData,
    IHttpContextAccessor http,
    IServiceProvider services,
    ILogger<BlockViews> logger) : IPartialViewBlockEngine
{
    public async Task<string> ExecuteAsync(IBlockReference<IPublishedElement, IPublishedElement> blockReference)
    {
        var path = $"/Views/Partials/richtext/Components/{blockReference.Content.ContentType.Alias}.cshtml";
        var found = views.GetView(executingFilePath: null, path, isMainPage: false);
        if (!found.Success)
        {
            logger.LogWarning("There is no {View} for a block in a rich text; nothing is shown in its place.", path);
            return string.Empty;
        }
        var context = http.HttpContext ?? new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        await using var writer = new StringWriter();
        var data = new ViewDataDictionary(metadata, action.ModelState) { Model = blockReference };
        var view = new ViewContext(action, found.View, data, tempData.GetTempData(context), writer, new HtmlHelperOptions());
        await found.View.RenderAsync(view);
        return writer.ToString();
    }
}
