using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Umbraco.PropertyEditors;

internal static class PropertyEditorRegistration
{
    public static IUmbracoBuilder AddPropertyEditorPorts(this IUmbracoBuilder umbraco)
    {
        return umbraco;
    }
}
