using System.Globalization;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Media.Images;

/// <summary>What an address asks of an image.</summary>
/// <param name="Focus">The point that a crop keeps, as fractions from the left and the top.</param>
/// <param name="Crop">What is cut off first, as fractions from the left, top, right and bottom.</param>
internal sealed record ImageOrder(
    int? Width, int? Height, ImageCropMode Mode, ImageCropAnchor Anchor, (double X, double Y)? Focus, (double Left, double Top, double Right, double Bottom)? Crop, string? Format, int? Quality)
{
    /// <summary>The names that order something; any other, such as the one that only gets round caches, orders nothing.</summary>
    public static readonly IReadOnlyList<string> Names = ["cc", "format", "height", "quality", "ranchor", "rmode", "rxy", "width"];

    private static readonly string[] Formats = ["avif", "jpeg", "jpg", "png", "webp"];

    public static bool IsIn(IReadOnlyDictionary<string, StringValues> query) => Names.Any(query.ContainsKey);

    /// <returns>Null where a value is not one of those that are served.</returns>
    public static ImageOrder? Read(IReadOnlyDictionary<string, StringValues> query)
    {
        var reader = new Reader(query);
        var order = new ImageOrder(
            reader.Pixels("width"),
            reader.Pixels("height"),
            reader.Choice("rmode", ImageCropMode.Crop),
            reader.Choice("ranchor", ImageCropAnchor.Center),
            reader.Fractions("rxy", 2) is { } focus ? (focus[0], focus[1]) : null,
            reader.Fractions("cc", 4) is { } cut ? (cut[0], cut[1], cut[2], cut[3]) : null,
            reader.Text("format")?.ToLowerInvariant(),
            reader.Pixels("quality"));
        var isServed = order.Quality is null or <= 100
            && (order.Format is null || Formats.Contains(order.Format))
            && (order.Crop is not { } crop || (crop.Left + crop.Right < 1 && crop.Top + crop.Bottom < 1));
        return reader.IsValid && isServed ? order : null;
    }

    private sealed class Reader(IReadOnlyDictionary<string, StringValues> query)
    {
        private const int MaxNumber = 100_000;

        public bool IsValid { get; private set; } = true;

        public string? Text(string name)
        {
            if (!query.TryGetValue(name, out var values))
            {
                return null;
            }
            IsValid &= values.Count == 1;
            return values[0];
        }

        public int? Pixels(string name)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }
            IsValid &= int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxNumber;
            return number;
        }

        public T Choice<T>(string name, T otherwise) where T : struct, Enum
        {
            if (Text(name) is not { } text)
            {
                return otherwise;
            }
            IsValid &= Enum.TryParse<T>(text, ignoreCase: true, out var choice) && !char.IsAsciiDigit(text[0]);
            return choice;
        }

        public double[]? Fractions(string name, int count)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }
            var parts = text.Split(',');
            var numbers = new double[count];
            IsValid &= parts.Length == count;
            for (var i = 0; IsValid && i < count; i++)
            {
                IsValid &= double.TryParse(parts[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i]) && numbers[i] is >= 0 and <= 1;
            }
            return numbers;
        }
    }
}
