using System.Globalization;
using System.Text;
using QRCoder;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>A QR code as a drawing in the page: no picture is asked for, and nobody else is.</summary>
internal static class QrCode
{
    /// <returns>The path of an SVG, and the side of its view box.</returns>
    public static (string Path, int Side) Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (path.ToString(), rows.Count);
    }
}
