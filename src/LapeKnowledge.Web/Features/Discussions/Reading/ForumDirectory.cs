using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A forum as its page shows it.</summary>
/// <param name="Type">Alias of its document's type; null for the developers' forum.</param>
/// <param name="Pilot">The pilot whose team it belongs to; null for other forums.</param>
/// <param name="Document">Its document's page.</param>
internal sealed record ForumInfo(Guid Key, string Name, string? Type, Guid? Pilot, ItemLink? Document)
{
    /// <summary>The name of its icon and colour.</summary>
    public string Icon => Type ?? "discussion";
}

/// <summary>Which documents have a forum, and what it is called. To be used within an Umbraco context.</summary>
internal sealed class ForumDirectory(RelatedContent related, ItemLinks links, Texts texts)
{
    /// <summary>The common forum of those who develop the work.</summary>
    public static readonly Guid Developers = new("5c0d6a5e-8a54-4d0f-9f5e-1a9e7b1c2d30");

    private static readonly string[] Types = [Pilot.ModelTypeAlias, GoodPractice.ModelTypeAlias, Tool.ModelTypeAlias, Seminar.ModelTypeAlias];

    /// <returns>Null when there is no such forum.</returns>
    public ForumInfo? Find(Guid key, string culture)
    {
        if (key == Developers)
        {
            return new ForumInfo(key, texts.Get(culture, InterfaceTexts.DiscussionDevelopers), null, null, null);
        }

        return related.Get<IPublishedContent>(key) is { } document && HasForum(document) && links.To(document, culture) is { } link
            ? new ForumInfo(key, link.Name, document.ContentType.Alias, document is Pilot ? key : null, link)
            : null;
    }

    /// <summary>The forum in which a document is talked about: its own, or its pilot's for a process description; null for documents that have none.</summary>
    public Guid? ForumOf(Guid document) => related.Get<IPublishedContent>(document) switch
    {
        null => null,
        ProcessDescription process => related.Parent<Pilot>(process.Key)?.Key,
        var found => HasForum(found) ? document : null,
    };

    public IPublishedContent? Document(Guid forum) => related.Get<IPublishedContent>(forum);

    /// <summary>The forums of the documents that have the theme.</summary>
    public IReadOnlyList<Guid> OfTheme(Guid theme) =>
        [.. Types.SelectMany(related.OfType<IPublishedContent>).Where(d => (d as IClassified)?.Themes?.Any(t => t.Key == theme) == true).Select(d => d.Key)];

    public IReadOnlyList<Guid> ThemesOf(Guid forum) => [.. ((related.Get<IPublishedContent>(forum) as IClassified)?.Themes ?? []).Select(t => t.Key)];

    public IReadOnlyList<ItemLink> Themes(string culture) =>
        [.. RelatedContent.ByName(related.OfType<Theme>(Theme.ModelTypeAlias), culture).Select(t => links.To(t, culture)).OfType<ItemLink>()];

    /// <summary>Where somebody may begin a thread, the developers' forum first.</summary>
    public IReadOnlyList<ForumInfo> All(string culture, ActingMember? member)
    {
        var own = (member?.Pilots.Keys ?? []).Select(p => Find(p, culture)).OfType<ForumInfo>();
        var others = Types.SelectMany(t => RelatedContent.ByName(related.OfType<IPublishedContent>(t), culture)).Select(d => Find(d.Key, culture)).OfType<ForumInfo>();
        return [Find(Developers, culture)!, .. own.Concat(others).DistinctBy(f => f.Key)];
    }

    private static bool HasForum(IPublishedContent document) => Types.Contains(document.ContentType.Alias);
}
