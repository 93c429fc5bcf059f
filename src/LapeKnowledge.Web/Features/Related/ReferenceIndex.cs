using System.Collections.Immutable;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Web.Features.Related;

/// <summary>
/// Who refers to a document, among what is published. Umbraco's own relations tell what the newest draft refers to; readers must see
/// what the published version says. Built when first asked for, kept up to date document by document.
/// </summary>
internal sealed class ReferenceIndex(IPublishedContentCache documents, IDocumentNavigationQueryService navigation)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _changed = [];
    private bool _hasChanges = true;
    private bool _isStale = true;
    private Snapshot _current = Snapshot.Empty;

    public IReadOnlyList<Incoming> To(Guid target) => Current().To.GetValueOrDefault(target) is { IsDefault: false } incoming ? incoming : [];

    public IReadOnlyList<Guid> From(Guid source) => Current().TargetsOf.GetValueOrDefault(source) is { IsDefault: false } targets ? targets : [];

    /// <summary>The documents will be read again before the next answer.</summary>
    public void Changed(IEnumerable<Guid> keys)
    {
        lock (_gate)
        {
            _changed.UnionWith(keys);
            Volatile.Write(ref _hasChanges, true);
        }
    }

    /// <summary>Everything will be read again before the next answer.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _isStale = true;
            Volatile.Write(ref _hasChanges, true);
        }
    }

    private Snapshot Current()
    {
        if (!Volatile.Read(ref _hasChanges))
        {
            return _current;
        }

        lock (_gate)
        {
            if (_hasChanges)
            {
                _current = _isStale ? Snapshot.Empty.With(All(), documents) : _current.With(_changed, documents);
                _changed.Clear();
                _isStale = false;
                Volatile.Write(ref _hasChanges, false);
            }

            return _current;
        }
    }

    private IEnumerable<Guid> All()
    {
        navigation.TryGetRootKeys(out var roots);
        foreach (var root in roots)
        {
            navigation.TryGetDescendantsKeysOrSelfKeys(root, out var keys);
            foreach (var key in keys)
            {
                yield return key;
            }
        }
    }

    private sealed record Snapshot(
        ImmutableDictionary<Guid, ImmutableArray<Incoming>> To, ImmutableDictionary<Guid, ImmutableArray<Guid>> TargetsOf)
    {
        public static readonly Snapshot Empty = new(ImmutableDictionary<Guid, ImmutableArray<Incoming>>.Empty, ImmutableDictionary<Guid, ImmutableArray<Guid>>.Empty);

        public Snapshot With(IEnumerable<Guid> changed, IPublishedContentCache documents)
        {
            var to = To.ToBuilder();
            var targetsOf = TargetsOf.ToBuilder();
            foreach (var source in changed)
            {
                foreach (var target in targetsOf.TryGetValue(source, out var old) ? old : [])
                {
                    to[target] = to[target].RemoveAll(r => r.Source == source);
                }

                targetsOf.Remove(source);
                if (documents.GetById(source) is not { } document || Outgoing.Of(document) is not { Count: > 0 } references)
                {
                    continue;
                }

                foreach (var (target, reference) in references)
                {
                    to[target] = (to.TryGetValue(target, out var others) ? others : []).Add(reference);
                }

                targetsOf[source] = [.. references.Select(r => r.Target).Distinct()];
            }

            return new Snapshot(to.ToImmutable(), targetsOf.ToImmutable());
        }
    }
}
