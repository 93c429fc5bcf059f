using System.Globalization;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>Collects the facts of a document that are known; each is labelled with the name of its property.</summary>
internal sealed class FactList(PageReader read, IPublishedElement owner)
{
    private readonly List<Fact> _facts = [];

    public IReadOnlyList<Fact> All => _facts;

    public PageReader Reader => read;

    public FactList Text(string alias) => read.Text(owner, alias) is { } text ? Add(alias, [new FactValue(text.Value, Language: text.Language)]) : this;

    public FactList Lines(string alias) =>
        read.Lines(owner, alias) is { } lines ? Add(alias, [.. lines.Value.Select(l => new FactValue(l, Language: lines.Language))]) : this;

    public FactList Code(string alias, string vocabulary, string? code) => read.Code(vocabulary, code) is { } label ? Add(alias, [new FactValue(label)]) : this;

    public FactList Codes(string alias, string vocabulary, IEnumerable<string>? codes) =>
        Add(alias, [.. (codes ?? []).Select(c => read.Code(vocabulary, c)).OfType<string>().Select(l => new FactValue(l))]);

    public FactList Items(string alias, IEnumerable<IPublishedContent>? documents) => Links(alias, read.LinksTo(documents));

    public FactList Item(string alias, IPublishedContent? document) => document is null ? this : Items(alias, [document]);

    public FactList Links(string alias, IEnumerable<ItemLink> links) => Add(alias, [.. links.Select(l => new FactValue(l.Name, l.Url, l.Language))]);

    public FactList Day(string alias, DateTime date) => Dates(alias, Languages.Dates.OfDay(date) is { } day ? [day] : []);

    public FactList Moment(string alias, DateTime date) => Dates(alias, read.Dates.Of(read.Culture, date) is { } moment ? [moment] : []);

    /// <summary>A start and an end as one fact.</summary>
    public FactList Range(string alias, DateTime start, DateTime end) => Dates(alias, read.Dates.OfRange(read.Culture, start, end));

    public FactList Minutes(string alias, int minutes) =>
        minutes > 0 ? Add(alias, [new FactValue(read.Dates.Minutes(read.Culture, minutes), Machine: Invariant($"PT{minutes}M"))]) : this;

    public FactList Seconds(string alias, int seconds) =>
        seconds > 0 ? Add(alias, [new FactValue(read.Dates.Seconds(read.Culture, seconds), Machine: Invariant($"PT{seconds}S"))]) : this;

    public FactList Number(string alias, decimal number) =>
        number > 0 ? Add(alias, [new FactValue(number.ToString("0.##", CultureInfo.GetCultureInfo(read.Culture)))]) : this;

    /// <summary>Adds values of the caller's own; nothing when there are none.</summary>
    public FactList Add(string alias, IReadOnlyList<FactValue> values)
    {
        if (values.Count > 0)
        {
            _facts.Add(new Fact(read.Label(alias), values));
        }

        return this;
    }

    private FactList Dates(string alias, IReadOnlyList<DateText> dates) => dates switch
    {
        [] => this,
        [var one] => Add(alias, [new FactValue(one.Text, Machine: one.Machine)]),
        _ => Add(alias, [new FactValue($"{dates[0].Text}–{dates[1].Text}", Machine: dates[0].Machine)]),
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
