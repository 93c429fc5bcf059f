using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A field that a solution may be added to.</summary>
/// <param name="Value">As a form sends it.</param>
internal sealed record ProposalTarget(string Value, string Label, Guid Document, string Alias);

internal enum ProposalOutcome
{
    Done,

    /// <summary>Somebody else has decided already.</summary>
    Decided,

    /// <summary>The document has changes that are not published yet: publishing would publish them too.</summary>
    HasDraft,

    /// <summary>The document is gone, or cannot be published.</summary>
    Impossible,
}

/// <summary>From thread to knowledge: what was found in a discussion becomes a part of the practice or process description, with its author named.</summary>
internal sealed class Proposals(
    IDbContextFactory<DiscussionsDbContext> contexts, ContributionStore contributions, DiscussionTurns turns, ForumDirectory forums, RelatedContent related, IContentService content, MemberNames names, Texts texts, TimeProvider time)
{
    private const char Separator = '|';

    /// <summary>The lines that name somebody in what was accepted.</summary>
    public static readonly IReadOnlyList<string> Credits = [InterfaceTexts.DiscussionCredit, InterfaceTexts.DiscussionCreditSolution];

    /// <summary>ä and ö stay as they are in what editors read later.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The written fields of what belongs to the forum: of the practice or tool itself, and of a pilot's process descriptions and practices.</summary>
    public IReadOnlyList<ProposalTarget> Targets(Guid forum, string culture)
    {
        IEnumerable<IPublishedContent> documents = forums.Document(forum) switch
        {
            Pilot pilot => [.. related.Children<ProcessDescription>(pilot.Key), .. related.Referring<GoodPractice>(pilot.Key, GoodPractice.Aliases.Pilots)],
            GoodPractice or Tool => [forums.Document(forum)!],
            _ => [],
        };
        return
        [
            .. from document in documents
               where document.Cultures.ContainsKey(culture)
               from property in document.Properties
               where property.PropertyType.EditorAlias == Constants.PropertyEditors.Aliases.RichText && property.PropertyType.VariesByCulture()
               select new ProposalTarget($"{document.Key:D}{Separator}{property.Alias}", $"{Names.Of(document, culture)}: {texts.Field(culture, property.Alias)}", document.Key, property.Alias),
        ];
    }

    /// <returns>Its number; null where another addition to the field waits already.</returns>
    public async Task<int?> AddAsync(DiscussionThread thread, Post post, ProposalTarget target, string culture, string text, Guid proposer, CancellationToken cancellation)
    {
        var proposal = new Proposal
        {
            ThreadId = thread.Id,
            Number = post.Number,
            DocumentKey = target.Document,
            Culture = culture,
            Alias = target.Alias,
            Text = text,
            AuthorKey = post.AuthorKey,
            ProposerKey = proposer,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
            FieldDigest = Digest(target.Document, target.Alias, culture),
        };
        return await turns.TakeAsync(async (db, _, told) =>
        {
            var same = db.Proposals.Where(p => p.ThreadId == thread.Id && p.Number == post.Number && p.DocumentKey == target.Document && p.Alias == target.Alias && p.State == ProposalState.Open);
            if (await same.FirstOrDefaultAsync(cancellation) is { } known)
            {
                return known.ProposerKey == proposer && known.Text == text ? known.Id : (int?)null; // sent twice, or proposed by two
            }

            db.Proposals.Add(proposal);
            await db.SaveChangesAsync(cancellation); // its number is needed
            told.HasNotices = true;
            return proposal.Id;
        }, cancellation);
    }

    public async Task<Proposal?> FindAsync(int id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
    }

    public async Task<IReadOnlyList<Proposal>> OpenAsync(long? after, int most, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Proposals.AsNoTracking().Where(p => p.State == ProposalState.Open && (after == null || p.Id > after)).OrderBy(p => p.Id).Take(most).ToListAsync(cancellation);
    }

    /// <summary>Whether the field has changed since the text was proposed.</summary>
    public bool HasChanged(Proposal proposal) => Digest(proposal.DocumentKey, proposal.Alias, proposal.Culture) != proposal.FieldDigest;

    /// <summary>Makes a new version of the document with the text, and publishes it in its language alone.</summary>
    public async Task<ProposalOutcome> AcceptAsync(Proposal proposal, string text, ActingMember editor, CancellationToken cancellation)
    {
        var outcome = ProposalOutcome.HasDraft; // of one who will not let go of the document
        await contributions.WriteDocumentAsync(proposal.DocumentKey, async () => outcome = await AcceptAloneAsync(proposal, text, editor, cancellation), cancellation);
        return outcome;
    }

    private async Task<ProposalOutcome> AcceptAloneAsync(Proposal proposal, string text, ActingMember editor, CancellationToken cancellation)
    {
        if (content.GetById(proposal.DocumentKey) is not { Trashed: false } document || !document.IsCulturePublished(proposal.Culture))
        {
            return ProposalOutcome.Impossible;
        }

        if (HasDraft(document, proposal.Culture))
        {
            return ProposalOutcome.HasDraft;
        }

        if (!await TakeAsync(proposal, ProposalState.Open, ProposalState.Accepted, editor, null, cancellation))
        {
            return ProposalOutcome.Decided;
        }

        var added = $"{PostText.Html(text, [], hasPictures: false)}{await CreditAsync(proposal)}";
        document.SetValue(proposal.Alias, WithAdded(document.GetValue<string>(proposal.Alias, proposal.Culture), added), proposal.Culture);
        var isPublished = content.Save(document).Success && content.Publish(document, [proposal.Culture]).Success;
        if (!isPublished)
        {
            await TakeAsync(proposal, ProposalState.Accepted, ProposalState.Open, editor, null, CancellationToken.None);
            return ProposalOutcome.Impossible;
        }

        await TellAsync(proposal, NoticeKind.ProposalAccepted, editor, CancellationToken.None);
        return ProposalOutcome.Done;
    }

    /// <summary>Who wrote the words, and whose solution they tell of where that is somebody else.</summary>
    private async Task<string> CreditAsync(Proposal proposal)
    {
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        var post = await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.ThreadId == proposal.ThreadId && p.Number == proposal.Number, CancellationToken.None);
        var people = await names.OfAsync([proposal.AuthorKey, proposal.ProposerKey], CancellationToken.None);
        string Name(Guid member) => people.GetValueOrDefault(member).NameOr(texts.Get(proposal.Culture, InterfaceTexts.DiscussionErased));
        string Line(string text, Guid member) => $"<p><em>{Encoder.Encode(texts.Format(proposal.Culture, text, Name(member)))}</em></p>";
        return proposal.IsOf(post)
            ? Line(InterfaceTexts.DiscussionCredit, proposal.AuthorKey)
            : Line(InterfaceTexts.DiscussionCredit, proposal.ProposerKey) + Line(InterfaceTexts.DiscussionCreditSolution, proposal.AuthorKey);
    }

    public async Task<ProposalOutcome> DeclineAsync(Proposal proposal, string words, ActingMember editor, CancellationToken cancellation)
    {
        if (!await TakeAsync(proposal, ProposalState.Open, ProposalState.Declined, editor, words, cancellation))
        {
            return ProposalOutcome.Decided;
        }

        await TellAsync(proposal, NoticeKind.ProposalDeclined, editor, cancellation);
        return ProposalOutcome.Done;
    }

    /// <summary>Takes a name of a member whose account is erased out of the pages that credit him, published or not. What an editor has saved for later is not published by that.</summary>
    public async Task ForgetAuthorAsync(Guid author, string name, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var accepted = await db.Proposals.Where(p => (p.AuthorKey == author || p.ProposerKey == author) && p.State == ProposalState.Accepted).Select(p => new { p.DocumentKey, p.Alias, p.Culture }).Distinct().ToListAsync(cancellation);
        foreach (var place in accepted)
        {
            var isWritten = await contributions.WriteDocumentAsync(
                place.DocumentKey,
                () =>
                {
                    ForgetAuthor(place.DocumentKey, place.Culture, place.Alias, name);
                    return Task.CompletedTask;
                },
                cancellation);
            Check(isWritten, place.DocumentKey);
        }
    }

    private void ForgetAuthor(Guid key, string culture, string alias, string name)
    {
        var erased = texts.Get(culture, InterfaceTexts.DiscussionErased);
        string? Without(string? stored) => Credits.Aggregate(stored, (text, credit) => WithoutCredit(text, texts.Format(culture, credit, name), texts.Format(culture, credit, erased)));
        if (content.GetById(key) is not { } document || document.Properties.All(p => p.Alias != alias))
        {
            return;
        }

        var isShown = !document.Trashed && document.IsCulturePublished(culture) && document.GetValue<string>(alias, culture, published: true) is { } shown && Without(shown) != shown;
        if (isShown)
        {
            var written = document.Properties.Select(p => (Property: p, Culture: CultureOf(p, culture))).Select(p => (p.Property.Alias, p.Culture, Saved: p.Property.GetValue(p.Culture), Published: p.Property.GetValue(p.Culture, published: true))).ToList();
            var title = document.GetCultureName(culture);
            var hasDraft = HasDraft(document, culture);
            written.ForEach(p => document.SetValue(p.Alias, p.Published, p.Culture));
            document.SetValue(alias, Without(document.GetValue<string>(alias, culture)), culture);
            document.SetCultureName(document.GetPublishName(culture), culture);
            Check(content.Save(document).Success && content.Publish(document, [culture]).Success, key);
            if (!hasDraft)
            {
                return;
            }

            written.ForEach(p => document.SetValue(p.Alias, p.Saved, p.Culture));
            document.SetCultureName(title, culture);
        }

        var saved = document.GetValue<string>(alias, culture);
        if (isShown || Without(saved) != saved)
        {
            document.SetValue(alias, Without(saved), culture);
            Check(content.Save(document).Success, key);
        }
    }

    /// <summary>An account is not erased while a page that cannot be written still names the person: the erasure can be tried again.</summary>
    private static void Check(bool isDone, Guid document)
    {
        if (!isDone)
        {
            throw new InvalidOperationException($"The document {document} could not be saved without the name of an erased author.");
        }
    }

    /// <summary>The value of a rich text with another credit, be its letters written as such or as HTML.</summary>
    internal static string? WithoutCredit(string? stored, string credit, string instead)
    {
        var forms = new[] { Encoder.Encode(credit), HtmlEncoder.Default.Encode(credit), credit }.Distinct().Select(Regex.Escape);
        return stored is null ? null : RichTexts.WithMarkup(stored, markup => Regex.Replace(markup, $@"(?:{string.Join('|', forms)})(?![\p{{L}}\p{{N}}]|-\p{{L}})", _ => Encoder.Encode(instead))); // not within a longer name
    }

    /// <summary>The value of a rich text with more behind it: plain HTML, or JSON with the markup and its blocks.</summary>
    internal static string WithAdded(string? stored, string html) => RichTexts.WithMarkup(stored, markup => markup + html);

    /// <summary>Whether publishing the language would publish what somebody has saved for later: its words and its name, and pictures, files and blocks that all languages share.</summary>
    internal static bool HasDraft(IContent document, string culture) =>
        document.GetCultureName(culture) != document.GetPublishName(culture)
        || document.Properties.Any(p => CultureOf(p, culture) is var variant && !IsSame(p.GetValue(variant), p.GetValue(variant, published: true)));

    private static string? CultureOf(IProperty property, string culture) => property.PropertyType.VariesByCulture() ? culture : null;

    /// <summary>Blocks may be stored in another form without saying anything else.</summary>
    private static bool IsSame(object? one, object? other) =>
        Equals(one, other) || (one is string and ['{' or '[', ..] first && other is string and ['{' or '[', ..] second && IsSameJson(first, second));

    private static bool IsSameJson(string one, string other)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>One of those who decide at once is first.</summary>
    private async Task<bool> TakeAsync(Proposal proposal, ProposalState from, ProposalState to, ActingMember editor, string? words, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        DateTime? now = to == ProposalState.Open ? null : time.GetUtcNow().UtcDateTime;
        Guid? by = to == ProposalState.Open ? null : editor.Key;
        return await db.Proposals.Where(p => p.Id == proposal.Id && p.State == from)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, to).SetProperty(p => p.DecidedUtc, now).SetProperty(p => p.DecidedBy, by).SetProperty(p => p.Words, words), cancellation) == 1;
    }

    private Task TellAsync(Proposal proposal, NoticeKind kind, ActingMember editor, CancellationToken cancellation) => turns.TakeAsync(async (db, _, told) =>
    {
        foreach (var member in new[] { proposal.AuthorKey, proposal.ProposerKey }.Distinct().Where(m => m != editor.Key))
        {
            await DiscussionWriter.NotifyAsync(db, kind, member, proposal.ThreadId, proposal.Number, editor.Key, time.GetUtcNow().UtcDateTime, cancellation);
        }

        told.HasNotices = true;
        return true;
    }, cancellation);

    private string Digest(Guid document, string alias, string culture) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.GetById(document)?.GetValue<string>(alias, culture, published: true) ?? string.Empty)));
}
