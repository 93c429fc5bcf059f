using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Features.SharePictures;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Discussions;

internal sealed class DiscussionsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<DiscussionsDbContext>(DiscussionsDbContext.History);
        var services = builder.Services;
        services.AddOptions<DiscussionOptions>().BindConfiguration(DiscussionOptions.Section);
        services.AddSingleton<ForumDirectory>();
        services.AddSingleton<ThreadLists>();
        services.AddSingleton<IFindablePages, FindableDiscussions>();
        services.AddSingleton<ISharedPages, SharedDiscussions>();
        services.AddSingleton<ThreadReading>();
        services.AddSingleton<ThreadModels>();
        services.AddSingleton<DiscussionModels>();
        services.AddSingleton<DiscussionSignals>();
        services.AddSingleton<DiscussionTurns>();
        services.AddSingleton<DiscussionWriter>();
        services.AddSingleton<DiscussionReaders>();
        services.AddSingleton<ReadMarks>();
        services.AddSingleton<DiscussionDrafts>();
        services.AddSingleton<DiscussionAttachments>();
        services.AddSingleton<AttachmentForms>();
        services.AddSingleton<IUpkeep, AttachmentUpkeep>();
        services.AddSingleton<MentionFinder>();
        services.AddSingleton<Moderation>();
        services.AddSingleton<Proposals>();
        services.AddSingleton<ForgottenNames>();
        services.AddSingleton<IEditorPart, DiscussionEditorPart>();
        services.AddSingleton<IOwnPart, DiscussionOwnPart>();
        services.AddSingleton<IPersonalData, DiscussionPersonalData>();
        services.AddSingleton<IDemoPart, SampleDiscussions>();
        services.AddSingleton<IOtherDocuments, ThreadDocuments>();
        services.AddSingleton<NoticeLists>();
        services.AddSingleton<NoticeMaker>();
        services.AddSingleton<NoticeMails>();
        services.AddSingleton<ModerationMails>();
        services.AddHostedService<NoticeWorker>();
        services.AddHostedService<OtherProcesses>();
    }
}
