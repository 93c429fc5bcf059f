using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Following;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Adoptions;

internal sealed class AdoptionsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<AdoptionDbContext>(AdoptionDbContext.History);
        builder.Services.AddSingleton<AdoptionStore>();
        builder.Services.AddSingleton<AdoptionForms>();
        builder.Services.AddSingleton<AdoptionPages>();
        builder.Services.AddSingleton<IPersonalData, AdoptionPersonalData>();
        builder.Services.AddSingleton<IOwnPart, OwnAdoptions>();
        builder.Services.AddSingleton<IEditorPart, EditorsAdoptions>();
        builder.Services.AddSingleton<IDigestPart, AdoptionDigest>();
    }
}
