using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>One numbered step: who does what, when and with what.</summary>
internal sealed record Step(string? Who, IHtmlContent? What, string? When, string? WithWhat);
