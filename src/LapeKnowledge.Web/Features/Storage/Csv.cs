using System.Text;

namespace LapeKnowledge.Web.Features.Storage;

/// <summary>
/// Tables for spreadsheets, as those of Finland and Sweden read them: UTF-8 with its mark, semicolons, lines ended by CR LF. A cell that a spreadsheet
/// would take for a formula is preceded by an apostrophe, so that nothing that a stranger has written is run.
/// </summary>
internal static class Csv
{
    private const char Separator = ';';
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    /// <summary>Writes a new file that its owner alone may read.</summary>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public static async Task WriteAsync(string file, IEnumerable<IEnumerable<string?>> rows, CancellationToken cancellation = default)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), options);
        foreach (var row in rows)
        {
            await writer.WriteAsync($"{Line(row)}\r\n".AsMemory(), cancellation);
        }
    }

    public static string Line(IEnumerable<string?> cells) => string.Join(Separator, cells.Select(Cell));

    private static string Cell(string? value)
    {
        var text = value ?? string.Empty;
        var safe = text.TrimStart(' ').IndexOfAny(Formula) == 0 ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(Separator, '"') >= 0 || safe.AsSpan().ContainsAny('\r', '\n') || safe.StartsWith(' ') || safe.EndsWith(' ')
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
