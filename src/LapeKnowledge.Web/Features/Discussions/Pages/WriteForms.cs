using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What the forms have in common: what they show, what is wrong with them, and where they lead.</summary>
internal static partial class WriteEndpoints
{
    /// <summary>A form that is sent again leads to the post that it became, before its files are taken a second time.</summary>
    private static async Task<FormPage?> SentAsync(FormContext context, WriteShown form)
    {
        if (await context.Get<ThreadReading>().FindSentAsync(context.Actor.Key, Sending(context), context.Cancellation) is not { } posted)
        {
            return null;
        }

        await context.Get<DiscussionDrafts>().DropAsync(context.Actor.Key, form.Place, context.Cancellation);
        return FormPage.Redirect(DiscussionAddresses.OfPost(context.Culture, posted.Thread, form.Title ?? form.Intro ?? string.Empty, posted.Number));
    }

    /// <summary>What is wrong with the form, with all that was typed and every file that was taken; null when nothing is, and the files wait for the post.</summary>
    private static async Task<FormPage?> RefusedAsync(FormContext context, WriteShown form, AttachedForm files)
    {
        if (form.TitleError is not null || form.TextError is not null || form.Attached.IsWrong)
        {
            return Page(context, form, StatusCodes.Status422UnprocessableEntity);
        }

        var gone = await context.Get<DiscussionAttachments>().HoldAsync(files.Rows, context.Actor.Key, context.Cancellation);
        return gone.Count == 0 ? null : Page(context, form with { Attached = context.Get<AttachmentForms>().Gone(form.Attached, gone, context.Culture) }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<FormPage?> AnswerAsync(FormContext context, WriteShown form, Posted posted, string title, AttachedForm files)
    {
        switch (posted.Problem)
        {
            case PostProblem.Unknown:
                return await GoneAsync(context, form.Action, form.Place);
            case PostProblem.Forbidden:
                return Refused(context);
            case PostProblem.Closed:
                return Page(context, form with { Notice = context.Text(InterfaceTexts.DiscussionIsClosed) }, StatusCodes.Status409Conflict);
            case PostProblem.TooMany:
                return Page(context, form with { Notice = context.Text(form.Revisions is null ? InterfaceTexts.DiscussionTooMany : InterfaceTexts.DiscussionTooManyEdits) }, StatusCodes.Status429TooManyRequests);
            case PostProblem.Attachment:
                return Page(context, form with { Attached = context.Get<AttachmentForms>().Gone(form.Attached, [], context.Culture) }, StatusCodes.Status422UnprocessableEntity);
            default:
                foreach (var added in files.Added)
                {
                    await context.Get<DiscussionAttachments>().RemoveAsync(context.Actor.Key, added.Id, context.Cancellation); // only where the same form was sent twice at once
                }

                return FormPage.Redirect(DiscussionAddresses.OfPost(context.Culture, posted.Thread, title, posted.Number));
        }
    }

    /// <summary>A text whose thread or post was taken away while it was written comes back, with why.</summary>
    private static async Task<FormPage?> GoneAsync(FormContext context, string action, string place)
    {
        var why = context.Member is not { } member ? null : await context.Get<ThreadReading>().WhyGoneAsync(context.Number("thread"), context.Number("number"), member, context.Cancellation);
        return Gone(context, context[TitleField], action, place, why);
    }

    private static FormPage? Gone(FormContext context, string title, string action, string place, string? why) =>
        context.Member is null || Text(context).Length == 0 ? null : Page(context, new WriteShown(context.Text(InterfaceTexts.DiscussionReply), action, title.Length == 0 ? null : title, Text(context), Sending(context).ToString("N"), place)
        {
            Intro = context.Text(InterfaceTexts.Discussions),
            Notice = $"{context.Text(InterfaceTexts.DiscussionGone)} {(why is null ? string.Empty : context.Text(InterfaceTexts.DiscussionRemovedFor, why))}".Trim(),
            Button = context.Text(InterfaceTexts.DiscussionSend),
            Back = DiscussionAddresses.Home.In(context.Culture),
        }, StatusCodes.Status404NotFound);

    /// <summary>Where the thread of the address is now.</summary>
    private static async Task<DiscussionThread?> ThereAsync(FormContext context) =>
        await ThreadAsync(context) is { } thread ? await context.Get<ThreadReading>().WhereIsAsync(thread, context.Member, context.Cancellation) : null;

    /// <summary>What cannot be read does not come back: it says how long a text may be, and where it still is.</summary>
    private static string? NoticeOf(FormContext context) => context.Problem == FormProblem.FieldTooLong ? context.Text(InterfaceTexts.DiscussionTextUnread, Post.TextLength) : context.Notice;

    /// <summary>The buttons that show the text as it will be, keep it for later, attach files and take them away again.</summary>
    private static async Task<FormPage?> KeptAsync(FormContext context, WriteShown form, string back)
    {
        var act = context[ActField];
        if (act == AttachmentForms.AttachAct || act.StartsWith(AttachmentForms.RemovePrefix, StringComparison.Ordinal))
        {
            return Page(context, form, form.Attached.IsWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
        }

        if (act == PreviewAct)
        {
            var seen = form with { TextError = TextError(context, form.Text) };
            return seen.TextError is null && !seen.Attached.IsWrong ? Page(context, seen with { Preview = await PreviewAsync(context, form.Text) }) : Page(context, seen, StatusCodes.Status422UnprocessableEntity);
        }

        if (act != DraftAct)
        {
            return null;
        }

        await context.Get<DiscussionDrafts>().SaveAsync(context.Actor.Key, form.Place, form.Title, form.Text, context.Cancellation);
        var kept = form with { TextError = form.Text.Length > Post.TextLength ? TextError(context, form.Text) : null }; // of a longer text only the beginning is kept
        return kept.Attached.IsWrong || kept.TextError is not null ? Page(context, kept, StatusCodes.Status422UnprocessableEntity) : FormPage.Redirect(back);
    }

    private static async Task<IHtmlContent> PreviewAsync(FormContext context, string text)
    {
        var mentioned = await context.Get<MentionFinder>().FindAsync(text, context.Cancellation);
        var names = await context.Get<MemberNames>().OfAsync(mentioned, context.Cancellation);
        return PostText.Html(text, [.. names.Values.Select(n => n.Name)]);
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
        new(View, $"{form.Heading}: {form.Intro}", context.Member is null ? form with { SignIn = AccountAddresses.SignIn.In(context.Culture), Echoed = AttachmentForms.Echo(context.Fields) } : form, Status: status);

    internal static async Task<ForumInfo?> ForumAsync(FormContext context)
    {
        var key = context.Key("forum");
        if (context.Get<ForumDirectory>().Find(key, context.Culture) is not { } forum)
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
        _ when !FormText.IsVisible(title) => context.Text(InterfaceTexts.DiscussionTitleMissing),
        < DiscussionThread.ShortestTitle => context.Text(InterfaceTexts.DiscussionTitleMissing),
        > DiscussionThread.TitleLength => context.Text(InterfaceTexts.DiscussionTitleLong, DiscussionThread.TitleLength, title.Length),
        _ => null,
    };

    private static string? TextError(FormContext context, string text) =>
        !FormText.IsVisible(text) ? context.Text(InterfaceTexts.DiscussionTextMissing)
        : text.Length > Post.TextLength ? context.Text(InterfaceTexts.DiscussionTextLong, Post.TextLength, text.Length)
        : MentionFinder.Count(text) is > PostText.MostMentions and var many ? context.Text(InterfaceTexts.DiscussionMentionsMany, PostText.MostMentions, many)
        : text.Contains('\0', StringComparison.Ordinal) || !PostText.CanBeShown(text) ? context.Text(InterfaceTexts.DiscussionTextDeep)
        : null;
}
