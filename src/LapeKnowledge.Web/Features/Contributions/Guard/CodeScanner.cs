using System.Globalization;
using System.Text.RegularExpressions;

namespace LapeKnowledge.Web.Features.Contributions.Guard;

/// <summary>Finds personal identity codes, telephone numbers and e-mail addresses. Goes through the text once, and looks a bounded way around each place.</summary>
internal static partial class CodeScanner
{
    private const string CheckCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private const string Centuries = "+-–−ABCDEFUVWXY";
    private const string Around = ".,-–/+€@_#";
    private const string Separators = " -/()";
    private const string RareSeparators = "._"; // also of dates and versions
    private const int CodeDigits = 6;
    private const int FewestDigits = 7;
    private const int FewestDigitsAfterCue = 5;
    private const int MostDigits = 13;
    private const int MostDigitsAbroad = 15; // with 00 before them
    private const int MostSigns = 3; // 050 - 123 4567
    private const int MailLength = 64;
    private const int RunLength = 40;

    /// <summary>Numbers that are everybody's: emergencies, and help lines for children, health and crises.</summary>
    private static readonly string[] Public = ["112", "116000", "116006", "116111", "116117", "116123"];

    private static readonly string[] Cues = ["puh", "puhelin", "puhelinnumero", "puhelinnro", "p", "gsm", "kännykkä", "matkapuhelin", "tel", "tfn", "telefon", "mobil", "ring", "soita"];

    /// <param name="text">As <see cref="GuardText"/> has it.</param>
    public static IEnumerable<GuardMatch> Scan(string text) => Written(text).Concat(HiddenMail().Matches(text).Select(m => new GuardMatch(GuardKind.Email, m.Index, m.Length)));

    /// <summary>Addresses as people write them for people: matti at kunta piste fi.</summary>
    [GeneratedRegex(
        @"[\p{L}0-9][\p{L}0-9._%+'-]*(?: ?@ ?| ?[(\[{] ?(?:at|ät|a|@) ?[)\]}] ?| (?:at|ät|miukumauku|miuku mauku|snabel-a|snabela) )[\p{L}0-9-]+(?:(?:\.| ?[(\[{] ?(?:dot|piste|punkt|\.) ?[)\]}] ?| (?:dot|piste|punkt) )[\p{L}0-9-]+)*?(?:\.| ?[(\[{] ?(?:dot|piste|punkt|\.) ?[)\]}] ?| (?:dot|piste|punkt) )(?:fi|se|ax|eu|com|org|net|info)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HiddenMail();

    private static IEnumerable<GuardMatch> Written(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var found = text[at] switch
            {
                '@' => Mail(text, at, at + 1),
                '(' or '[' when MailSign(text, at) is > 0 and var length => Mail(text, at, at + length),
                _ => null,
            };
            found ??= IsNumberStart(text, at) ? IdentityCode(text, at) : null;
            if (found is not null)
            {
                yield return found;
                at = Math.Max(at + 1, found.Start + found.Length);
            }
            else if (IsNumberStart(text, at))
            {
                var phone = Phone(text, at, RunEnd(text, at));
                if (phone is not null)
                {
                    yield return phone;
                }

                at = phone is null ? NextGroup(text, at) : phone.Start + phone.Length; // what is no number may have one within
            }
            else
            {
                at++;
            }
        }
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c);

    private static bool IsNumberStart(string text, int at) =>
        IsDigit(text[at]) ? at == 0 || !IsDigit(text[at - 1]) : text[at] is '+' or '(' && at + 1 < text.Length && (IsDigit(text[at + 1]) || (text[at + 1] == ' ' && text[at] == '+' && at + 2 < text.Length && IsDigit(text[at + 2])));

    /// <summary>The decree on the personal identity code, with the signs of 2023: + for 1800, - and Y to U for 1900, A to F for 2000.</summary>
    private static GuardMatch? IdentityCode(string text, int at)
    {
        var sign = at;
        while (sign < text.Length && sign < at + CodeDigits && IsDigit(text[sign]))
        {
            sign++;
        }

        if (sign - at != CodeDigits || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
        {
            return null;
        }

        sign = sign < text.Length && text[sign] == ' ' ? sign + 1 : sign;
        var number = sign + 1 < text.Length && text[sign + 1] == ' ' ? sign + 2 : sign + 1;
        var end = number + 4;
        if (end > text.Length || !Centuries.Contains(char.ToUpperInvariant(text[sign])) || !text.AsSpan(number, 3).ContainsOnlyDigits() || (end < text.Length && char.IsLetterOrDigit(text[end])))
        {
            return null;
        }

        var century = char.ToUpperInvariant(text[sign]) switch { '+' => 1800, '-' or '–' or '−' or (>= 'U' and <= 'Y') => 1900, _ => 2000 };
        var date = text.AsSpan(at, CodeDigits);
        var year = century + int.Parse(date[4..], CultureInfo.InvariantCulture);
        var isDate = DateOnly.TryParseExact($"{date[..4]}{year}", "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        var all = int.Parse(string.Concat(date, text.AsSpan(number, 3)), CultureInfo.InvariantCulture);
        return isDate && CheckCharacters[all % CheckCharacters.Length] == char.ToUpperInvariant(text[end - 1]) ? new GuardMatch(GuardKind.IdentityCode, at, end - at) : null;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>The end of the digits that belong together: no more than three signs stand between them.</summary>
    private static int RunEnd(string text, int at)
    {
        var end = at + 1;
        var separators = HasMobileStart(text, at) ? Separators + RareSeparators : Separators;
        for (var i = at; i < text.Length && i - at < RunLength && i - end < MostSigns + 1 && (IsDigit(text[i]) || separators.Contains(text[i]) || (text[i] == '+' && i == at)); i++)
        {
            end = IsDigit(text[i]) ? i + 1 : end;
        }

        return end;
    }

    /// <summary>040 or 0400: dates begin otherwise.</summary>
    private static bool HasMobileStart(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 5 && IsDigit(text[end]))
        {
            end++;
        }

        return end - at is 3 or 4 && text[at] == '0' && text[at + 1] is '4' or '5';
    }

    private static int NextGroup(string text, int at)
    {
        var isSign = !IsDigit(text[at]);
        at++;
        while (!isSign && at < text.Length && IsDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>The number that begins at this group of digits, if one does.</summary>
    private static GuardMatch? Phone(string text, int at, int runEnd)
    {
        var hasCue = HasCue(text, at);
        if ((!hasCue && text[at] is not ('0' or '+') && !(text[at] == '(' && text[at + 1] == '0')) || !IsAloneBefore(text, at))
        {
            return null;
        }

        var (end, digits) = (at, 0);
        var most = text[at] == '+' || (text[at] == '0' && at + 1 < text.Length && text[at + 1] == '0') ? MostDigitsAbroad : MostDigits;
        for (var i = at; i < runEnd && (digits < most || !IsDigit(text[i])); i++)
        {
            digits += IsDigit(text[i]) ? 1 : 0;
            end = IsDigit(text[i]) ? i + 1 : end;
        }

        var written = text[at..end].Replace(" ", string.Empty, StringComparison.Ordinal);
        var number = new string([.. written.Where(IsDigit)]);
        var isEnough = digits >= (hasCue ? FewestDigitsAfterCue : FewestDigits);
        return isEnough && IsAloneAfter(text, end) && !Public.Contains(number) && !IsBusinessId(written) && !IsDate(written) && !IsClock(written) ? new GuardMatch(GuardKind.Phone, at, end - at) : null;
    }

    private static bool IsBusinessId(string written) => written.Length == 9 && written[7] == '-';

    private static bool IsDate(string written) => written.Length == 10 && written[2] == '-' && written[5] == '-' && written[6] is '1' or '2';

    /// <summary>Hours of the clock, as 0800-1530.</summary>
    private static bool IsClock(string written) =>
        written.Length == 9 && written[4] is '-' or '–' && written[..4].CompareTo("2400") < 0 && written[2] < '6' && written[5] <= '2' && written[7] < '6' && written[0] <= '2';

    private static bool HasCue(string text, int at)
    {
        var end = at;
        while (end > 0 && at - end < 3 && text[end - 1] is ' ' or '.' or ':')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < 16 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return end > start && end < at && Cues.Contains(text[start..end].ToLowerInvariant());
    }

    private static bool IsAloneBefore(string text, int at) =>
        at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || (Around.Contains(text[at - 1]) && at > 1 && char.IsLetterOrDigit(text[at - 2])));

    private static bool IsAloneAfter(string text, int end) =>
        end >= text.Length || !(char.IsLetterOrDigit(text[end]) || (text[end] is '.' or ',' or '/' && end + 1 < text.Length && IsDigit(text[end + 1])));

    /// <summary>An at sign that is written so that machines should not see it.</summary>
    private static int MailSign(string text, int at) =>
        at + 3 < text.Length && text[at + 3] is ')' or ']' && text.AsSpan(at + 1, 2).ToString().ToLowerInvariant() is "at" or "ät" ? 4
        : at + 2 < text.Length && text[at + 1] == '@' && text[at + 2] is ')' or ']' ? 3 : 0;

    private static GuardMatch? Mail(string text, int sign, int after)
    {
        var start = sign > 0 && text[sign - 1] == ' ' && after - sign > 1 ? sign - 1 : sign;
        var first = start;
        while (first > 0 && start - first < MailLength && (char.IsLetterOrDigit(text[first - 1]) || "._%+'-".Contains(text[first - 1])))
        {
            first--;
        }

        while (first < start && !char.IsLetterOrDigit(text[first]))
        {
            first++;
        }

        var host = after < text.Length && text[after] == ' ' && after - sign > 1 ? after + 1 : after;
        var end = host;
        while (end < text.Length && end - host < MailLength * 2 && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        while (end > host && text[end - 1] is '.' or '-')
        {
            end--;
        }

        var name = text.AsSpan(host, end - host);
        return first < start && name.Contains('.') && name[0] != '.' ? new GuardMatch(GuardKind.Email, first, end - first) : null;
    }
}
