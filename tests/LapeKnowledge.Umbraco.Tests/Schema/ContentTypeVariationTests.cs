using LapeKnowledge.Umbraco.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Schema;

/// <summary>What happens to content when its type, or a property of it, begins or ceases to vary by culture.</summary>
public sealed class ContentTypeVariationTests(HostFixture host) : HostTest(host)
{
    private const string Fi = "fi-FI";
    private const string Sv = "sv-FI";
    private const ContentVariation Nothing = ContentVariation.Nothing;
    private const ContentVariation Culture = ContentVariation.Culture;

    private IContentTypeService Types => Get<IContentTypeService>();

    private IContentService Contents => Get<IContentService>();

    public static TheoryData<ContentVariation, ContentVariation> NowVariant => new()
    {
        { Nothing, Culture },
        { Nothing, ContentVariation.CultureAndSegment },
        { ContentVariation.Segment, Culture },
        { ContentVariation.Segment, ContentVariation.CultureAndSegment },
    };

    public static TheoryData<ContentVariation, ContentVariation> NowInvariant => new()
    {
        { Culture, Nothing },
        { Culture, ContentVariation.Segment },
        { ContentVariation.CultureAndSegment, Nothing },
        { ContentVariation.CultureAndSegment, ContentVariation.Segment },
    };

    [Theory]
    [InlineData(Nothing, Nothing, false)]
    [InlineData(Nothing, Culture, true)]
    [InlineData(Culture, Nothing, true)]
    [InlineData(Culture, Culture, false)]
    [InlineData(Culture, ContentVariation.CultureAndSegment, true)]
    public void Redirects_of_documents_go_when_their_type_varies_otherwise(ContentVariation from, ContentVariation to, bool cleared)
    {
        var type = NewTypes.Document(Host, "page", from).Saved(Host);
        var other = NewTypes.Document(Host, "other").Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "One");
        var untouched = NewTypes.SavedContent(Host, other, "Two");
        var redirects = Get<IRedirectUrlService>();
        redirects.Register("hello/one", document.Key);
        redirects.Register("hello/two", untouched.Key);

        type.Variations = to;
        Types.Save(type);

        Assert.Equal(cleared ? 0 : 1, redirects.GetContentRedirectUrls(document.Key).Count());
        Assert.Single(redirects.GetContentRedirectUrls(untouched.Key));
    }

    [Theory]
    [MemberData(nameof(NowVariant))]
    public void A_type_that_becomes_variant_gives_names_to_the_default_culture_and_back(ContentVariation from, ContentVariation to)
    {
        var type = NewTypes.Document(Host, "page", from).With(Host, ("title", from)).Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "One", d => d.SetValue("title", "hello"));

        type.Variations = to;
        Types.Save(type);

        var read = Contents.GetById(document.Id)!;
        Assert.Equal(("One", "hello"), (read.GetCultureName(Fi), read.GetValue("title")));
        Assert.True(read.Edited && read.IsCultureEdited(Fi));
        Assert.Null(read.GetCultureName(Sv));

        read.SetCultureName("Renamed", Fi);
        Contents.Save(read);
        type.Variations = from;
        Types.Save(type);

        read = Contents.GetById(document.Id)!;
        Assert.Equal(("Renamed", "hello"), (read.Name, read.GetValue("title")));
        Assert.True(read.Edited);
        Assert.False(read.IsCultureEdited(Fi));
    }

    [Theory]
    [MemberData(nameof(NowInvariant))]
    public void A_type_that_ceases_to_vary_makes_its_properties_invariant_until_they_are_changed_back(ContentVariation from, ContentVariation to)
    {
        var type = NewTypes.Document(Host, "page", from).With(Host, ("title", from)).Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "One", d => d.SetValue("title", "hello", Fi));

        type.Variations = to;
        Types.Save(type);
        var read = Contents.GetById(document.Id)!;
        Assert.Equal(("One", "hello"), (read.Name, read.GetValue("title")));

        type.Variations = from;
        Types.Save(type);
        Assert.Null(Contents.GetById(document.Id)!.GetValue("title", Fi));
        Assert.Equal("hello", Contents.GetById(document.Id)!.GetValue("title"));

        type.PropertyTypes.Single().Variations = from;
        Types.Save(type);
        read = Contents.GetById(document.Id)!;
        Assert.Equal(("One", "hello"), (read.GetCultureName(Fi), read.GetValue("title", Fi)));
        Assert.True(read.IsCultureEdited(Fi));
    }

    [Fact]
    public void Values_and_names_of_other_cultures_come_back()
    {
        var type = NewTypes.Document(Host, "page", Culture).With(Host, ("varying", Culture), ("common", Nothing)).Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "suomi", d =>
        {
            d.SetCultureName("svenska", Sv);
            d.SetValue("varying", "fi", Fi);
            d.SetValue("varying", "sv", Sv);
            d.SetValue("common", "all");
        });

        type.Variations = Nothing;
        Types.Save(type);
        var read = Contents.GetById(document.Id)!;
        Assert.Equal(("suomi", null, "fi", "all"), (read.Name, read.GetCultureName(Sv), read.GetValue("varying"), read.GetValue("common")));
        Assert.Null(read.GetValue("varying", Sv));

        type.Variations = Culture;
        type.PropertyTypes.Single(p => p.Alias == "varying").Variations = Culture;
        Types.Save(type);
        read = Contents.GetById(document.Id)!;
        Assert.Equal(("suomi", "svenska"), (read.GetCultureName(Fi), read.GetCultureName(Sv)));
        Assert.Equal(("fi", "sv", "all"), (read.GetValue("varying", Fi), read.GetValue("varying", Sv), read.GetValue("common")));
    }

    [Theory]
    [MemberData(nameof(NowVariant))]
    public void A_property_that_becomes_variant_gives_its_value_to_the_default_culture(ContentVariation from, ContentVariation to)
    {
        var type = NewTypes.Document(Host, "page", ContentVariation.CultureAndSegment).With(Host, ("title", from)).Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "One", d => d.SetValue("title", "hello"));
        Assert.True(Contents.GetById(document.Id)!.IsCultureEdited(Fi));

        type.PropertyTypes.Single().Variations = to;
        Types.Save(type);
        var read = Contents.GetById(document.Id)!;
        Assert.Equal(("hello", null, null), (read.GetValue("title", Fi), read.GetValue("title", Sv), read.GetValue("title")));
        Assert.True(read.Edited && read.IsCultureEdited(Fi));

        type.PropertyTypes.Single().Variations = from;
        Types.Save(type);
        Assert.Equal("hello", Contents.GetById(document.Id)!.GetValue("title"));
    }

    [Theory]
    [MemberData(nameof(NowInvariant))]
    public void A_property_of_a_composition_changes_for_every_type_that_varies(ContentVariation from, ContentVariation to)
    {
        var meta = NewTypes.Document(Host, "meta", ContentVariation.CultureAndSegment).With(Host, ("title", from)).Saved(Host);
        var page = NewTypes.Document(Host, "page", ContentVariation.CultureAndSegment);
        page.AddContentType(meta);
        Types.Save(page);
        var plain = NewTypes.Document(Host, "plain");
        plain.AddContentType(meta);
        Types.Save(plain);
        var varying = NewTypes.SavedContent(Host, page, "One", d => d.SetValue("title", "hello", Fi));
        var invariant = NewTypes.SavedContent(Host, plain, "Two", d => d.SetValue("title", "there"));

        meta.PropertyTypes.Single().Variations = to;
        Types.Save(meta);
        Assert.Equal("hello", Contents.GetById(varying.Id)!.GetValue("title"));
        Assert.Equal("there", Contents.GetById(invariant.Id)!.GetValue("title"));

        meta.PropertyTypes.Single().Variations = from;
        Types.Save(meta);
        Assert.Equal("hello", Contents.GetById(varying.Id)!.GetValue("title", Fi));
        Assert.Equal("there", Contents.GetById(invariant.Id)!.GetValue("title"));
    }

    [Fact]
    public void A_composed_type_of_its_own_mind_moves_what_it_has_from_others_too()
    {
        var composing = NewTypes.Document(Host, "composing", Culture).With(Host, ("inherited", Culture)).Saved(Host);
        var composed = NewTypes.Document(Host, "composed", Culture).With(Host, ("own", Culture));
        composed.AddContentType(composing);
        Types.Save(composed);
        var document = NewTypes.SavedContent(Host, composed, "One", d =>
        {
            d.SetCultureName("Ett", Sv);
            d.SetValue("inherited", "fi1", Fi);
            d.SetValue("inherited", "sv1", Sv);
            d.SetValue("own", "fi2", Fi);
            d.SetValue("own", "sv2", Sv);
        });

        composed.Variations = Nothing;
        Types.Save(composed);
        var read = Contents.GetById(document.Id)!;
        Assert.Equal(("fi1", "fi2"), (read.GetValue("inherited"), read.GetValue("own")));

        composed.Variations = Culture;
        Types.Save(composed);
        read = Contents.GetById(document.Id)!;
        Assert.Equal(("fi1", "sv1", "fi2"), (read.GetValue("inherited", Fi), read.GetValue("inherited", Sv), read.GetValue("own")));
    }

    [Theory]
    [InlineData(Nothing, Culture)]
    [InlineData(Culture, Nothing)]
    [InlineData(Culture, ContentVariation.CultureAndSegment)]
    [InlineData(ContentVariation.Segment, Culture)]
    public void A_property_varies_at_most_as_its_type_does(ContentVariation typeVariations, ContentVariation propertyVariations)
    {
        var type = NewTypes.Document(Host, "page").Saved(Host);
        type.Variations = typeVariations;
        type.With(Host, ("title", propertyVariations));
        Types.Save(type);

        Assert.Equal(typeVariations & propertyVariations, type.PropertyTypes.Single().Variations);
        Assert.Equal(typeVariations & propertyVariations, Types.Get(type.Id)!.PropertyTypes.Single().Variations);
    }

    [Fact]
    public void A_new_type_is_refused_a_property_that_varies_more_than_it_does()
        => Assert.Throws<InvalidOperationException>(() => NewTypes.Document(Host, "page").With(Host, ("title", Culture)).Saved(Host));

    [Theory]
    [MemberData(nameof(NowInvariant))]
    public void What_is_edited_is_counted_anew_when_a_property_ceases_to_vary(ContentVariation from, ContentVariation to)
    {
        var type = NewTypes.Document(Host, "page", ContentVariation.CultureAndSegment).With(Host, ("title", from)).Saved(Host);
        var document = Published(type, d =>
        {
            d.SetValue("title", "fi-init", Fi);
            d.SetValue("title", "sv-init", Sv);
        });
        AssertEdited(document, fi: false, sv: false);

        document.SetValue("title", "fi", Fi);
        document.SetValue("title", "sv", Sv);
        Contents.Save(document);
        document = AssertEdited(document, fi: true, sv: true);

        SetVariations(type, to);
        document = AssertEdited(document, fi: true, sv: false);

        document.SetValue("title", "common");
        Publish(document);
        document = AssertEdited(document, fi: false, sv: false);
        Assert.Equal(("common", "common"), (document.GetValue("title"), document.GetValue("title", published: true)));
        Assert.Null(document.GetValue("title", Sv));

        SetVariations(type, from);
        document = AssertEdited(document, fi: false, sv: true);
        Assert.Equal(("common", "common"), (document.GetValue("title", Fi), document.GetValue("title", Fi, published: true)));
        Assert.Equal(("sv", "sv-init"), (document.GetValue("title", Sv), document.GetValue("title", Sv, published: true)));

        document.SetValue("title", "fi2", Fi);
        document.SetValue("title", "sv2", Sv);
        Publish(document);
        AssertEdited(document, fi: false, sv: false);
    }

    [Theory]
    [MemberData(nameof(NowVariant))]
    public void What_is_edited_is_counted_anew_when_a_property_begins_to_vary(ContentVariation from, ContentVariation to)
    {
        var type = NewTypes.Document(Host, "page", ContentVariation.CultureAndSegment).With(Host, ("title", from)).Saved(Host);
        var document = Published(type, d => d.SetValue("title", "init"));
        AssertEdited(document, fi: false, sv: false);
        document.SetValue("title", "changed");
        Contents.Save(document);
        document = AssertEdited(document, fi: true, sv: false);

        SetVariations(type, to);
        document = AssertEdited(document, fi: true, sv: false);
        document.SetValue("title", "fi2", Fi);
        Publish(document);
        document = AssertEdited(document, fi: false, sv: false);

        SetVariations(type, from);
        document = AssertEdited(document, fi: false, sv: false);
        Assert.Equal(("fi2", "fi2"), (document.GetValue("title"), document.GetValue("title", published: true)));
    }

    [Fact]
    public void Tags_follow_the_values_between_cultures()
    {
        var type = NewTypes.Document(Host, "page", Culture);
        var tags = NewTypes.Property(Host, "tags", dataTypeId: Constants.DataTypes.Tags);
        type.AddPropertyType(tags);
        Types.Save(type);
        var document = NewTypes.SavedContent(Host, type, "One");
        Assert.NotEqual(0, tags.Id);
        AddTag(document.Id, tags.Id, "care", null);

        SetVariations(type, Culture);
        Assert.Equal([("care", (int?)StockRows.FinnishId)], TagsOf(document.Id));

        AddTag(document.Id, tags.Id, "vård", StockRows.SwedishId);
        SetVariations(type, Nothing);
        Assert.Equal([("care", null)], TagsOf(document.Id));

        type.RemovePropertyType("tags");
        Types.Save(type);
        Assert.Empty(TagsOf(document.Id));
    }

    private IContent Published(IContentType type, Action<IContent> change)
    {
        var document = NewTypes.SavedContent(Host, type, "Suomi", d =>
        {
            d.SetCultureName("Svenska", Sv);
            change(d);
        });
        Publish(document);
        return Contents.GetById(document.Id)!;
    }

    private void Publish(IContent document)
    {
        Contents.Save(document);
        Assert.True(Contents.Publish(document, ["*"]).Success);
    }

    private void SetVariations(IContentType type, ContentVariation variations)
    {
        type.PropertyTypes.Single().Variations = variations;
        Types.Save(type);
    }

    private IContent AssertEdited(IContent document, bool fi, bool sv)
    {
        var read = Contents.GetById(document.Id)!;
        Assert.Equal((fi || sv, fi, sv), (read.Edited, read.IsCultureEdited(Fi), read.IsCultureEdited(Sv)));
        using var db = TestDatabases.Open(Host.ConnectionString);
        var rows = db.NodeCultures.Where(c => c.NodeId == document.Id).ToDictionary(c => c.Culture, c => c.Edited);
        Assert.Equal((fi, sv), (rows[Fi], rows[Sv]));
        return read;
    }

    private void AddTag(int nodeId, int propertyTypeId, string text, int? languageId)
    {
        using var db = TestDatabases.Open(Host.ConnectionString);
        var tag = new TagRow { Group = "default", Text = text, LanguageId = languageId };
        db.Tags.Add(tag);
        db.SaveChanges();
        db.TagRelationships.Add(new TagRelationshipRow { NodeId = nodeId, PropertyTypeId = propertyTypeId, TagId = tag.Id });
        db.SaveChanges();
    }

    private (string, int?)[] TagsOf(int nodeId)
    {
        using var db = TestDatabases.Open(Host.ConnectionString);
        return db.TagRelationships.AsNoTracking().Where(r => r.NodeId == nodeId)
            .Join(db.Tags, r => r.TagId, t => t.Id, (_, t) => new { t.Text, t.LanguageId }).AsEnumerable().Select(t => (t.Text, t.LanguageId)).ToArray();
    }
}
