using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Benchmarks;

/// <summary>Documents of the site's own type <c>goodPractice</c>, with texts of the length that practices have.</summary>
internal sealed class Corpus(IContentService documents, IContentTypeService types)
{
    private const string Finnish = "fi-FI";
    private static readonly string Body = string.Concat(Enumerable.Repeat("<p>Lapset ja aikuiset suunnittelevat yhdessä, miten kukaan ei jää yksin.</p>", 30));
    private readonly IContentType _type = types.Get("goodPractice") ?? throw new InvalidOperationException("The site's schema is not there.");
    private int _next;

    public int Parent { get; } = FindSection(documents, types);

    public IContent New()
    {
        var number = Interlocked.Increment(ref _next);
        var name = FormattableString.Invariant($"Mitattava käytäntö {number}");
        var document = documents.Create(name, Parent, _type);
        document.SetCultureName(name, Finnish);
        document.SetValue("summary", "Tiivistelmä " + name, Finnish);
        document.SetValue("body", "{\"markup\":\"" + Body + "\",\"blocks\":{\"contentData\":[],\"settingsData\":[],\"expose\":[],\"layout\":{}}}", Finnish);
        return document;
    }

    private static int FindSection(IContentService documents, IContentTypeService types)
    {
        var type = types.Get("sectionPage") ?? throw new InvalidOperationException("The site's schema is not there.");
        return documents.GetPagedOfType(type.Id, 0, 1, out _, null!, Ordering.By("sortOrder")).First(d => d.Level > 1).Id;
    }
}
