using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>
/// Makes a good practice of a process description: a draft with everything that was written, in each language, which names the description it is based on
/// and credits the pilot. Nothing of the description is changed.
/// </summary>
internal sealed class Raising(IContentService contents, IContentTypeService types, RelatedContent related, Texts texts, TimeProvider time)
{
    /// <summary>What has the same alias and meaning in both; the name says whether it varies by culture.</summary>
    private static readonly string[] SameInEach =
        [Describable.Aliases.Summary, Describable.Aliases.ImageAlt, Reviewed.Aliases.OwnerRole, Licensed.Aliases.Publisher, Classified.Aliases.Keywords, Sourced.Aliases.SourceNote, GoodPractice.Aliases.Results, GoodPractice.Aliases.DidNotWork];

    private static readonly string[] SameForAll =
    [
        Describable.Aliases.Image, Classified.Aliases.Themes, Classified.Aliases.Audience, Classified.Aliases.AgeRange, Classified.Aliases.Setting, Classified.Aliases.Provinces,
        Reviewed.Aliases.Evidence, Licensed.Aliases.Licence, Sourced.Aliases.IsExample, GoodPractice.Aliases.Attachments,
    ];

    /// <summary>Parts that a practice has no field for: they follow its text, each under its name.</summary>
    private static readonly string[] Appended =
        [ProcessDescription.Aliases.Interfaces, ProcessDescription.Aliases.Decisions, ProcessDescription.Aliases.Measurement, ProcessDescription.Aliases.Tips];

    /// <summary>The practice, draft or published, that was made of the description; null when there is none, or it was deleted.</summary>
    public IContent? Made(Guid process) => contents.GetById(KeyOf(process)) is { Trashed: false } made && made.ContentType.Alias == GoodPractice.ModelTypeAlias ? made : null;

    /// <summary>Makes the draft; the one that is there already when somebody has made it.</summary>
    /// <returns>Null when the description is not there, or the site has no section of practices.</returns>
    public IContent? Make(Guid process)
    {
        if (Made(process) is { } made)
        {
            return made;
        }

        var section = related.OfType<SectionPage>(SectionPage.ModelTypeAlias).FirstOrDefault(s => s.Lists == Vocabularies.ListKind.GoodPractices);
        if (section is null || contents.GetById(process) is not { Trashed: false } source || source.ContentType.Alias != ProcessDescription.ModelTypeAlias)
        {
            return null;
        }

        var cultures = source.PublishedCultures.ToArray();
        var draft = contents.Create(source.GetPublishName(cultures.Contains(Cultures.Finnish) ? Cultures.Finnish : cultures.FirstOrDefault()) ?? source.Name!, section.Key, GoodPractice.ModelTypeAlias);
        if (contents.GetById(KeyOf(process)) is null)
        {
            draft.Key = KeyOf(process); // so that two editors who press at once make one
        }

        foreach (var alias in SameForAll)
        {
            draft.SetValue(alias, source.GetValue(alias, published: true));
        }

        foreach (var culture in cultures)
        {
            CarryOver(source, draft, culture);
        }

        Credit(source, draft);
        return contents.Save(draft).Success ? draft : Made(process);
    }

    /// <summary>Takes back a draft that was never published.</summary>
    public bool Discard(Guid process) => Made(process) is { Published: false } draft && contents.Delete(draft).Success;

    private void CarryOver(IContent source, IContent draft, string culture)
    {
        draft.SetCultureName(source.GetPublishName(culture) ?? source.GetCultureName(culture), culture);
        foreach (var alias in SameInEach)
        {
            draft.SetValue(alias, source.HasProperty(alias) ? source.GetValue(alias, culture, published: true) : null, culture);
        }

        draft.SetValue(GoodPractice.Aliases.Problem, source.GetValue(ProcessDescription.Aliases.StartingPoint, culture, published: true), culture);
        draft.SetValue(GoodPractice.Aliases.Steps, Steps(source.GetValue<string>(ProcessDescription.Aliases.Steps, culture, published: true), culture), culture);
        draft.SetValue(Describable.Aliases.Body, Rich(Body(source, culture)), culture);
        var roles = (source.GetValue<string>(ProcessDescription.Aliases.Roles, culture, published: true) ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        draft.SetValue(GoodPractice.Aliases.Resources, Rich(roles.Length == 0 ? string.Empty : $"<ul>{string.Concat(roles.Select(r => $"<li>{HtmlEncoder.Default.Encode(r)}</li>"))}</ul>"), culture);
    }

    private string Body(IContent source, string culture)
    {
        var body = new StringBuilder(RichTexts.MarkupOf(source.GetValue<string>(Describable.Aliases.Body, culture, published: true)));
        foreach (var alias in Appended)
        {
            if (RichTexts.MarkupOf(source.GetValue<string>(alias, culture, published: true)) is { Length: > 0 } markup)
            {
                body.Append($"<h2>{HtmlEncoder.Default.Encode(texts.Field(culture, alias))}</h2>").Append(markup);
            }
        }

        return body.ToString();
    }

    private static string? Rich(string markup) => markup.Length == 0 ? null : RichTexts.Of(markup).ToJsonString();

    /// <summary>A practice's steps do not tell with what: it is said at the end of what is done.</summary>
    private string? Steps(string? stored, string culture)
    {
        if (string.IsNullOrWhiteSpace(stored) || types.Get(GoodPracticeStep.ModelTypeAlias) is not { } step)
        {
            return null;
        }

        var list = BlockLists.Empty();
        foreach (var block in BlockLists.Read(stored).Blocks)
        {
            var markup = RichTexts.MarkupOf(block.GetValueOrDefault(ProcessStep.Aliases.What)?.ToString());
            if (block.GetValueOrDefault(ProcessStep.Aliases.WithWhat)?.ToString() is { Length: > 0 } withWhat)
            {
                markup += $"<p>{HtmlEncoder.Default.Encode(texts.Field(culture, ProcessStep.Aliases.WithWhat))}: {HtmlEncoder.Default.Encode(withWhat)}</p>";
            }

            list.Add(
                step.Key,
                (GoodPracticeStep.Aliases.Who, block.GetValueOrDefault(ProcessStep.Aliases.Who)),
                (GoodPracticeStep.Aliases.What, RichTexts.Of(markup)),
                (GoodPracticeStep.Aliases.When, block.GetValueOrDefault(ProcessStep.Aliases.When)));
        }

        return list.Write();
    }

    private void Credit(IContent source, IContent draft)
    {
        draft.SetValue(GoodPractice.Aliases.BasedOn, Pointer(source.Key));
        draft.SetValue(Reviewed.Aliases.ReviewDue, Dates.Today(time).AddYears(1).ToDateTime(TimeOnly.MinValue));
        if (related.Parent<Pilot>(source.Key) is { } pilot)
        {
            draft.SetValue(GoodPractice.Aliases.Pilots, Pointer(pilot.Key));
            draft.SetValue(GoodPractice.Aliases.Tools, string.Join(',', (pilot.Tools ?? Enumerable.Empty<IPublishedContent>()).Select(t => Pointer(t.Key))));
        }
    }

    private static string Pointer(Guid document) => Udi.Create(Constants.UdiEntityType.Document, document).ToString();

    /// <summary>One practice for one description, whoever makes it and how often.</summary>
    private static Guid KeyOf(Guid process) => new(SHA256.HashData([.. "lape-good-practice-of"u8, .. process.ToByteArray()]).AsSpan(0, 16));
}
