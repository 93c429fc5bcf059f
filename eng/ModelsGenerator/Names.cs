using System.Text;

namespace LapeKnowledge.ModelsGenerator;

public static class Names
{
    /// <summary>The C# name of an alias or a code: <c>goodPractice</c> and <c>good-practice</c> are both <c>GoodPractice</c>.</summary>
    public static string Pascal(string alias)
    {
        var name = new StringBuilder();
        var upper = true;
        foreach (var c in alias)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                upper = true;
                continue;
            }

            // a digit beside a digit would run two numbers into one
            if (upper && name.Length > 0 && char.IsAsciiDigit(c) && char.IsAsciiDigit(name[^1]))
            {
                name.Append('_');
            }

            name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? $"_{name}" : name.ToString();
    }

    /// <summary>The C# name of a code that may be an address, as Creative Commons licences are: their path names them.</summary>
    public static string OfCode(string code) =>
        Uri.TryCreate(code, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal) ? Pascal(uri.AbsolutePath) : Pascal(code);
}
