using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Transfer;

/// <summary>The drawings of <c>img/icons.svg</c>, for views. They say nothing to a screen reader: a text stands beside each.</summary>
internal sealed class Icons(Assets assets)
{
    private readonly string _sheet = assets.Versioned("/img/icons.svg");

    /// <param name="name">The id of its symbol; content types have one with their alias.</param>
    public IHtmlContent this[string name] => new HtmlString($"""<svg class="icon" aria-hidden="true" focusable="false"><use href="{_sheet}#{HtmlEncoder.Default.Encode(name)}"></use></svg>""");
}
