using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LapeKnowledge.Umbraco.PropertyEditors.Blocks;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

/// <summary>Rich text as the Delivery API gives it: markup or a tree of elements, with routes in the place of local links.</summary>
internal sealed class ApiRichText(ApiRichTextReferences references, IApiElementBuilder elements) : IApiRichTextMarkupParser, IApiRichTextElementParser
{
    private static readonly string[] BlockTags = ["umb-rte-block", "umb-rte-block-inline"];
    private readonly HtmlParser _parser = new();

    public RichTextModel Markup(string markup, RichTextBlockModel blocks) => new() { Markup = Parse(markup), Blocks = Blocks(blocks) };

    public string Parse(string html)
    {
        var body = Body(html);
        foreach (var element in body.QuerySelectorAll("a[href], img[data-udi]"))
        {
            foreach (var (name, value) in references.Attributes(element))
            {
                element.SetAttribute(name, value);
            }
            element.RemoveAttribute("data-udi");
            RemoveLinkType(element);
        }
        return body.InnerHtml;
    }

    IRichTextElement? IApiRichTextElementParser.Parse(string html, RichTextBlockModel? richTextBlockModel) => Elements(html, richTextBlockModel ?? RichTextBlockModel.Empty);

    public IRichTextElement Elements(string markup, RichTextBlockModel blocks) => new RichTextRootElement([], Children(Body(markup)), Blocks(blocks));

    private ApiBlockItem[] Blocks(RichTextBlockModel blocks) => blocks.Select(b => ApiBlocks.Item(b, elements)).ToArray();

    private IHtmlElement Body(string markup) => _parser.ParseDocument($"<body>{markup}</body>").Body!;

    private IRichTextElement[] Children(INode node) => node.ChildNodes.Select(Element).OfType<IRichTextElement>().ToArray();

    private IRichTextElement? Element(INode node) => node switch
    {
        IText { Data: var text } => string.IsNullOrWhiteSpace(text) && text.Contains('\n') ? null : new RichTextTextElement(text),
        IElement element => new RichTextGenericElement(element.LocalName, Attributes(element), BlockTags.Contains(element.LocalName) ? [] : Children(element)),
        _ => null,
    };

    private Dictionary<string, object> Attributes(IElement element)
    {
        if (BlockTags.Contains(element.LocalName))
        {
            return Guid.TryParse(element.GetAttribute("data-content-key"), out var key) ? new Dictionary<string, object> { ["content-id"] = key } : [];
        }
        var attributes = element.Attributes.Where(a => a.Name != "data-udi").ToDictionary(a => a.Name.StartsWith("data-", StringComparison.Ordinal) ? a.Name[5..] : a.Name, object (a) => a.Value);
        if (references.Route(element) is { } route)
        {
            attributes["route"] = route;
            attributes.Remove("href");
            attributes.Remove("type");
        }
        foreach (var (name, value) in references.MediaAttributes(element))
        {
            attributes[name] = value;
            attributes.Remove("type");
        }
        return attributes;
    }

    private static void RemoveLinkType(IElement element)
    {
        if (element.LocalName == "a" && element.GetAttribute("type") is "document" or "media")
        {
            element.RemoveAttribute("type");
        }
    }
}
