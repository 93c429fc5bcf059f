using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The forms to begin a thread, to answer and to edit. Whoever is no longer signed in when he sends gets his text back, with where to sign in.</summary>
internal static class WriteEndpoints
{
    public const string TitleField = "otsikko";
    public const string TextField = "teksti";
    public const string SendingField = "lahetys";
    public const string AnswerField = "vastaus";
    public const string RevisionField = "versio";
    public const string ActField = "toimi";
    public const string DraftAct = "luonnos";
    public const string PlaceField = "paikka";
    public const string QuoteParameter = "lainaa";

    /// <summary>More than a post may be, so that a text that is too long comes back to its writer instead of being cut off by the server.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private const int MostNames = 8;
    private const string View = "Discussions/write";

    public static void MapWriting(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(DiscussionAddresses.Choose, ChooseAsync).ForMembers();
        endpoints.MapForm(DiscussionAddresses.New, ShowNewAsync, BeginAsync, MostBytes);
        endpoints.MapForm(DiscussionAddresses.Reply, ShowReplyAsync, ReplyAsync, MostBytes);
        endpoints.MapForm(DiscussionAddresses.Edit, ShowEditAsync, EditAsync, MostBytes);
        endpoints.MapPost(DiscussionAddresses.Draft, KeepAsync).WithMetadata(new RequestSizeLimitAttribute(FormEndpoints.MostBytes)).ForMembers();
        endpoints.MapRead(DiscussionAddresses.Names, async (string? alku, MentionFinder finder, CancellationToken cancellation) => Results.Json(await finder.SuggestAsync((alku ?? string.Empty).Trim(), MostNames, cancellation))).ForMembers();
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
            Title = context.Fields.Count > 0 ? context[TitleField] : draft?.Title ?? asked[..Math.Min(asked.Length, DiscussionThread.TitleLength)],
            Text = context.Fields.Count > 0 ? Text(context) : draft?.Text ?? string.Empty,
            Notice = context.Notice,
        });
    }

    private static async Task<FormPage?> BeginAsync(FormContext context)
    {
        if (await ForumAsync(context) is not { } forum)
        {
            return null;
        }

        var form = FormOfNew(context, forum, null) with { Title = context[TitleField], Text = Text(context) };
        if (context.Member is not { } member)
        {
            return SignedOut(context, form);
        }

        if (await KeptAsync(context, form, DiscussionAddresses.OfForum(context.Culture, forum.Key, forum.Name)) is { } kept)
        {
            return kept;
        }

        var title = SearchTitle(form.Title!);
        form = form with { TitleError = TitleError(context, title), TextError = TextError(context, form.Text) };
        if (form.TitleError is not null || form.TextError is not null)
        {
            return Page(context, form, StatusCodes.Status422UnprocessableEntity);
        }

        var mentions = await context.Get<MentionFinder>().FindAsync(form.Text, context.Cancellation);
        var posted = await context.Get<DiscussionWriter>().BeginAsync(forum.Key, title, context.Culture, new NewPost(form.Text, Sending(context), mentions), member, context.Cancellation);
        return await AnswerAsync(context, form, posted, title);
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

        var draft = await DraftAsync(context, DiscussionDrafts.OfReply(thread.Id));
        var quoted = int.TryParse(context.Http.Request.Query[QuoteParameter].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await context.Get<ThreadReading>().FindPostAsync(thread, number, context.Member, context.Cancellation)
            : null;
        var text = context.Fields.Count > 0 ? Text(context) : draft?.Text ?? string.Empty;
        if (quoted is { State: PostState.Visible } && context.Fields.Count == 0)
        {
            var names = await context.Get<MemberNames>().OfAsync([quoted.AuthorKey], context.Cancellation);
            var quote = PostText.Quote(quoted.Text, context.Get<DiscussionModels>().Name(names.GetValueOrDefault(quoted.AuthorKey), context.Culture), quoted.Number);
            text = text.Length == 0 ? quote : $"{text.TrimEnd()}\n\n{quote}";
        }

        return Page(context, FormOfReply(context, thread) with
        {
            Text = text,
            Notice = context.Notice,
            AnswerTo = quoted?.Number ?? Answered(context),
            Saved = draft is null ? null : context.Get<DiscussionModels>().Dates.OfUtcMoment(context.Culture, draft.SavedUtc),
        });
    }

    private static async Task<FormPage?> ReplyAsync(FormContext context)
    {
        if (await ThreadAsync(context) is not { } thread)
        {
            return null;
        }

        var form = FormOfReply(context, thread) with { Text = Text(context), AnswerTo = Answered(context) };
        if (context.Member is not { } member)
        {
            return SignedOut(context, form);
        }

        if (await KeptAsync(context, form, DiscussionAddresses.OfThread(context.Culture, thread.Id, thread.Title)) is { } kept)
        {
            return kept;
        }

        form = form with { TextError = TextError(context, form.Text) };
        if (form.TextError is not null)
        {
            return Page(context, form, StatusCodes.Status422UnprocessableEntity);
        }

        var mentions = await context.Get<MentionFinder>().FindAsync(form.Text, context.Cancellation);
        var posted = await context.Get<DiscussionWriter>().ReplyAsync(thread.Id, new NewPost(form.Text, Sending(context), mentions, form.AnswerTo), member, context.Cancellation);
        return await AnswerAsync(context, form, posted, thread.Title);
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

        var draft = context.Member is null ? null : await DraftAsync(context, DiscussionDrafts.OfEdit(thread.Id, post.Number));
        return Page(context, FormOfEdit(context, thread, post.Number, post.Revisions) with
        {
            Title = post.Number > 1 ? null : context.Fields.Count > 0 ? context[TitleField] : thread.Title,
            Text = context.Fields.Count > 0 ? Text(context) : draft?.Text ?? post.Text,
            Notice = context.Notice,
            Saved = draft is null ? null : context.Get<DiscussionModels>().Dates.OfUtcMoment(context.Culture, draft.SavedUtc),
        });
    }

    private static async Task<FormPage?> EditAsync(FormContext context)
    {
        if (await ThreadAsync(context) is not { } thread)
        {
            return null;
        }

        var number = context.Number("number");
        var revisions = int.TryParse(context[RevisionField], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : -1;
        var form = FormOfEdit(context, thread, number, revisions) with { Text = Text(context), Title = number == 1 ? context[TitleField] : null };
        if (context.Member is not { } member)
        {
            return SignedOut(context, form);
        }

        if (await context.Get<ThreadReading>().FindPostAsync(thread, number, member, context.Cancellation) is not { } post)
        {
            return null;
        }

        if (post.AuthorKey != member.Key && !member.Moderates(thread.ForumKey))
        {
            return Refused(context);
        }

        if (await KeptAsync(context, form, DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, number)) is { } kept)
        {
            return kept;
        }

        var title = number == 1 ? SearchTitle(form.Title!) : null;
        form = form with { TitleError = title is null ? null : TitleError(context, title), TextError = TextError(context, form.Text) };
        if (form.TitleError is not null || form.TextError is not null)
        {
            return Page(context, form, StatusCodes.Status422UnprocessableEntity);
        }

        var mentions = await context.Get<MentionFinder>().FindAsync(form.Text, context.Cancellation);
        var posted = await context.Get<DiscussionWriter>().EditAsync(thread.Id, number, form.Text, title, revisions, mentions, member, context.Cancellation);
        if (posted.Problem == PostProblem.Changed)
        {
            var now = await context.Get<ThreadReading>().FindPostAsync(thread, number, member, context.Cancellation);
            return Page(context, form with { Revisions = now?.Revisions, Notice = context.Text(InterfaceTexts.DiscussionChanged) }, StatusCodes.Status409Conflict);
        }

        return await AnswerAsync(context, form, posted, title ?? thread.Title);
    }

    private static async Task<FormPage?> AnswerAsync(FormContext context, WriteShown form, Posted posted, string title)
    {
        switch (posted.Problem)
        {
            case PostProblem.Unknown:
                return null;
            case PostProblem.Forbidden:
                return Refused(context);
            case PostProblem.Closed:
                return Page(context, form with { Notice = context.Text(InterfaceTexts.DiscussionIsClosed) }, StatusCodes.Status409Conflict);
            case PostProblem.TooMany:
                return Page(context, form with { Notice = context.Text(InterfaceTexts.DiscussionTooMany) }, StatusCodes.Status429TooManyRequests);
            default:
                await context.Get<DiscussionDrafts>().DropAsync(context.Actor.Key, form.Place, context.Cancellation);
                return FormPage.Redirect(DiscussionAddresses.OfPost(context.Culture, posted.Thread, title, posted.Number));
        }
    }

    /// <summary>The button that keeps the text for later.</summary>
    private static async Task<FormPage?> KeptAsync(FormContext context, WriteShown form, string back)
    {
        if (context[ActField] != DraftAct)
        {
            return null;
        }

        await context.Get<DiscussionDrafts>().SaveAsync(context.Actor.Key, form.Place, form.Title, form.Text, context.Cancellation);
        return FormPage.Redirect(back);
    }

    /// <summary>The script keeps what is being written.</summary>
    private static async Task<IResult> KeepAsync(HttpContext http, IAntiforgery antiforgery, CurrentMember current, DiscussionDrafts drafts)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || await current.FindAsync() is not { } member)
        {
            return Results.BadRequest();
        }

        var (form, problem) = await http.Request.ReadFormOrProblemAsync(http.RequestAborted);
        if (form is null)
        {
            return Results.StatusCode(problem!.Value.Status());
        }

        var place = form[PlaceField].ToString();
        if (!DiscussionDrafts.IsPlace(place))
        {
            return Results.BadRequest();
        }

        await drafts.SaveAsync(member.Key, place, form[TitleField], form[TextField].ToString(), http.RequestAborted);
        return Results.NoContent();
    }

    private static WriteShown FormOfNew(FormContext context, ForumInfo forum, DiscussionDraft? draft) =>
        new(context.Text(InterfaceTexts.DiscussionNewThread), DiscussionAddresses.New.To(context.Culture, forum.Key), string.Empty, string.Empty, Sending(context).ToString("N"), DiscussionDrafts.OfNew(forum.Key))
        {
            Intro = forum.Name,
            Button = context.Text(InterfaceTexts.DiscussionBegin),
            Back = DiscussionAddresses.OfForum(context.Culture, forum.Key, forum.Name),
            Saved = draft is null ? null : context.Get<DiscussionModels>().Dates.OfUtcMoment(context.Culture, draft.SavedUtc),
        };

    private static WriteShown FormOfReply(FormContext context, DiscussionThread thread) =>
        new(context.Text(InterfaceTexts.DiscussionReply), DiscussionAddresses.Reply.To(context.Culture, thread.Id), null, string.Empty, Sending(context).ToString("N"), DiscussionDrafts.OfReply(thread.Id))
        {
            Intro = thread.Title,
            Button = context.Text(InterfaceTexts.DiscussionSend),
            Back = DiscussionAddresses.OfThread(context.Culture, thread.Id, thread.Title),
        };

    private static WriteShown FormOfEdit(FormContext context, DiscussionThread thread, int number, int revisions) =>
        new(context.Text(InterfaceTexts.DiscussionEdit), DiscussionAddresses.Edit.To(context.Culture, thread.Id, number), null, string.Empty, Sending(context).ToString("N"), DiscussionDrafts.OfEdit(thread.Id, number))
        {
            Intro = thread.Title,
            Button = context.Text(InterfaceTexts.DiscussionSave),
            Back = DiscussionAddresses.OfPost(context.Culture, thread.Id, thread.Title, number),
            Revisions = revisions,
        };

    private static FormPage SignedOut(FormContext context, WriteShown form) =>
        Page(context, form with { Notice = context.Text(InterfaceTexts.DiscussionSignedOut), SignIn = AccountAddresses.SignIn.In(context.Culture) }, StatusCodes.Status401Unauthorized);

    internal static FormPage Refused(FormContext context) =>
        FormPage.Message(context.Text(InterfaceTexts.ForbiddenTitle), context.Text(InterfaceTexts.Forbidden), StatusCodes.Status403Forbidden);

    private static FormPage Page(FormContext context, WriteShown form, int status = StatusCodes.Status200OK) =>
        new(View, $"{form.Heading}: {form.Intro}", context.Member is null ? form with { SignIn = AccountAddresses.SignIn.In(context.Culture) } : form, Status: status);

    internal static async Task<ForumInfo?> ForumAsync(FormContext context)
    {
        if (!Guid.TryParse(context.Http.Request.RouteValues["forum"] as string, out var key) || context.Get<ForumDirectory>().Find(key, context.Culture) is not { } forum)
        {
            return null;
        }

        var row = await context.Get<ThreadLists>().ForumAsync(key, context.Cancellation);
        return context.Member.MayRead(key, row.Visibility) ? forum : null;
    }

    internal static Task<DiscussionThread?> ThreadAsync(FormContext context) => context.Get<ThreadReading>().FindAsync(context.Number("thread"), context.Member, context.Cancellation);

    private static Task<DiscussionDraft?> DraftAsync(FormContext context, string place) =>
        context.Member is { } member ? context.Get<DiscussionDrafts>().FindAsync(member.Key, place, context.Cancellation) : Task.FromResult<DiscussionDraft?>(null);

    private static string Text(FormContext context) => context.Fields[TextField].ToString().ReplaceLineEndings("\n").Trim();

    private static int? Answered(FormContext context) => int.TryParse(context[AnswerField], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Guid Sending(FormContext context) => Guid.TryParseExact(context[SendingField], "N", out var sending) ? sending : Guid.NewGuid();

    /// <summary>On one line, without what turns texts around.</summary>
    internal static string SearchTitle(string typed) => Search.SearchQuestion.Clean(typed).Trim();

    internal static string? TitleError(FormContext context, string title) => title.Length switch
    {
        < DiscussionThread.ShortestTitle => context.Text(InterfaceTexts.DiscussionTitleMissing),
        > DiscussionThread.TitleLength => context.Text(InterfaceTexts.DiscussionTitleLong, DiscussionThread.TitleLength, title.Length),
        _ => null,
    };

    private static string? TextError(FormContext context, string text) =>
        text.Length == 0 ? context.Text(InterfaceTexts.DiscussionTextMissing)
        : text.Length > Post.TextLength ? context.Text(InterfaceTexts.DiscussionTextLong, Post.TextLength, text.Length)
        : MentionFinder.Count(text) is > PostText.MostMentions and var many ? context.Text(InterfaceTexts.DiscussionMentionsMany, PostText.MostMentions, many)
        : text.Contains('\0', StringComparison.Ordinal) || !PostText.CanBeShown(text) ? context.Text(InterfaceTexts.DiscussionTextDeep)
        : null;
}
