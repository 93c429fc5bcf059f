using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LapeKnowledge.Web.Features.Transfer;

/// <summary>Adds the version to the addresses of the site's own style sheets, scripts and drawings, wherever a view names them.</summary>
[HtmlTargetElement("link", Attributes = "href", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("script", Attributes = "src")]
[HtmlTargetElement("use", Attributes = "href")]
[HtmlTargetElement("img", Attributes = "src", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AssetTagHelper : TagHelper
{
    private static readonly string[] Folders = ["/css/", "/js/", "/img/"];
    private readonly Assets _assets;

    internal AssetTagHelper(Assets assets) => _assets = assets;

    public AssetTagHelper(IServiceProvider services) : this(services.GetRequiredService<Assets>())
    {
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = output.TagName is "link" or "use" ? "href" : "src";
        if (output.Attributes.TryGetAttribute(name, out var attribute) && Text(attribute.Value) is { } address && Folders.Any(f => address.StartsWith(f, StringComparison.Ordinal)))
        {
            output.Attributes.SetAttribute(new TagHelperAttribute(name, _assets.Versioned(address), attribute.ValueStyle));
        }
    }

    private static string? Text(object? value)
    {
        if (value is not IHtmlContent html)
        {
            return value as string;
        }

        using var text = new StringWriter();
        html.WriteTo(text, HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(text.ToString());
    }
}
