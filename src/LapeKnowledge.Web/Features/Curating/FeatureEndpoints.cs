using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>Where an editor features a document in a collection.</summary>
internal static class FeatureEndpoints
{
    public const string CollectionField = "nosto";
    public const string NameField = "nimi";
    public const string WordsField = "sanat";
    public const int NameLength = 120;
    public const int WordsLength = 600;
    private const string New = "uusi";

    public static void MapCurating(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(CuratingAddresses.Feature, ShowAsync, SendAsync).ForEditors();
        endpoints.MapLifts();
        endpoints.MapRaising();
    }

    /// <summary>Documents that stand in lists of their own; sections and the home page do not.</summary>
    public static bool CanBeFeatured(IPublishedContent document) => document is IDescribable and not (Collection or SectionPage or Home or Page);

    private static IPublishedContent? Document(FormContext context) =>
        context.Get<RelatedContent>().Get<IPublishedContent>(context.Key("document")) is { } document && CanBeFeatured(document) ? document : null;

    private static Task<FormPage?> ShowAsync(FormContext context) => Task.FromResult(Document(context) is { } document ? Show(context, document, []) : null);

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (Document(context) is not { } document)
        {
            return null;
        }

        var errors = new Dictionary<string, string>();
        var names = ByCulture(context, NameField, FormText.Line);
        var words = ByCulture(context, WordsField, FormText.Lines);
        var isNew = context[CollectionField] == New;
        Guid? collection = Guid.TryParse(context[CollectionField], out var key) ? key : null;
        var lift = collection is { } asked ? context.Get<Lifts>().Find(asked) : null;
        Check(isNew || lift is not null, CollectionField, context.Text(InterfaceTexts.CurateCollectionMissing));
        Check(!isNew || names.ContainsKey(Cultures.Finnish), Field(NameField, Cultures.Finnish), context.Text(InterfaceTexts.CurateNameMissing));
        Check(lift?.IsCultureAvailable(Cultures.Swedish) == true || !words.ContainsKey(Cultures.Swedish) || names.ContainsKey(Cultures.Swedish), Field(NameField, Cultures.Swedish), context.Text(InterfaceTexts.CurateSwedishNameMissing));
        Check(words.ContainsKey(Cultures.Finnish), Field(WordsField, Cultures.Finnish), context.Text(InterfaceTexts.CurateWordsMissing));
        foreach (var culture in Cultures.All)
        {
            Check(names.GetValueOrDefault(culture, string.Empty).Length <= NameLength, Field(NameField, culture), context.Text(InterfaceTexts.AdoptionTextLong, NameLength));
            Check(words.GetValueOrDefault(culture, string.Empty).Length <= WordsLength, Field(WordsField, culture), context.Text(InterfaceTexts.AdoptionTextLong, WordsLength));
        }

        if (errors.Count > 0)
        {
            return Show(context, document, errors);
        }

        var (result, into) = await context.Get<Featuring>().AddAsync(document.Key, new Featured(isNew ? null : collection, names, words), context.Cancellation);
        return result switch
        {
            FeatureResult.Published => FormPage.Redirect(AddressOf(context, into)),
            FeatureResult.InDraft => FormPage.Redirect($"{CuratingAddresses.Lift.At(context.Culture, into)}?{LiftEndpoints.AddedField}=1"),
            FeatureResult.AlreadyThere => Show(context, document, new() { [CollectionField] = context.Text(InterfaceTexts.CurateAlreadyThere) }),
            FeatureResult.Gone => Show(context, document, new() { [CollectionField] = context.Text(InterfaceTexts.CurateCollectionMissing) }),
            _ => Show(context with { Notice = context.Text(InterfaceTexts.CurateRefused) }, document, []) with { Status = StatusCodes.Status409Conflict },
        };

        void Check(bool isRight, string field, string error)
        {
            if (!isRight)
            {
                errors.TryAdd(field, error);
            }
        }
    }

    public static string AddressOf(FormContext context, Guid key) =>
        context.Get<RelatedContent>().Get<IPublishedContent>(key) is { } document && context.Get<ItemLinks>().To(document, context.Culture) is { } link ? link.Url : "/";

    /// <summary>What was written, by culture; blank is left out.</summary>
    private static Dictionary<string, string> ByCulture(FormContext context, string field, Func<string?, string> clean) =>
        Cultures.All.Select(c => (Culture: c, Text: clean(context.Fields[Field(field, c)]))).Where(t => t.Text.Length > 0).ToDictionary(t => t.Culture, t => t.Text);

    public static string Field(string name, string culture) => $"{name}-{Cultures.Language(culture)}";

    private static FormPage Show(FormContext context, IPublishedContent document, Dictionary<string, string> errors)
    {
        var related = context.Get<RelatedContent>();
        var drafts = context.Get<Lifts>().Unpublished();
        var published = related.OfType<Collection>(Collection.ModelTypeAlias).Where(c => drafts.All(d => d.Key != c.Key)).Select(c => (c.Key.ToString(), Names.Of(c, context.Culture)));
        var collections = published.Concat(drafts.Select(d => (d.Key.ToString(), context.Text(InterfaceTexts.CuratePreviewTitle, Lifts.NameOf(d, context.Culture)))));
        var title = context.Text(InterfaceTexts.CurateFeatureTitle, Names.Of(document, context.Culture));
        var already = related.Referring<Collection>(document.Key, CollectionItem.Aliases.Item).Select(c => Names.Of(c, context.Culture));
        var shown = new FeaturePage(
            title, [("", context.Text(InterfaceTexts.AdoptionChoose)), .. collections, (New, context.Text(InterfaceTexts.CurateNewCollection))], context[CollectionField],
            Cultures.All.ToDictionary(c => Field(NameField, c), c => FormText.Line(context.Fields[Field(NameField, c)])),
            Cultures.All.ToDictionary(c => Field(WordsField, c), c => FormText.Lines(context.Fields[Field(WordsField, c)])),
            [.. already], [.. drafts.Select(d => new OwnLink(CuratingAddresses.Lift.At(context.Culture, d.Key), Lifts.NameOf(d, context.Culture)))], errors, context.Notice);
        return new FormPage("Curating/feature", errors.Count > 0 ? context.Text(InterfaceTexts.FormWrongTitle, title) : title, shown, document, errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}

/// <param name="Already">The names of the collections that have it.</param>
/// <param name="Drafts">The ways to the lifts that have something unpublished.</param>
internal sealed record FeaturePage(
    string Title,
    IReadOnlyList<(string Value, string Label)> Collections,
    string Collection,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, string> Words,
    IReadOnlyList<string> Already,
    IReadOnlyList<OwnLink> Drafts,
    Dictionary<string, string> Errors,
    string? Notice);
