using System.Globalization;
using System.Text;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Where the pages of discussions are, in each language.</summary>
internal static class DiscussionAddresses
{
    /// <summary>The post that the page of a thread is to show.</summary>
    public const string PostParameter = "viesti";

    /// <summary>Where a list goes on.</summary>
    public const string AfterParameter = "jatka";

    /// <summary>The number that a list goes on behind, as the address of its page says; null for its first page.</summary>
    public static long? After(this FormContext context) =>
        long.TryParse(context.Http.Request.Query[AfterParameter], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : null;

    /// <summary>The next page of a list, seen from the page before.</summary>
    public static string GoingOn(long after) => string.Create(CultureInfo.InvariantCulture, $"?{AfterParameter}={after}");

    private const int SlugLength = 60;

    public static (string Finnish, string Swedish) Home { get; } = ("/keskustelut", "/sv/diskussioner");

    public static (string Finnish, string Swedish) Forum { get; } = Below("f/{forum:guid}/{slug?}", "f/{forum:guid}/{slug?}");

    public static (string Finnish, string Swedish) Theme { get; } = Below("teema/{theme:guid}/{slug?}", "tema/{theme:guid}/{slug?}");

    public static (string Finnish, string Swedish) Thread { get; } = Below("t/{thread:int}/{slug?}", "t/{thread:int}/{slug?}");

    public static (string Finnish, string Swedish) New { get; } = Below("uusi/{forum:guid}", "ny/{forum:guid}");

    public static (string Finnish, string Swedish) Choose { get; } = Below("uusi", "ny");

    public static (string Finnish, string Swedish) Reply { get; } = Below("vastaa/{thread:int}", "svara/{thread:int}");

    public static (string Finnish, string Swedish) Edit { get; } = Below("muokkaa/{thread:int}/{number:int}", "redigera/{thread:int}/{number:int}");

    public static (string Finnish, string Swedish) Past { get; } = Below("historia/{thread:int}/{number:int}", "historik/{thread:int}/{number:int}");

    public static (string Finnish, string Swedish) React { get; } = Below("reagoi/{thread:int}/{number:int}", "reagera/{thread:int}/{number:int}");

    public static (string Finnish, string Swedish) Solve { get; } = Below("ratkaisu/{thread:int}/{number:int}", "losning/{thread:int}/{number:int}");

    public static (string Finnish, string Swedish) Follow { get; } = Below("seuraa", "folj");

    public static (string Finnish, string Swedish) Followed { get; } = Below("seuratut", "foljda");

    public static (string Finnish, string Swedish) Flag { get; } = Below("ilmoita/{thread:int}/{number:int}", "anmal/{thread:int}/{number:int}");

    public static (string Finnish, string Swedish) Remove { get; } = Below("poista/{thread:int}/{number:int}", "ta-bort/{thread:int}/{number:int}");

    public static (string Finnish, string Swedish) Manage { get; } = Below("hoida/{thread:int}", "skot/{thread:int}");

    public static (string Finnish, string Swedish) Watch { get; } = Below("valvonta", "overvakning");

    public static (string Finnish, string Swedish) Notices { get; } = Below("ilmoitukset", "aviseringar");

    public static (string Finnish, string Swedish) Readers { get; } = Below("lukijat/{forum:guid}", "lasare/{forum:guid}");

    public static (string Finnish, string Swedish) Propose { get; } = Below("ehdota/{thread:int}/{number:int}", "foresla/{thread:int}/{number:int}");

    public static (string Finnish, string Swedish) Proposals { get; } = Below("ehdotukset", "forslag");

    public static (string Finnish, string Swedish) Proposal { get; } = Below("ehdotukset/{proposal:int}", "forslag/{proposal:int}");

    public static (string Finnish, string Swedish) ForumFeed { get; } = Below("syote/f/{forum:guid}", "flode/f/{forum:guid}");

    public static (string Finnish, string Swedish) ThreadFeed { get; } = Below("syote/t/{thread:int}", "flode/t/{thread:int}");

    public const string Draft = "/keskustelut/luonnos";

    /// <summary>Where the script sends files, and takes them back.</summary>
    public static (string Finnish, string Swedish) Attach { get; } = Below("liitteet", "bilagor");

    public const string Attachment = "/keskustelut/liite/{id:guid}";

    public const string Names = "/keskustelut/nimet";

    public const string Stream = "/keskustelut/virta/{thread:int}";

    /// <summary>The address with its parameters filled in, in their order.</summary>
    public static string To(this (string Finnish, string Swedish) addresses, string culture, params object[] values)
    {
        var template = addresses.In(culture).AsSpan();
        var address = new StringBuilder(template.Length);
        var next = 0;
        foreach (var range in template.Split('/'))
        {
            var part = template[range];
            if (part is not ['{', ..])
            {
                _ = part.IsEmpty ? address : address.Append('/').Append(part);
            }
            else if (next < values.Length && Convert.ToString(values[next++], CultureInfo.InvariantCulture) is { Length: > 0 } value)
            {
                address.Append('/').Append(Uri.EscapeDataString(value));
            }
        }

        return address.ToString();
    }

    public static string OfThread(string culture, int thread, string title) => Thread.To(culture, thread, Slug(title));

    /// <summary>The address that stays with the post, wherever it stands on its page.</summary>
    public static string OfPost(string culture, int thread, string title, int number) => OfPost(OfThread(culture, thread, title), number);

    /// <param name="thread">The address of its thread.</param>
    public static string OfPost(string thread, int number) => string.Create(CultureInfo.InvariantCulture, $"{thread}?{PostParameter}={number}#p{number}");

    public static string OfAttachment(Guid id) => $"{Home.Finnish}/liite/{id}";

    public static string OfForum(string culture, Guid forum, string name) => Forum.To(culture, forum, Slug(name));

    /// <summary>A title as a part of an address: small letters without marks, and hyphens.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }

            if (slug.Length >= SlugLength)
            {
                break;
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : "-";
    }

    private static (string Finnish, string Swedish) Below(string finnish, string swedish) => ($"{Home.Finnish}/{finnish}", $"{Home.Swedish}/{swedish}");
}
