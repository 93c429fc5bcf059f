using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>That a unit has taken a practice or a tool into use, as one of its people tells.</summary>
internal sealed class Adoption
{
    public const int UnitLength = 200;
    public const int OutcomeLength = 2000;
    public const int ReasonLength = 500;

    private Adoption()
    {
    }

    /// <summary>Ascending in the order of telling; never shown.</summary>
    public int Id { get; private set; }

    /// <summary>What stands in addresses.</summary>
    public Guid Key { get; private set; }

    /// <summary>The document of the practice or tool.</summary>
    public Guid ItemKey { get; private set; }

    public Guid MunicipalityKey { get; private set; }

    /// <summary>Who told it.</summary>
    public Guid MemberKey { get; private set; }

    public string Unit { get; private set; } = string.Empty;

    /// <summary>In small letters, without what nobody sees: a unit is counted once however it is written.</summary>
    public string UnitKey { get; private set; } = string.Empty;

    public DateOnly AdoptedOn { get; private set; }

    public IReadOnlyList<AdoptedChange> Changes { get; private set; } = [];

    /// <summary>What came of it; null when it is not told.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The language it is told in.</summary>
    public string Culture { get; private set; } = Cultures.Finnish;

    public DateTime CreatedUtc { get; private set; }

    public DateTime ChangedUtc { get; private set; }

    /// <summary>Grows with each change: who changes what he has not seen is told so.</summary>
    public int Version { get; private set; }

    /// <summary>When an editor hid it; null when everybody sees it.</summary>
    public DateTime? HiddenUtc { get; private set; }

    public Guid? HiddenBy { get; private set; }

    public string? HiddenReason { get; private set; }

    public static Adoption Of(Guid item, Guid member, ToldAdoption told, string culture, DateTime utc)
    {
        var adoption = new Adoption { Key = Guid.NewGuid(), ItemKey = item, MemberKey = member, CreatedUtc = utc };
        adoption.Change(told, culture, utc);
        return adoption;
    }

    public void Change(ToldAdoption told, string culture, DateTime utc)
    {
        (MunicipalityKey, Unit, UnitKey) = (told.Municipality, told.Unit, KeyOf(told.Unit));
        (AdoptedOn, Changes, Outcome, Culture) = (told.On, told.Changes, told.Outcome, culture);
        ChangedUtc = utc;
        Version++;
    }

    /// <summary>Who tells of a unit whose teller is gone answers for it from then on.</summary>
    public void TakeOver(Guid member, ToldAdoption told, string culture, DateTime utc)
    {
        MemberKey = member;
        Change(told, culture, utc);
    }

    public void Hide(Guid editor, string reason, DateTime utc)
    {
        (HiddenUtc, HiddenBy, HiddenReason) = (utc, editor, reason);
        Version++;
    }

    public void Show()
    {
        (HiddenUtc, HiddenBy, HiddenReason) = (null, null, null);
        Version++;
    }

    public bool Says(ToldAdoption told) =>
        MunicipalityKey == told.Municipality && Unit == told.Unit && AdoptedOn == told.On && Outcome == told.Outcome && Changes.SequenceEqual(told.Changes);

    public static string KeyOf(string unit) => FormText.Beginning(FormText.Folded(unit), UnitLength);
}

/// <summary>What a unit does otherwise than the practice says.</summary>
/// <param name="Light">A code of the vocabulary of traffic lights: whether the change leaves the core of the practice as it is.</param>
internal sealed record AdoptedChange(string Text, string Light)
{
    public const int TextLength = 500;
    public const int Most = 3;
}

/// <summary>What a member tells, checked.</summary>
internal sealed record ToldAdoption(Guid Municipality, string Unit, DateOnly On, IReadOnlyList<AdoptedChange> Changes, string? Outcome);
