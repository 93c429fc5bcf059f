using System.Globalization;
using System.Text;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>Writes the digest of one member. To be used within an Umbraco context.</summary>
internal sealed class Digests(IEnumerable<IDigestPart> parts, FollowStore follows, RelatedContent related, SiteAddress site, Texts texts)
{
    /// <summary>Of each part; what is beyond is counted.</summary>
    private const int Most = 12;

    public async Task<IReadOnlyList<DigestNews>> NewsAsync(DateTime fromUtc, DateTime toUtc, CancellationToken cancellation)
    {
        var news = new List<DigestNews>();
        foreach (var part in parts.OrderBy(p => p.Order))
        {
            news.Add(new DigestNews(part.Heading, await part.ReadAsync(fromUtc, toUtc, cancellation)));
        }

        return news;
    }

    /// <returns>Null when there is nothing to say to the reader.</returns>
    public async Task<(string Subject, string Text)?> WriteAsync(DigestReader reader, IReadOnlyList<DigestNews> news, DateOnly monday, CancellationToken cancellation)
    {
        var followed = (await follows.OfMemberAsync(reader.Key, cancellation)).ToHashSet();
        var text = new StringBuilder();
        foreach (var part in news)
        {
            var lines =
                (from item in part.Items
                 where item.NotFor != reader.Key && item.About.Overlaps(followed) && reader.Reads(item.Cultures)
                 let line = item.Write(reader.Culture, reader.Reading)
                 where line is not null
                 select (line.Value.Text, line.Value.Path, Why: Why(line.Value.Text, item.About.Intersect(followed), reader.Culture))).ToList();
            if (lines.Count == 0)
            {
                continue;
            }

            text.Append('\n').Append(texts.Get(reader.Culture, part.Heading)).Append('\n');
            foreach (var line in lines.Take(Most))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n- {line.Text}\n{line.Why}  {site.Absolute(line.Path)}\n");
            }

            if (lines.Count > Most)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{texts.Format(reader.Culture, InterfaceTexts.DigestMore, lines.Count - Most)}\n");
            }
        }

        if (text.Length == 0)
        {
            return null;
        }

        var (from, to) = (Dates.OfDay(monday.ToDateTime(TimeOnly.MinValue))!.Text, Dates.OfDay(monday.AddDays(6).ToDateTime(TimeOnly.MinValue))!.Text);
        var own = site.Absolute(AccountAddresses.Own.In(reader.Culture));
        return (texts.Format(reader.Culture, InterfaceTexts.DigestSubject, from, to), $"{texts.Format(reader.Culture, InterfaceTexts.DigestGreeting, reader.Name)}\n{text}\n{texts.Format(reader.Culture, InterfaceTexts.DigestClosing, own)}\n");
    }

    /// <summary>What of all that he follows brings a reader a line, where the line does not name it anyway.</summary>
    private string Why(string line, IEnumerable<Guid> followed, string culture)
    {
        var names = followed.Select(related.Get<IPublishedContent>).OfType<IPublishedContent>().Select(d => Names.Of(d, culture)).Where(n => !line.Contains(n, StringComparison.Ordinal)).Order(StringComparer.Create(CultureInfo.GetCultureInfo(culture), ignoreCase: true)).ToList();
        return names.Count == 0 ? string.Empty : $"  {texts.Format(culture, InterfaceTexts.DigestFollowed, string.Join(", ", names))}\n";
    }
}

internal sealed record DigestNews(string Heading, IReadOnlyList<DigestItem> Items);
