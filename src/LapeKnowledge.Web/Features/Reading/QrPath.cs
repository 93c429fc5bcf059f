using System.Globalization;
using System.Text;
using QRCoder;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>A QR code as the path of a drawing, one unit a module: no picture is asked for, nobody else is, and it is sharp on paper.</summary>
/// <param name="Size">Of a side with its quiet zone.</param>
internal sealed record QrPath(string Path, int Size)
{
    public static QrPath Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        var rows = code.ModuleMatrix;
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

        return new QrPath(path.ToString(), rows.Count);
    }
}
