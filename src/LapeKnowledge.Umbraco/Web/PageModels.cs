using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>
/// Gives a view the model it declares: <c>ContentModel</c>, <c>ContentModel&lt;GoodPractice&gt;</c>, <c>IPublishedContent</c> or a typed model
/// of the site. What a view declares is found out once.
/// </summary>
internal sealed class PageModels
{
    private readonly ConcurrentDictionary<Type, Func<IPublishedContent, object?>> _makers = new();

    /// <exception cref="InvalidOperationException">The view declares a model that the document is not.</exception>
    public object For(IView view, IPublishedContent content)
    {
        var page = (view as RazorView)?.RazorPage.GetType() ?? typeof(object);
        return _makers.GetOrAdd(page, static type => MakerFor(DeclaredModel(type)))(content)
            ?? throw new InvalidOperationException($"The view {view.Path} declares the model {DeclaredModel(page)}, which a document of type {content.ContentType.Alias} ({content.GetType().Name}) is not.");
    }

    private static Type DeclaredModel(Type page)
    {
        for (var type = page; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RazorPage<>))
            {
                return type.GetGenericArguments()[0];
            }
        }
        return typeof(object);
    }

    private static Func<IPublishedContent, object?> MakerFor(Type model)
    {
        if (model.IsAssignableFrom(typeof(ContentModel)))
        {
            return content => new ContentModel(content);
        }
        if (model.IsGenericType && model.GetGenericTypeDefinition() == typeof(ContentModel<>))
        {
            return ((IModelMaker)Activator.CreateInstance(typeof(TypedModelMaker<>).MakeGenericType(model.GetGenericArguments()))!).Make;
        }
        return content => model.IsInstanceOfType(content) ? content : null;
    }

    private interface IModelMaker
    {
        object? Make(IPublishedContent content);
    }

    private sealed class TypedModelMaker<T> : IModelMaker where T : IPublishedContent
    {
        public object? Make(IPublishedContent content) => content is T typed ? new ContentModel<T>(typed) : null;
    }
}
