using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>What a change of the schema means for the content of one type.</summary>
internal sealed record TypeDifference
{
    public required int TypeId { get; init; }

    /// <summary>Properties that content of the type no longer has.</summary>
    public required IReadOnlyList<EffectiveProperty> Removed { get; init; }

    /// <summary>New aliases by the former ones.</summary>
    public required IReadOnlyDictionary<string, string> Renamed { get; init; }

    /// <summary>Properties that now vary by culture and did not, as they are now.</summary>
    public required IReadOnlyList<EffectiveProperty> NowVariant { get; init; }

    /// <summary>Properties that no longer vary by culture, as they are now.</summary>
    public required IReadOnlyList<EffectiveProperty> NowInvariant { get; init; }

    /// <summary>The type itself varies otherwise than it did.</summary>
    public required bool VariationsChanged { get; init; }

    /// <summary>The type itself varies by culture now and did not.</summary>
    public required bool TypeNowVariant { get; init; }

    public bool ChangesVariation => NowVariant.Count + NowInvariant.Count > 0;

    public bool ChangesValues => ChangesVariation || Removed.Count + Renamed.Count > 0;

    public bool IsNone => !ChangesValues && !VariationsChanged;

    public static TypeDifference Between(SchemaSnapshot before, SchemaSnapshot after, int typeId)
    {
        var (former, now) = (EffectiveProperties.Of(before, typeId), EffectiveProperties.Of(after, typeId));
        var kept = former.Values.Where(p => now.ContainsKey(p.Id)).Select(p => (Former: p, Now: now[p.Id])).ToArray();
        var formerType = before.Entry(typeId)?.ContentType?.Variations ?? ContentVariation.Nothing;
        var typeNow = after.Entry(typeId)?.ContentType?.Variations ?? ContentVariation.Nothing;
        return new TypeDifference
        {
            TypeId = typeId,
            Removed = former.Values.Where(p => !now.ContainsKey(p.Id)).ToArray(),
            Renamed = kept.Where(p => p.Former.Alias != p.Now.Alias).ToDictionary(p => p.Former.Alias, p => p.Now.Alias),
            NowVariant = kept.Where(p => !p.Former.VariesByCulture && p.Now.VariesByCulture).Select(p => p.Now).ToArray(),
            NowInvariant = kept.Where(p => p.Former.VariesByCulture && !p.Now.VariesByCulture).Select(p => p.Now).ToArray(),
            VariationsChanged = formerType != typeNow,
            TypeNowVariant = !formerType.HasFlag(ContentVariation.Culture) && typeNow.HasFlag(ContentVariation.Culture),
        };
    }
}
