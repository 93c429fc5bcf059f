namespace LapeKnowledge.Web.Features.Reading;

/// <summary>The headings of the page of one request, gathered while it is rendered: the layout, which comes last, lists them.</summary>
internal sealed class PageContents
{
    /// <summary>A page with fewer parts is seen at a glance and needs no list of them.</summary>
    private const int Enough = 4;

    private readonly List<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => _entries.Count >= Enough ? _entries : [];

    /// <param name="id">The <c>id</c> of the heading.</param>
    /// <returns>The heading, to be written where it stands.</returns>
    public string Add(string id, string heading)
    {
        _entries.Add(new Entry(id, heading));
        return heading;
    }

    internal sealed record Entry(string Id, string Heading);
}
