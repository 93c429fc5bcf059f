using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Web.Features.Reviews;

internal sealed class ReviewsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<ReviewDbContext>(ReviewDbContext.History);
        builder.AddNotificationAsyncHandler<ContentPublishingNotification, ScheduleGuard>();
        var services = builder.Services;
        services.AddSingleton<ReviewStore>();
        services.AddSingleton<Reviewing>();
        services.AddSingleton<DecidedList>();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<DecisionReaders>();
        services.AddSingleton<ReviewMails>();
        services.AddSingleton<IUpkeep>(provider => provider.GetRequiredService<ReviewMails>());
        services.AddSingleton<IUpkeep, ScheduleUpkeep>();
        services.AddSingleton<IPersonalData, ReviewPersonalData>();
        services.AddSingleton<IFieldComments, FieldComments>();
        services.AddSingleton<IEditorDecisions, EditorDecisions>();
        services.AddSingleton<IEditorPart, QueuePart>();
    }
}

/// <summary>The open comments, for the team that mends its description.</summary>
internal sealed class FieldComments(ContributionStore contributions, ReviewStore reviews, MemberNames names, Texts texts, CurrentCulture reader) : IFieldComments
{
    private const string NameOfDocument = "name";

    public async Task<IReadOnlyList<FieldComment>> OfAsync(Guid document, string culture, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(document, culture, cancellation) is not { } contribution)
        {
            return [];
        }

        var open = (await reviews.CommentsAsync(contribution.Id, cancellation)).Where(c => c.ResolvedUtc is null).ToList();
        var people = await names.OfAsync(open.Select(c => c.EditorKey), cancellation);
        string NameOf(Guid editor) => people.GetValueOrDefault(editor).NameOr(texts.Get(reader.Value, InterfaceTexts.AdoptionErasedMember));
        return [.. open.Select(c => new FieldComment(AliasOf(c.Field), c.Text, NameOf(c.EditorKey), c.CreatedUtc))];
    }

    private static string AliasOf(string field) => field switch
    {
        ReviewFields.Name => NameOfDocument,
        ReviewFields.Whole => string.Empty,
        _ => field,
    };
}

/// <summary>What was decided, for the team that is to know where its description is.</summary>
internal sealed class EditorDecisions(ReviewStore reviews) : IEditorDecisions
{
    public async Task<IReadOnlyDictionary<Guid, EditorDecision>> LastAsync(IEnumerable<Guid> contributions, CancellationToken cancellation) =>
        (await reviews.LastAsync(contributions, cancellation)).ToDictionary(d => d.Key, d => new EditorDecision(KindOf(d.Value.Kind), d.Value.AtUtc, d.Value.PublishUtc));

    public Task<string?> LastWordsAsync(Guid contribution, CancellationToken cancellation) => reviews.LastWordsAsync(contribution, cancellation);

    private static EditorDecisionKind KindOf(DecisionKind kind) => kind switch
    {
        DecisionKind.ChangesRequested => EditorDecisionKind.ChangesRequested,
        DecisionKind.Published => EditorDecisionKind.Published,
        DecisionKind.Scheduled => EditorDecisionKind.Scheduled,
        _ => EditorDecisionKind.Declined,
    };
}

/// <summary>On the editors' page: what waits for them.</summary>
internal sealed class QueuePart(ReviewQueue queue, Texts texts) : IEditorPart
{
    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var (waiting, late) = await queue.CountAsync(cancellation);
        var note = waiting == 0 ? texts.Get(culture, InterfaceTexts.ReviewQueueEmptyNote)
            : late == 0 ? texts.Format(culture, InterfaceTexts.ReviewQueueNote, waiting)
            : texts.Format(culture, InterfaceTexts.ReviewQueueLateNote, waiting, late);
        return new OwnPart(10, texts.Get(culture, InterfaceTexts.ReviewQueueTitle), [new OwnLink(ReviewAddresses.Queue.In(culture), texts.Get(culture, InterfaceTexts.ReviewQueueOpen), note)]);
    }
}

/// <summary>What an editor said and decided is his to download. It is the record of a decision, so it stays when he is erased, without his name.</summary>
internal sealed class ReviewPersonalData(ReviewStore reviews) : IPersonalData
{
    public string Part => "reviews";

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        var (comments, decisions) = await reviews.OfEditorAsync(member, cancellation);
        return new PersonalDataPart(
            comments.Count + decisions.Count == 0 ? null : new
            {
                Comments = comments.Select(c => new { c.ContributionId, c.Field, c.Text, c.CreatedUtc }),
                Decisions = decisions.Select(d => new { d.ContributionId, Kind = d.Kind.ToString(), d.AtUtc, d.Words, d.PublishUtc }),
            },
            []);
    }

    public Task EraseAsync(Guid member, CancellationToken cancellation) => Task.CompletedTask;
}
