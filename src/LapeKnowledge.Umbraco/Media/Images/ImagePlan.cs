using System.Drawing;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Media.Images;

/// <summary>How an image gets its ordered size: the whole of it is scaled, then a part is cut out. Nothing is ever enlarged.</summary>
internal sealed record ImagePlan(Size Scaled, Rectangle Part)
{
    public bool IsCut => Part != new Rectangle(Point.Empty, Scaled);

    public static ImagePlan Of(ImageOrder order, Size source, Size max)
    {
        var region = Cropped(order, source);
        var (width, height) = Target(order, region.Size, max);
        var part = order.Mode == ImageCropMode.Crop && order is { Width: not null, Height: not null } ? Around(order, region, width / height) : region;
        var (across, down) = (Math.Min(1, width / part.Width), Math.Min(1, height / part.Height));
        if (order.Mode != ImageCropMode.Stretch)
        {
            across = down = Math.Min(across, down);
        }
        var scaled = new Size(Pixels(source.Width * across), Pixels(source.Height * down));
        var cut = new Size(Math.Min(scaled.Width, Pixels(part.Width * across)), Math.Min(scaled.Height, Pixels(part.Height * down)));
        var left = Math.Clamp((int)Math.Round(part.X * across), 0, scaled.Width - cut.Width);
        var top = Math.Clamp((int)Math.Round(part.Y * down), 0, scaled.Height - cut.Height);
        return new ImagePlan(scaled, new Rectangle(left, top, cut.Width, cut.Height));
    }

    private static RectangleF Cropped(ImageOrder order, Size source) => order.Crop is { } cut
        ? new RectangleF(
            (float)(cut.Left * source.Width),
            (float)(cut.Top * source.Height),
            Math.Max(1, (float)((1 - cut.Left - cut.Right) * source.Width)),
            Math.Max(1, (float)((1 - cut.Top - cut.Bottom) * source.Height)))
        : new RectangleF(PointF.Empty, source);

    /// <summary>The size of the result, were the image large enough for it. Bands are not painted: padding gives what "max" gives.</summary>
    private static (double Width, double Height) Target(ImageOrder order, SizeF region, Size max)
    {
        double? width = order.Width is { } w ? Math.Min(w, max.Width) : null;
        double? height = order.Height is { } h ? Math.Min(h, max.Height) : null;
        if (width is null || height is null)
        {
            var scale = Math.Min((width ?? max.Width) / region.Width, (height ?? max.Height) / region.Height);
            return (region.Width * scale, region.Height * scale);
        }
        if (order.Mode is ImageCropMode.Crop or ImageCropMode.Stretch)
        {
            return (width.Value, height.Value);
        }
        var (byWidth, byHeight) = (width.Value / region.Width, height.Value / region.Height);
        var by = order.Mode == ImageCropMode.Min ? Math.Max(byWidth, byHeight) : Math.Min(byWidth, byHeight);
        return (region.Width * by, region.Height * by);
    }

    /// <summary>The largest part of the region that has the given shape and lies as near to the focus as can be.</summary>
    private static RectangleF Around(ImageOrder order, RectangleF region, double shape)
    {
        var width = (float)Math.Min(region.Width, region.Height * shape);
        var height = (float)Math.Min(region.Height, region.Width / shape);
        var (x, y) = order.Focus ?? AnchorOf(order.Anchor);
        var isFocus = order.Focus is not null;
        var left = isFocus ? Math.Clamp((region.Width * x) - (width / 2), 0, region.Width - width) : (region.Width - width) * x;
        var top = isFocus ? Math.Clamp((region.Height * y) - (height / 2), 0, region.Height - height) : (region.Height - height) * y;
        return new RectangleF(region.X + (float)left, region.Y + (float)top, width, height);
    }

    private static (double X, double Y) AnchorOf(ImageCropAnchor anchor) => anchor switch
    {
        ImageCropAnchor.Top => (0.5, 0),
        ImageCropAnchor.Right => (1, 0.5),
        ImageCropAnchor.Bottom => (0.5, 1),
        ImageCropAnchor.Left => (0, 0.5),
        ImageCropAnchor.TopLeft => (0, 0),
        ImageCropAnchor.TopRight => (1, 0),
        ImageCropAnchor.BottomLeft => (0, 1),
        ImageCropAnchor.BottomRight => (1, 1),
        _ => (0.5, 0.5),
    };

    private static int Pixels(double length) => Math.Max(1, (int)Math.Round(length));
}
