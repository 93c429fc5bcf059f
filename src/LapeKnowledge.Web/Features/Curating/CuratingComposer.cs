using LapeKnowledge.Web.Features.Editing;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Curating;

internal sealed class CuratingComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<Lifts>();
        builder.Services.AddSingleton<Featuring>();
        builder.Services.AddSingleton<Raising>();
        builder.Services.AddSingleton<IEditorPart, LiftPart>();
    }
}
