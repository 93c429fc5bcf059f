using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A thread as a list shows it.</summary>
/// <param name="Language">The value of <c>lang</c> when the thread is not in the language of the page.</param>
/// <param name="Forum">Null in the list of the forum itself.</param>
/// <param name="Unread">In words; null when there is nothing new, or nobody is signed in.</param>
internal sealed record ThreadCard(
    string Address, string Title, string? Language, ForumInfo? Forum, string? ForumAddress, string Answers, DateText When, string Who, string? Unread, bool IsPinned, bool IsClosed, bool IsSolved, bool IsSample, string? Readers);

internal sealed record ForumCard(string Address, ForumInfo Forum, string Count, DateText? When, string? Readers);

internal sealed record HomeShown(
    IReadOnlyList<ThreadCard> Unread, string? NextUnread, IReadOnlyList<ThreadCard> Newest, string? Next, IReadOnlyList<ForumCard> Forums, string? NextForums, IReadOnlyList<ItemLink> Themes, bool IsSignedIn, bool Watches, string? SignIn);

internal sealed record ForumShown(
    string Title, ForumInfo? Forum, string Count, IReadOnlyList<ThreadCard> Threads, string? Next, string? New, string? Feed, string? SignIn, FollowForm? Follow, string? Readers, string? ReadersAddress);

/// <summary>The form by which a member follows or mutes something.</summary>
/// <param name="Kind">thread, forum or theme.</param>
internal sealed record FollowForm(string Action, string Kind, string Key, FollowLevel Level, string Back);

internal sealed record ReactionShown(string Kind, string Icon, string Label, int Count, bool IsMine);

/// <summary>A post as its page shows it.</summary>
/// <param name="Badge">What he is here: pilot team, editor; null for others.</param>
/// <param name="Note">Why it is not shown, or that it waits; null for a post that everybody reads.</param>
internal sealed record PostShown(
    int Number, string Address, string Who, string? Position, string? Badge, DateText When, DateText? Edited, string? Past, IHtmlContent? Html, string? Note, bool IsSolution, bool IsUnreadFirst, (int Number, string Address, string Who)? AnswerTo)
{
    public IReadOnlyList<AttachmentShown> Attachments { get; init; } = [];

    public IReadOnlyList<ReactionShown> Reactions { get; init; } = [];

    /// <summary>Where reactions are sent; null for who may not react.</summary>
    public string? React { get; init; }

    public string? Quote { get; init; }

    public string? Edit { get; init; }

    public string? Remove { get; init; }

    public string? Flag { get; init; }

    public string? Solve { get; init; }

    public string? Propose { get; init; }

    /// <summary>What came of it as an addition to a document.</summary>
    public IReadOnlyList<(string Text, string Address)> Proposals { get; init; } = [];
}

internal sealed record ThreadShown(
    DiscussionThread Thread, string? Language, ForumInfo Forum, string ForumAddress, string Count, IReadOnlyList<PostShown> Posts, string? Previous, string? Next, string? FirstUnread, string? Solution, string? Readers)
{
    public WriteShown? Reply { get; init; }

    public string? SignIn { get; init; }

    public FollowForm? Follow { get; init; }

    public string? Manage { get; init; }

    public string? Feed { get; init; }

    /// <summary>Where the browser hears of new posts.</summary>
    public string? Stream { get; init; }

    public string Last { get; init; } = string.Empty;
}

/// <summary>A form to write in.</summary>
/// <param name="Title">Null where there is none to give.</param>
/// <param name="Place">What the draft is kept under.</param>
internal sealed record WriteShown(string Heading, string Action, string? Title, string Text, string Sending, string Place)
{
    public string? Intro { get; init; }

    public string? Notice { get; init; }

    public string? TitleError { get; init; }

    public string? TextError { get; init; }

    public int? AnswerTo { get; init; }

    public int? Revisions { get; init; }

    public string? SignIn { get; init; }

    public string? Back { get; init; }

    public string Button { get; init; } = string.Empty;

    public AttachedShown Attached { get; init; } = new([], []);

    /// <summary>The files of a form whose sender is not signed in any more, as fields: he is told nothing of them, and has them again when he is.</summary>
    public IReadOnlyList<(string Field, string Value)> Echoed { get; init; } = [];

    public DateText? Saved { get; init; }

    /// <summary>The text as a post would show it; null where nobody asked.</summary>
    public IHtmlContent? Preview { get; init; }
}
