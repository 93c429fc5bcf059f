using System.Drawing;
using LapeKnowledge.Umbraco.Media.Images;
using Microsoft.AspNetCore.WebUtilities;

namespace LapeKnowledge.Umbraco.Tests.Media;

public sealed class ImagePlanTests
{
    [Theory]
    [InlineData("width=100", "100x50", "0,0 100x50")]
    [InlineData("height=50", "100x50", "0,0 100x50")]
    [InlineData("format=webp", "400x200", "0,0 400x200")]
    [InlineData("width=4000", "400x200", "0,0 400x200")]
    [InlineData("width=100&height=100&rmode=max", "100x50", "0,0 100x50")]
    [InlineData("width=100&height=100&rmode=min", "200x100", "0,0 200x100")]
    [InlineData("width=100&height=100&rmode=stretch", "100x100", "0,0 100x100")]
    [InlineData("width=100&height=100", "200x100", "50,0 100x100")]
    [InlineData("width=100&height=100&ranchor=left", "200x100", "0,0 100x100")]
    [InlineData("width=100&height=100&rxy=0.9,0.5", "200x100", "100,0 100x100")]
    [InlineData("width=100&height=100&rxy=0.3,0.5", "200x100", "10,0 100x100")]
    [InlineData("width=800&height=800", "400x200", "100,0 200x200")]
    [InlineData("cc=0.5,0,0,0&width=100", "200x100", "100,0 100x100")]
    public void A_part_of_the_scaled_image_is_cut_out(string query, string scaled, string part)
    {
        var plan = ImagePlan.Of(ImageOrder.Read(QueryHelpers.ParseQuery(query))!, new Size(400, 200), new Size(5000, 5000));

        Assert.Equal((scaled, part), ($"{plan.Scaled.Width}x{plan.Scaled.Height}", $"{plan.Part.X},{plan.Part.Y} {plan.Part.Width}x{plan.Part.Height}"));
    }

    [Theory]
    [InlineData("width=0")]
    [InlineData("width=-5")]
    [InlineData("width=1e3")]
    [InlineData("width=99999999999999")]
    [InlineData("width=1&width=2")]
    [InlineData("width=100&quality=101")]
    [InlineData("width=100&format=svg")]
    [InlineData("width=100&rmode=7")]
    [InlineData("width=100&rxy=0.5")]
    [InlineData("width=100&rxy=2,2")]
    [InlineData("width=100&cc=0.5,0,0.5,0")]
    public void What_is_not_served_is_told(string query) => Assert.Null(ImageOrder.Read(QueryHelpers.ParseQuery(query)));
}
