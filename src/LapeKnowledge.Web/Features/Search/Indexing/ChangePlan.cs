using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>What refreshes of Umbraco's caches mean for the index.</summary>
internal sealed class ChangePlan
{
    /// <summary>Refreshers that name what they refresh, unless it is all.</summary>
    private static readonly HashSet<Guid> Detailed =
        [ContentCacheRefresher.UniqueId, MediaCacheRefresher.UniqueId, ContentTypeCacheRefresher.UniqueId, DataTypeCacheRefresher.UniqueId, LanguageCacheRefresher.UniqueId];

    /// <summary>Documents that have changed themselves; true for those whose published form may have.</summary>
    public Dictionary<Guid, bool> Documents { get; } = [];

    /// <summary>Documents that have changed with all below them.</summary>
    public HashSet<Guid> Branches { get; } = [];

    /// <summary>Media items that have changed.</summary>
    public HashSet<Guid> Media { get; } = [];

    /// <summary>Public access has changed somewhere.</summary>
    public bool Access { get; private set; }

    /// <summary>Why every document is to be read anew; null when that is not needed.</summary>
    public string? Everything { get; private set; }

    public bool IsEmpty => Everything is null && !Access && Documents.Count == 0 && Branches.Count == 0 && Media.Count == 0;

    public static ChangePlan Of(IEnumerable<CacheRefresh> refreshes, IJsonSerializer json, IIdKeyMap ids)
    {
        var plan = new ChangePlan();
        foreach (var refresh in refreshes.Distinct())
        {
            plan.Add(refresh, json, ids);
        }

        return plan;
    }

    private void Add(CacheRefresh refresh, IJsonSerializer json, IIdKeyMap ids)
    {
        if (refresh.What.Length == 0 && Detailed.Contains(refresh.Refresher))
        {
            Everything ??= "all content has changed";
        }
        else if (refresh.Refresher == ContentCacheRefresher.UniqueId)
        {
            Array.ForEach(Payloads<ContentCacheRefresher.JsonPayload>(refresh, json), p => Add(p, ids));
        }
        else if (refresh.Refresher == MediaCacheRefresher.UniqueId)
        {
            Media.UnionWith(Payloads<MediaCacheRefresher.JsonPayload>(refresh, json).Select(p => p.Key).OfType<Guid>());
        }
        else if (refresh.Refresher == PublicAccessCacheRefresher.UniqueId)
        {
            Access = true;
        }
        else if (refresh.Refresher == ContentTypeCacheRefresher.UniqueId)
        {
            Everything ??= Payloads<ContentTypeCacheRefresher.JsonPayload>(refresh, json).Any(ChangesContent) ? "a document type has changed" : null;
        }
        else if (refresh.Refresher == DataTypeCacheRefresher.UniqueId)
        {
            Everything ??= "a data type has changed";
        }
        else if (refresh.Refresher == LanguageCacheRefresher.UniqueId)
        {
            Everything ??= "a language has changed";
        }
        else if (refresh.Refresher == DictionaryCacheRefresher.UniqueId)
        {
            Everything ??= "the dictionary has changed";
        }
        else if (refresh.Refresher == RebuildRefresher.UniqueId)
        {
            Everything ??= "it was asked for";
        }
    }

    private void Add(ContentCacheRefresher.JsonPayload payload, IIdKeyMap ids)
    {
        if (payload.ChangeTypes.HasType(TreeChangeTypes.RefreshAll))
        {
            Everything ??= "all content has changed";
            return;
        }

        if (payload.Blueprint || KeyOf(payload, ids) is not { } key)
        {
            return; // what has no key any more was removed by an entry that names it
        }

        if (payload.ChangeTypes.HasTypesAny(TreeChangeTypes.RefreshBranch | TreeChangeTypes.Remove))
        {
            Branches.Add(key);
        }

        // a draft that was saved names no cultures
        var isPublished = payload is not { PublishedCultures: null, UnpublishedCultures: null } || payload.ChangeTypes != TreeChangeTypes.RefreshNode;
        Documents[key] = Documents.GetValueOrDefault(key) || isPublished;
    }

    private static Guid? KeyOf(ContentCacheRefresher.JsonPayload payload, IIdKeyMap ids) =>
        payload.Key is { } key && key != Guid.Empty ? key : ids.GetKeyForId(payload.Id, UmbracoObjectTypes.Document) is { Success: true, Result: var known } ? known : null;

    /// <summary>New types have no documents yet, and names and icons are not in the index.</summary>
    private static bool ChangesContent(ContentTypeCacheRefresher.JsonPayload payload) =>
        payload.ItemType == nameof(IContentType)
        && (payload.ChangeTypes & (ContentTypeChangeTypes.RefreshMain | ContentTypeChangeTypes.Remove | ContentTypeChangeTypes.VariationChanged)) != ContentTypeChangeTypes.None;

    private static T[] Payloads<T>(CacheRefresh refresh, IJsonSerializer json) => json.Deserialize<T[]>(refresh.What) ?? [];
}
