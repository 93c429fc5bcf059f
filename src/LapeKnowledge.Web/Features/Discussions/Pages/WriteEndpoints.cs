using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The forms to begin a thread, to answer and to edit. Whoever is no longer signed in when he sends gets his text back, with where to sign in.</summary>
internal static partial class WriteEndpoints
{
    public const string TitleField = "otsikko";
    public const string TextField = "teksti";
    public const string SendingField = "lahetys";
    public const string AnswerField = "vastaus";
    public const string RevisionField = "versio";
    public const string ActField = "toimi";
    public const string DraftAct = "luonnos";
    public const string PreviewAct = "esikatselu";
    public const string PlaceField = "paikka";
    public const string QuoteParameter = "lainaa";

    /// <summary>More than a post may be, so that a text that is too long comes back to its writer instead of being cut off by the server.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>All the files of a post at once, as they come without the script.</summary>
    private const int MostFileBytes = MostBytes + PostAttachment.MostOfPost * 21_000_000;

    private const string View = "Discussions/write";

    public static void MapWriting(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(DiscussionAddresses.Choose, ChooseAsync).ForMembers();
        endpoints.MapForm(DiscussionAddresses.New, ShowNewAsync, BeginAsync, MostBytes, mostOfMembers: MostFileBytes);
        endpoints.MapForm(DiscussionAddresses.Reply, ShowReplyAsync, ReplyAsync, MostBytes, mostOfMembers: MostFileBytes);
        endpoints.MapForm(DiscussionAddresses.Edit, ShowEditAsync, EditAsync, MostBytes, mostOfMembers: MostFileBytes);
    }

    /// <summary>Where to begin: for those who do not come from a forum.</summary>
    private static Task<FormPage?> ChooseAsync(FormContext context)
    {
        var asked = context.Http.Request.Query[TitleField].ToString();
        var rest = asked.Length is > 0 and <= DiscussionThread.TitleLength ? $"?{TitleField}={Uri.EscapeDataString(asked)}" : null;
        var forums = context.Get<ForumDirectory>().All(context.Culture, context.Member).Select(f => (f, DiscussionAddresses.New.To(context.Culture, f.Key) + rest)).ToList();
        return Task.FromResult<FormPage?>(new FormPage("Discussions/choose", context.Text(InterfaceTexts.DiscussionChoose), forums));
    }

    private static async Task<FormPage?> ShowNewAsync(FormContext context)
    {
        if (await ForumAsync(context) is not { } forum)
        {
            return null;
        }

        if (context.Member is null && context.Notice is null)
        {
            return FormPage.Redirect(HomeEndpoints.SignIn(context)!);
        }

        var place = DiscussionDrafts.OfNew(forum.Key);
        var draft = await DraftAsync(context, place);
        var asked = context.Http.Request.Query[TitleField].ToString();
        return Page(context, FormOfNew(context, forum, draft) with
        {
            Title = context.Fields.Count > 0 ? context[TitleField] : draft?.Title ?? FormText.Beginning(asked, DiscussionThread.TitleLength),
            Text = context.Fields.Count > 0 ? Text(context) : draft?.Text ?? string.Empty,
            Notice = NoticeOf(context),
            Attached = await context.Get<AttachmentForms>().ShowAsync(context, context.Member, place, []),
        });
    }

    private static async Task<FormPage?> BeginAsync(FormContext context)
    {
        if (await ForumAsync(context) is not { } forum)
        {
            return Gone(context, string.Empty, DiscussionAddresses.New.To(context.Culture, context.Key("forum")), DiscussionDrafts.OfNew(context.Key("forum")), null);
        }

        var form = FormOfNew(context, forum, null) with { Title = context[TitleField], Text = Text(context) };
        var title = SearchTitle(form.Title);
        return await PostAsync(context, form, title, (post, member) => context.Get<DiscussionWriter>().BeginAsync(forum.Key, title, context.Culture, post, member, context.Cancellation));
    }

    private static async Task<FormPage?> ShowReplyAsync(FormContext context)
    {
        if (await ThreadAsync(context) is not { } thread)
        {
            return null;
        }

        if (context.Member is null && context.Notice is null)
        {
            return FormPage.Redirect(HomeEndpoints.SignIn(context)!);
        }

        if (thread.MergedInto is not null)
        {
            return await ThereAsync(context) is { } there ? FormPage.Redirect(DiscussionAddresses.Reply.To(context.Culture, there.Id)) : null;
        }

        var draft = await DraftAsync(context, DiscussionDrafts.OfReply(thread.Id));
        var quoted = int.TryParse(context.Http.Request.Query[QuoteParameter].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await context.Get<ThreadReading>().FindPostAsync(thread, number, context.Member, context.Cancellation)
            : null;
        var text = context.Fields.Count > 0 ? Text(context) : draft?.Text ?? string.Empty;
        if (quoted is { State: PostState.Visible } && context.Fields.Count == 0)
        {
            var names = await context.Get<MemberNames>().OfAsync([quoted.AuthorKey], context.Cancellation);
            var quote = PostText.Quote(quoted.Text, context.Get<DiscussionModels>().Name(names.GetValueOrDefault(quoted.AuthorKey), context.Culture), quoted.Number,
                DiscussionAddresses.OfPost(DiscussionAddresses.Thread.To(context.Culture, thread.Id), quoted.Number));
            text = text.Length == 0 ? quote : $"{text.TrimEnd()}\n\n{quote}";
        }

        return Page(context, FormOfReply(context, thread) with
        {
            Text = text,
            Notice = NoticeOf(context) ?? (thread.IsClosedTo(context.Member) ? context.Text(InterfaceTexts.DiscussionIsClosed) : null), // before anything is written; a text that is there already may be taken along
            AnswerTo = quoted?.Number ?? Answered(context),
            Attached = await context.Get<AttachmentForms>().ShowAsync(context, context.Member, DiscussionDrafts.OfReply(thread.Id), []),
            Saved = draft is null ? null : context.Get<DiscussionModels>().Dates.OfUtcMoment(context.Culture, draft.SavedUtc),
        });
    }

    private static async Task<FormPage?> ReplyAsync(FormContext context)
    {
        if (await ThereAsync(context) is not { } thread)
        {
            return await GoneAsync(context, DiscussionAddresses.Reply.To(context.Culture, context.Number("thread")), DiscussionDrafts.OfReply(context.Number("thread")));
        }

        var answered = Answered(context) is not { } number || thread.Id == context.Number("thread") ? Answered(context)
            : (await context.Get<ThreadReading>().MovedAsync(context.Number("thread"), number, context.Member, context.Cancellation))?.Number;
        var form = FormOfReply(context, thread) with { Text = Text(context), AnswerTo = answered };
        return await PostAsync(context, form, thread.Title, (post, member) => context.Get<DiscussionWriter>().ReplyAsync(thread.Id, post, member, context.Cancellation));
    }

    /// <summary>What beginning a thread and answering have in common: the form comes back with what is wrong, is kept for later, or becomes a post.</summary>
    /// <param name="title">Of the thread, as it will be.</param>
    private static async Task<FormPage?> PostAsync(FormContext context, WriteShown form, string title, Func<NewPost, ActingMember, Task<Posted>> write)
    {
        if (context.Member is not { } member)
        {
            return SignedOut(context, form);
        }

        if (await SentAsync(context, form) is { } sent)
        {
            return sent;
        }

        var files = await context.Get<AttachmentForms>().TakeAsync(context, form.Place);
        form = form with { Attached = files.Shown };
        if (await KeptAsync(context, form, form.Back!) is { } kept)
        {
            return kept;
        }

        form = form with { TitleError = form.Title is null ? null : TitleError(context, title), TextError = TextError(context, form.Text) };
        if (await RefusedAsync(context, form, files) is { } refused)
        {
            return refused;
        }

        var mentions = await context.Get<MentionFinder>().FindAsync(form.Text, context.Cancellation);
        var posted = await write(new NewPost(form.Text, Sending(context), mentions, form.AnswerTo) { Attachments = files.Sent ?? [] }, member);
        return await AnswerAsync(context, form, posted, title, files);
    }

    private static async Task<FormPage?> ShowEditAsync(FormContext context)
    {
        if (context.Member is null && context.Notice is null)
        {
            return await ThreadAsync(context) is null ? null : FormPage.Redirect(HomeEndpoints.SignIn(context)!);
        }

        if (await ThreadAsync(context) is not { } thread || await context.Get<ThreadReading>().FindPostAsync(thread, context.Number("number"), context.Member, context.Cancellation) is not { } post)
        {
            return null;
        }

        if (context.Member is { } member && member.Key != post.AuthorKey && !member.Moderates(thread.ForumKey))
        {
            return Refused(context);
        }

        var place = DiscussionDrafts.OfEdit(thread.Id, post.Number);
        var draft = context.Member is null ? null : await DraftAsync(context, place);
        var own = (await context.Get<ThreadReading>().AttachmentsAsync([post.Id], context.Cancellation)).Where(a => a.RemovedIn is null).ToList();
        return Page(context, FormOfEdit(context, thread, post.Number, post.Revisions) with
        {
            Title = post.Number > 1 ? null : context.Fields.Count > 0 ? context[TitleField] : thread.Title,
            Text = context.Fields.Count > 0 ? Text(context) : draft?.Text ?? post.Text,
            Notice = NoticeOf(context),
            Attached = await context.Get<AttachmentForms>().ShowAsync(context, context.Member, place, own, post.Id),
            Saved = draft is null ? null : context.Get<DiscussionModels>().Dates.OfUtcMoment(context.Culture, draft.SavedUtc),
        });
    }

    private static async Task<FormPage?> EditAsync(FormContext context)
    {
        var number = context.Number("number");
        if (await ThreadAsync(context) is not { } thread)
        {
            return await GoneAsync(context, DiscussionAddresses.Edit.To(context.Culture, context.Number("thread"), number), DiscussionDrafts.OfEdit(context.Number("thread"), number));
        }

        var revisions = int.TryParse(context[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : -1;
        var form = FormOfEdit(context, thread, number, revisions) with { Text = Text(context), Title = number == 1 ? context[TitleField] : null };
        if (context.Member is not { } member)
        {
            return SignedOut(context, form);
        }

        if (await context.Get<ThreadReading>().FindPostAsync(thread, number, member, context.Cancellation) is not { } post)
        {
            return await GoneAsync(context, form.Action, form.Place);
        }

        if (post.AuthorKey != member.Key && !member.Moderates(thread.ForumKey))
        {
            return Refused(context);
        }

        var files = await context.Get<AttachmentForms>().TakeAsync(context, form.Place, post.Id);
        form = form with { Attached = files.Shown };
        if (await KeptAsync(context, form, DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, number)) is { } kept)
        {
            return kept;
        }

        var title = number == 1 ? SearchTitle(form.Title!) : null;
        form = form with { TitleError = title is null ? null : TitleError(context, title), TextError = TextError(context, form.Text) };
        if (await RefusedAsync(context, form, files) is { } refused)
        {
            return refused;
        }

        var mentions = await context.Get<MentionFinder>().FindAsync(form.Text, context.Cancellation);
        var posted = await context.Get<DiscussionWriter>().EditAsync(thread.Id, number, new EditedPost(form.Text, title, revisions, mentions, files.Sent), member, context.Cancellation);
        if (posted.Problem == PostProblem.Changed)
        {
            var now = await context.Get<ThreadReading>().FindPostAsync(thread, number, member, context.Cancellation);
            return Page(context, form with { Revisions = now?.Revisions, Notice = context.Text(InterfaceTexts.DiscussionChanged) }, StatusCodes.Status409Conflict);
        }

        await context.Get<DiscussionAttachments>().EraseRemovedAsync(post.Id, context.Cancellation);
        return await AnswerAsync(context, form, posted, title ?? thread.Title, files);
    }
}
