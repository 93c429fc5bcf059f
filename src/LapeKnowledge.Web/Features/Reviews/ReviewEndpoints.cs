using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Differences;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>The queue of descriptions, and the page where one of them is read, commented on and decided of.</summary>
internal static class ReviewEndpoints
{
    public const string DoField = "tee";

    /// <summary>Of the one form of the page.</summary>
    public const string FormId = "arvio";

    /// <summary>Of the button that the Enter key presses: everything comes back as it was typed.</summary>
    public const string Stay = "pysy";

    /// <summary>The beginning of what the button at a field sends; its name follows.</summary>
    public const string Comment = "kommentoi-";

    /// <summary>The beginning of what the button at a comment sends; its id follows.</summary>
    public const string Resolve = "kuittaa-";
    public const string RequestChanges = "pyyda";
    public const string Publish = "julkaise";
    public const string Schedule = "ajasta";
    public const string Decline = "hylkaa";
    public const string TextField = "kommentti";
    public const string WordsField = "viesti";
    public const string WhenField = "aika";
    public const string VersionField = "versio";
    public const string MarkField = "luettu";
    public const string AgainstField = "vertaa";

    /// <summary>An editor who has much to say says it in several comments.</summary>
    private const int MostBytes = 512 * 1024;

    public static void MapReviews(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(ReviewAddresses.Queue, ShowQueueAsync).ForEditors();
        endpoints.MapForm(ReviewAddresses.One, ShowAsync, SendAsync, MostBytes).ForEditors();
    }

    private static async Task<FormPage?> ShowQueueAsync(FormContext context) =>
        new("Reviews/queue", context.Text(InterfaceTexts.ReviewQueueTitle), await context.Get<ReviewQueue>().ReadAsync(context.Http.Request.Query, context.Culture, context.Cancellation));

    private static async Task<Contribution?> FindAsync(FormContext context) =>
        await context.Get<ContributionStore>().FindAsync(context.Key("contribution"), context.Cancellation);

    private static async Task<FormPage?> ShowAsync(FormContext context) =>
        await FindAsync(context) is { } contribution ? await ShowAsync(context, contribution, []) : null;

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (await FindAsync(context) is not { } contribution)
        {
            return null;
        }

        var asked = context[DoField];
        return asked.StartsWith(Comment, StringComparison.Ordinal) ? await CommentAsync(context, contribution, asked[Comment.Length..])
            : asked.StartsWith(Resolve, StringComparison.Ordinal) ? await ResolveAsync(context, contribution, asked[Resolve.Length..])
            : asked == Stay ? await ShowAsync(context, contribution, [])
            : await DecideAsync(context, contribution);
    }

    private static async Task<FormPage?> CommentAsync(FormContext context, Contribution contribution, string field)
    {
        if (Typed(context).GetValueOrDefault(field) is not { Length: <= ReviewComment.TextLength } text)
        {
            return await ShowAsync(context, contribution, new() { [TextIdOf(ReviewFields.All.Contains(field) ? field : ReviewFields.Whole)] = context.Text(InterfaceTexts.ReviewCommentWrong, ReviewComment.TextLength) });
        }

        if (contribution.State is not (ContributionState.Sent or ContributionState.ChangesRequested))
        {
            var notice = $"{context.Text(InterfaceTexts.ReviewChangedMeanwhile)} ”{text}”"; // nobody would read it there; its writer has it here
            return await ShowAsync(context with { Notice = notice }, contribution, []) is { } page ? page with { Status = StatusCodes.Status409Conflict } : null;
        }

        await context.Get<ReviewStore>().CommentAsync(contribution.Id, field, text, context.Actor.Key, context.Cancellation);
        return await GoOnAsync(context, contribution, field);
    }

    private static async Task<FormPage?> ResolveAsync(FormContext context, Contribution contribution, string id)
    {
        _ = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var reviews = context.Get<ReviewStore>();
        var comment = (await reviews.CommentsAsync(contribution.Id, context.Cancellation)).FirstOrDefault(c => c.Id == number);
        await reviews.ResolveAsync(contribution.Id, number, context.Cancellation);
        return await GoOnAsync(context, contribution, comment?.Field ?? ReviewFields.Whole);
    }

    /// <summary>What else was typed and is not sent yet comes back with the page.</summary>
    /// <param name="done">The field that has been seen to: what was typed there is kept by now.</param>
    private static async Task<FormPage> GoOnAsync(FormContext context, Contribution contribution, string done)
    {
        var left = context.Fields.Where(f => f.Key != TextIdOf(done) || !context[DoField].StartsWith(Comment, StringComparison.Ordinal)).ToDictionary();
        var after = context with { Fields = new FormCollection(left) };
        return Typed(after).Count > 0 || after[WordsField].Length > 0 || after[WhenField].Length > 0
            ? await ShowAsync(after, contribution, [])
            : FormPage.Redirect($"{ReviewAddresses.One.At(context.Culture, contribution.Id)}#{done}");
    }

    /// <summary>The comments in the form, by their fields; those that are empty are none.</summary>
    private static Dictionary<string, string> Typed(FormContext context) =>
        ReviewFields.All.Append(ReviewFields.Whole).Select(f => (Field: f, Text: FormText.Lines(context.Fields[TextIdOf(f)]))).Where(t => t.Text.Length > 0).ToDictionary(t => t.Field, t => t.Text);

    private static async Task<FormPage?> DecideAsync(FormContext context, Contribution contribution)
    {
        var reviews = context.Get<ReviewStore>();
        var last = (await reviews.LastAsync([contribution.Id], context.Cancellation)).GetValueOrDefault(contribution.Id);
        var isCommented = (await reviews.CommentsAsync(contribution.Id, context.Cancellation)).Any(c => c.ResolvedUtc is null && !(c.CreatedUtc <= last?.AtUtc));
        var typed = Typed(context);
        var (decided, errors) = Read(context, isCommented || typed.Count > 0);
        foreach (var (field, text) in typed.Where(t => t.Value.Length > ReviewComment.TextLength || context[DoField] != RequestChanges))
        {
            errors[TextIdOf(field)] = text.Length > ReviewComment.TextLength ? context.Text(InterfaceTexts.ReviewCommentWrong, ReviewComment.TextLength) : context.Text(InterfaceTexts.ReviewCommentUnsent);
        }

        if (decided is null || errors.Count > 0)
        {
            return await ShowAsync(context, contribution, errors);
        }

        foreach (var (field, text) in typed)
        {
            await reviews.CommentAsync(contribution.Id, field, text, context.Actor.Key, context.Cancellation); // what is written at the fields is a part of asking
        }

        _ = int.TryParse(context[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var (result, decision) = await context.Get<Reviewing>().DecideAsync(contribution.Id, version, context[MarkField], context.Actor.Key, decided, context.Cancellation);
        if (result == ReviewResult.Done)
        {
            await context.Get<ReviewMails>().TellAsync(decision!, CancellationToken.None);
            return FormPage.Redirect(ReviewAddresses.One.At(context.Culture, contribution.Id));
        }

        var notice = context.Text(result switch
        {
            ReviewResult.Gone => InterfaceTexts.ReviewGone,
            ReviewResult.Refused => InterfaceTexts.ReviewRefused,
            ReviewResult.OtherLanguage => InterfaceTexts.ReviewOtherLanguage,
            _ => InterfaceTexts.ReviewChangedMeanwhile,
        });
        return await FindAsync(context) is { } now && await ShowAsync(context with { Notice = notice }, now, []) is { } page ? page with { Status = StatusCodes.Status409Conflict } : null;
    }

    /// <param name="isCommented">Whether something has been said of the text since the last decision: the author has been told of what is older.</param>
    private static (Decided? Decided, Dictionary<string, string> Errors) Read(FormContext context, bool isCommented)
    {
        var errors = new Dictionary<string, string>();
        var words = FormText.Lines(context.Fields[WordsField]) is { Length: > 0 } text ? text : null;
        if (words?.Length > ReviewDecision.WordsLength)
        {
            errors[WordsField] = context.Text(InterfaceTexts.AdoptionTextLong, ReviewDecision.WordsLength);
        }

        switch (context[DoField])
        {
            case RequestChanges when words is null && !isCommented:
                errors.TryAdd(WordsField, context.Text(InterfaceTexts.ReviewWordsMissing));
                break;
            case Decline when words is null:
                errors.TryAdd(WordsField, context.Text(InterfaceTexts.ReviewWordsMissing));
                break;
            case Schedule when MomentOf(context) is null:
                errors.TryAdd(WhenField, context.Text(InterfaceTexts.ReviewWhenWrong));
                break;
            case RequestChanges or Decline or Schedule or Publish:
                break;
            default:
                errors.TryAdd(WordsField, context.Text(InterfaceTexts.FormBroken));
                break;
        }

        return errors.Count > 0 ? (null, errors) : (context[DoField] switch
        {
            RequestChanges => new Decided(DecisionKind.ChangesRequested, words),
            Decline => new Decided(DecisionKind.Declined, words),
            Schedule => new Decided(DecisionKind.Scheduled, words, MomentOf(context)),
            _ => new Decided(DecisionKind.Published, words),
        }, errors);
    }

    /// <summary>A Finnish local time that is still to come, within two years; null for anything else.</summary>
    private static DateTime? MomentOf(FormContext context)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm", "d.M.yyyy H.mm", "d.M.yyyy H:mm"];
        if (!DateTime.TryParseExact(context[WhenField], forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var (utc, now) = (Dates.ToUtc(local), context.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        return utc > now && utc < now.AddYears(2) ? utc : null;
    }

    public static string TextIdOf(string field) => $"{TextField}-{field}";

    private static async Task<FormPage> ShowAsync(FormContext context, Contribution contribution, Dictionary<string, string> errors)
    {
        var (reviews, reviewing) = (context.Get<ReviewStore>(), context.Get<Reviewing>());
        var document = reviewing.Document(contribution);
        var comments = await reviews.CommentsAsync(contribution.Id, context.Cancellation);
        var decisions = await reviews.DecisionsAsync(contribution.Id, context.Cancellation);
        var findings = context.Get<DraftStore>().Read(contribution) is { } content ? await ReadPages.FindingsAsync(context, contribution, content) : [];
        var answers = contribution.AnswerList().Where(a => findings.Any(f => f.Finding.Id == a.Finding)).ToList(); // what was found in words that are gone is nothing to read
        var people = await context.Get<MemberNames>().OfAsync([contribution.AuthorKey, .. comments.Select(c => c.EditorKey), .. decisions.Select(d => d.EditorKey), .. answers.Select(a => a.Member)], context.Cancellation);
        string NameOf(Guid person) => people.GetValueOrDefault(person).NameOr(context.Text(InterfaceTexts.AdoptionErasedMember));

        var now = document is null ? ReviewTexts.Empty : ReviewTexts.Of(document, contribution.Culture, isPublished: false);
        var (before, against) = Before(context, document, contribution, decisions);
        var open = new ReviewedTexts(context.Get<Texts>(), context.Culture);
        var title = now[ReviewFields.Name] is { Length: > 0 } name ? name : context.Text(InterfaceTexts.AdoptionItemGone);
        var shown = new ReviewPage(
            contribution.Id, title, contribution.Culture, contribution.State, context.Notice, errors, contribution.Version, now.MarkWith(contribution))
        {
            Pilot = context.Get<RelatedContent>().Get<Pilot>(contribution.PilotKey) is { } pilot ? context.Get<ItemLinks>().To(pilot, context.Culture) : null,
            Author = NameOf(contribution.AuthorKey),
            Sent = contribution.SentUtc is { } sent ? Dates.OfUtcDay(sent) : null,
            Preview = document is null ? null : Curating.CuratingAddresses.Preview.At(contribution.Culture, document.Key),
            Unanswered = contribution.State == ContributionState.Sent ? [.. findings.Where(f => f.Answer is null)] : [],
            Answers = [.. answers.Select(a => new AnsweredFinding(a.Quote, a.Reason, NameOf(a.Member)))],
            Files = await context.Get<StepPages>().FilesAsync(contribution, contribution.FileList(), context.Cancellation),
            Fields = [.. ReviewFields.All.Where(f => now[f].Length > 0 || before?[f].Length > 0).Select(f => open.Field(f, before, now, Shown(comments, f, NameOf)))],
            Whole = Shown(comments, ReviewFields.Whole, NameOf),
            Against = against,
            Decisions = [.. decisions.Select(d => new DecisionRow(context.Text(ReviewedTexts.LabelOf(d.Kind)), NameOf(d.EditorKey), context.Get<Dates>().Of(context.Culture, Dates.ToLocal(d.AtUtc))!, d.Words, d.PublishUtc is { } at ? context.Get<Dates>().Of(context.Culture, Dates.ToLocal(at)) : null))],
            Words = context.Fields[WordsField].ToString(),
            When = context[WhenField],
            Typed = Typed(context),
        };
        return new FormPage("Reviews/one", errors.Count > 0 ? context.Text(InterfaceTexts.FormWrongTitle, title) : title, shown, Status: errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static IReadOnlyList<ShownComment> Shown(IReadOnlyList<ReviewComment> comments, string field, Func<Guid, string> name) =>
        [.. comments.Where(c => c.Field == field).Select(c => new ShownComment(c.Id, name(c.EditorKey), Dates.OfUtcDay(c.CreatedUtc)!, c.Text, c.ResolvedUtc is not null))];

    /// <summary>The text that the new one is compared with: what is published, or what an earlier decision was about, as the address asks; by itself what is published, and while the author mends what he was asked to, what was commented on.</summary>
    private static (ReviewTexts? Before, IReadOnlyList<ComparedWith> Choices) Before(FormContext context, IContent? document, Contribution contribution, IReadOnlyList<ReviewDecision> decisions)
    {
        var choices = new List<(string Value, string Label, Func<ReviewTexts> Read)>();
        foreach (var decision in decisions)
        {
            choices.Add((decision.Id.ToString(CultureInfo.InvariantCulture), context.Text(InterfaceTexts.ReviewAgainstDecision, context.Text(ReviewedTexts.LabelOf(decision.Kind)), Dates.OfUtcDay(decision.AtUtc)!.Text), () => ReviewTexts.Read(decision.Texts)));
        }

        if (document is not null && document.IsCulturePublished(contribution.Culture))
        {
            choices.Insert(decisions is [{ Kind: DecisionKind.ChangesRequested }, ..] ? choices.Count : 0, ("julkaistu", context.Text(InterfaceTexts.ReviewAgainstPublished), () => ReviewTexts.Of(document, contribution.Culture, isPublished: true)));
        }

        var asked = context.Http.Request.Query[AgainstField].ToString();
        var chosen = choices.FindIndex(c => c.Value == asked) is >= 0 and var index ? index : 0;
        return choices.Count == 0 ? (null, []) : (choices[chosen].Read(), [.. choices.Select((c, i) => new ComparedWith(c.Value, c.Label, i == chosen))]);
    }
}
