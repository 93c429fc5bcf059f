using System.Globalization;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>What the pressed button asks for: where to go, or what to do with a row of the steps. Works without a script.</summary>
internal static class RowAction
{
    public const string Next = "seuraava";
    public const string Previous = "edellinen";
    public const string Add = "lisaa";
    public const string Rows = "rivit";
    public const string Remove = "poista-";
    public const string Up = "ylos-";
    public const string Down = "alas-";

    /// <returns>The form with its rows as asked, and where to go.</returns>
    public static (DraftForm Form, string Target) Apply(DraftForm form, string action)
    {
        if (form.Steps is not { } steps || RowOf(action) is not { } row || row >= steps.Count)
        {
            return (form, action);
        }

        var rows = steps.ToList();
        if (action.StartsWith(Remove, StringComparison.Ordinal))
        {
            rows.RemoveAt(row);
        }
        else
        {
            var other = action.StartsWith(Up, StringComparison.Ordinal) ? row - 1 : row + 1;
            if (other >= 0 && other < rows.Count)
            {
                (rows[row], rows[other]) = (rows[other], rows[row]);
            }
        }

        return (form with { Steps = rows }, Rows);
    }

    private static int? RowOf(string action) =>
        new[] { Remove, Up, Down }.FirstOrDefault(p => action.StartsWith(p, StringComparison.Ordinal)) is { } prefix
        && int.TryParse(action[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
