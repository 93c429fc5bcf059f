using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Following;

internal sealed class FollowingComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<DigestDbContext>(DigestDbContext.History);
        var services = builder.Services;
        services.AddSingleton<FollowStore>();
        services.AddSingleton<IOwnPart, OwnFollows>();
        services.AddSingleton<DigestSubjects>();
        services.AddSingleton<IDigestPart, PublishedDigest>();
        services.AddSingleton<Digests>();
        services.AddSingleton<DigestStore>();
        services.AddSingleton<IPersonalData>(provider => provider.GetRequiredService<DigestStore>());
        services.AddSingleton<DigestUpkeep>();
        services.AddSingleton<IUpkeep>(provider => provider.GetRequiredService<DigestUpkeep>());
    }
}
