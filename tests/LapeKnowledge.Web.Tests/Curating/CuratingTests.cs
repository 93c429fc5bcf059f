using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Curating;

/// <summary>Editors feature what is good, and raise descriptions into practices.</summary>
[Collection(SiteCollection.Name)]
public sealed class CuratingTests(SiteFixture site)
{
    private IContentService Contents => site.Services.GetRequiredService<IContentService>();

    private T First<T>(Func<T, bool>? which = null) where T : class => site.InContext(services => new PublishedDocuments(services).OfType<T>().First(which ?? (_ => true)));

    [Fact]
    public async Task A_document_is_featured_in_a_new_collection_in_both_languages_and_only_once()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var practice = First<GoodPractice>();
        var address = $"/toimitus/nosta/{practice.Key}";
        var name = $"Nosto {Guid.NewGuid():N}";
        Assert.Empty((await editor.OpenAsync(address)).ParseErrors);

        var made = await editor.SendAsync(address, ("nosto", "uusi"), ("nimi-fi", name), ("nimi-sv", name + " sv"), ("sanat-fi", "Lue <script>tämä</script>"), ("sanat-sv", "Läs detta"));
        Assert.Equal(HttpStatusCode.SeeOther, made.Status);
        var collection = First<Collection>(c => c.Name == name);
        try
        {
            var page = await editor.OpenAsync(made.Location!);
            Assert.Contains("Lue <script>tämä</script>", page.Document.QuerySelector("main")!.TextContent);
            Assert.Empty(page.ParseErrors);
            Assert.Contains("Läs detta", (await editor.OpenAsync(site.InContext(s => new PublishedDocuments(s).Url(collection, "sv-FI")))).Text);

            var again = await editor.SendAsync(address, ("nosto", collection.Key.ToString()), ("sanat-fi", "Toiseen kertaan"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);

            var second = First<GoodPractice>(p => p.Key != practice.Key);
            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync($"/toimitus/nosta/{second.Key}", ("nosto", collection.Key.ToString()), ("sanat-fi", "Toinen"))).Status);
            var text = (await editor.OpenAsync(made.Location!)).Document.QuerySelector("main")!.TextContent;
            Assert.True(text.IndexOf("Lue", StringComparison.Ordinal) < text.IndexOf("Toinen", StringComparison.Ordinal));
        }
        finally
        {
            Contents.Delete(Contents.GetById(collection.Key)!);
        }
    }

    [Fact]
    public async Task What_is_added_to_a_collection_with_unpublished_changes_waits_with_them()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var practice = First<GoodPractice>();
        var name = $"Nosto {Guid.NewGuid():N}";
        await editor.SendAsync($"/toimitus/nosta/{practice.Key}", ("nosto", "uusi"), ("nimi-fi", name), ("sanat-fi", "Ensimmäinen"));
        var key = First<Collection>(c => c.Name == name).Key;
        try
        {
            var draft = Contents.GetById(key)!;
            draft.SetValue("summary", "Kesken", "fi-FI");
            Contents.Save(draft);

            var second = First<GoodPractice>(p => p.Key != practice.Key);
            var page = await editor.SendAsync($"/toimitus/nosta/{second.Key}", ("nosto", key.ToString()), ("sanat-fi", "Odottaa"));
            var address = $"/toimitus/nosto/{key}";
            Assert.Equal((HttpStatusCode.SeeOther, $"{address}?lisatty=1"), (page.Status, page.Location));
            Assert.DoesNotContain("Kesken", First<Collection>(c => c.Key == key).Summary ?? string.Empty);
            Assert.Contains("Odottaa", Contents.GetById(key)!.GetValue<string>("items", "fi-FI"));

            var lift = await editor.OpenAsync(page.Location!);
            Assert.Empty(lift.ParseErrors);
            Assert.NotNull(lift.Document.QuerySelector(".notice"));
            Assert.Contains("Odottaa", (await editor.OpenAsync($"/toimitus/esikatselu/{key}")).Text);
            var mark = lift.Document.QuerySelector($"input[name={LiftEndpoints.MarkField}]")!.GetAttribute("value")!;
            Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(address, (LiftEndpoints.MarkField, "1-2"), ("kieli", "fi-FI"))).Status);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(address, (LiftEndpoints.MarkField, mark))).Status);
            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, (LiftEndpoints.MarkField, mark), ("kieli", "fi-FI"))).Status);
            Assert.Equal("Kesken", First<Collection>(c => c.Key == key).Summary);
            Assert.Null((await editor.OpenAsync(address)).Document.QuerySelector($"input[name={LiftEndpoints.MarkField}]"));
        }
        finally
        {
            Contents.Delete(Contents.GetById(key)!);
        }
    }

    [Fact]
    public async Task A_lift_that_was_never_published_is_found_where_one_features_takes_more_and_is_published_per_language()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var practice = First<GoodPractice>();
        var section = site.InContext(s => s.GetRequiredService<Lifts>().Section!.Key);
        var draft = Contents.Create($"Nosto {Guid.NewGuid():N}", section, Collection.ModelTypeAlias);
        draft.SetCultureName(draft.Name, "fi-FI");
        draft.SetCultureName("Lyft", "sv-FI");
        Contents.Save(draft);
        var address = $"/sv/redaktion/lyft/{draft.Key}";
        try
        {
            var feature = await editor.OpenAsync($"/sv/redaktion/lyft-fram/{practice.Key}");
            Assert.Empty(feature.ParseErrors);
            Assert.Contains(address, feature.ContentLinks());
            Assert.NotNull(feature.Document.QuerySelector($"option[value='{draft.Key}']"));
            Assert.Contains(address, (await editor.OpenAsync("/sv/redaktion")).ContentLinks());

            Assert.StartsWith(address, (await editor.SendAsync($"/sv/redaktion/lyft-fram/{practice.Key}", ("nosto", draft.Key.ToString()), ("sanat-fi", "Lue"), ("sanat-sv", "Läs"))).Location!, StringComparison.Ordinal);
            Assert.False(Contents.GetById(draft.Key)!.Published);
            var mark = (await editor.OpenAsync(address)).Document.QuerySelector($"input[name={LiftEndpoints.MarkField}]")!.GetAttribute("value")!;
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(address, (LiftEndpoints.MarkField, mark), ("kieli", "sv-FI"))).Status); // Finnish first

            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, (LiftEndpoints.MarkField, mark), ("kieli", "fi-FI"))).Status);
            Assert.Equal(["fi-FI"], Contents.GetById(draft.Key)!.PublishedCultures);
            var rest = (await editor.OpenAsync(address)).Document;
            Assert.Equal("sv-FI", Assert.Single(rest.QuerySelectorAll("input[name=kieli]")).GetAttribute("value"));
            mark = rest.QuerySelector($"input[name={LiftEndpoints.MarkField}]")!.GetAttribute("value")!;
            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, (LiftEndpoints.MarkField, mark), ("kieli", "sv-FI"))).Status);
            Assert.DoesNotContain(address, (await editor.OpenAsync("/sv/redaktion")).ContentLinks());
            Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync($"/toimitus/nosto/{practice.Key}")).Status);
        }
        finally
        {
            Contents.Delete(Contents.GetById(draft.Key)!);
        }
    }

    [Fact]
    public async Task Swedish_words_for_a_lift_without_a_Swedish_name_ask_for_the_name()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var (practice, second) = (First<GoodPractice>(), First<Tool>());
        var name = $"Nosto {Guid.NewGuid():N}";
        await editor.SendAsync($"/toimitus/nosta/{practice.Key}", ("nosto", "uusi"), ("nimi-fi", name), ("sanat-fi", "Lue"));
        var lift = First<Collection>(c => c.Name == name).Key;
        try
        {
            var address = $"/toimitus/nosta/{second.Key}";
            var asked = await editor.SendAsync(address, ("nosto", lift.ToString()), ("sanat-fi", "Toinen"), ("sanat-sv", "Läs detta"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
            Assert.Equal("true", asked.Document.GetElementById("nimi-sv")!.GetAttribute("aria-invalid"));
            Assert.Contains("Läs detta", asked.Document.GetElementById("sanat-sv")!.TextContent, StringComparison.Ordinal);

            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, ("nosto", lift.ToString()), ("nimi-fi", "Ei muutu"), ("nimi-sv", name + " sv"), ("sanat-fi", "Toinen"), ("sanat-sv", "Läs detta"))).Status);
            Assert.Equal((name, name + " sv"), (Contents.GetById(lift)!.GetCultureName("fi-FI"), Contents.GetById(lift)!.GetCultureName("sv-FI")));
            var url = site.InContext(s => new PublishedDocuments(s).Url(First<Collection>(c => c.Key == lift), "sv-FI"));
            Assert.StartsWith("/sv/", url, StringComparison.Ordinal);
            Assert.Contains("Läs detta", (await editor.OpenAsync(url)).Text, StringComparison.Ordinal);

            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync($"/toimitus/nosta/{First<GoodPractice>(p => p.Key != practice.Key).Key}", ("nosto", lift.ToString()), ("sanat-fi", "Kolmas"), ("sanat-sv", "Tredje"))).Status); // it has a name now
        }
        finally
        {
            Contents.Delete(Contents.GetById(lift)!);
        }
    }

    [Theory]
    [InlineData("", "", "Sanat")]
    [InlineData("00000000-0000-0000-0000-000000000001", "", "Sanat")]
    [InlineData("uusi", "", "Sanat")]
    [InlineData("uusi", "Nimi", "")]
    [InlineData("<script>", "Nimi", "Sanat")]
    public async Task What_is_missing_is_told_and_nothing_is_made(string collection, string name, string words)
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var before = site.InContext(s => new PublishedDocuments(s).OfType<Collection>().Count());

        var page = await editor.SendAsync($"/sv/redaktion/lyft-fram/{First<Tool>().Key}", ("nosto", collection), ("nimi-fi", name), ("sanat-fi", words), ("sanat-sv", "Ord"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Ord", page.Document.GetElementById("sanat-sv")!.TextContent);
        Assert.Equal(before, site.InContext(s => new PublishedDocuments(s).OfType<Collection>().Count()));
    }

    [Fact]
    public async Task Two_editors_who_add_at_once_both_find_theirs_in_the_collection()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var practices = site.InContext(s => new PublishedDocuments(s).OfType<GoodPractice>().Take(4).Select(p => p.Key).ToArray());
        var name = $"Nosto {Guid.NewGuid():N}";
        await editor.SendAsync($"/toimitus/nosta/{practices[0]}", ("nosto", "uusi"), ("nimi-fi", name), ("sanat-fi", "Ensimmäinen"));
        var key = First<Collection>(c => c.Name == name).Key;
        try
        {
            await Task.WhenAll(practices[1..].Select(p => editor.SendAsync($"/toimitus/nosta/{p}", ("nosto", key.ToString()), ("sanat-fi", "Yhtä aikaa"))));
            Assert.Equal(4, First<Collection>(c => c.Key == key).Items!.Count);
        }
        finally
        {
            Contents.Delete(Contents.GetById(key)!);
        }
    }

    [Fact]
    public async Task A_process_description_becomes_a_practice_that_credits_its_pilot_and_stays_itself()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var process = First<ProcessDescription>(p => p.Steps is { Count: > 0 } && p.Tips is not null);
        var pilot = site.InContext(s => s.GetRequiredService<RelatedContent>().Parent<Pilot>(process.Key)!.Key);
        var (address, version) = ($"/toimitus/hyvaksi-kaytannoksi/{process.Key}", Contents.GetById(process.Key)!.VersionId);
        Assert.Empty((await editor.OpenAsync(address)).ParseErrors);
        var section = site.InContext(services => new PublishedDocuments(services) is var all ? all.Parent(all.OfType<GoodPractice>().First())!.Id : 0);
        int Based() => Contents.GetPagedChildren(section, 0, 500, out _, null, null, null, true).Count(c => c.GetValue<string>("basedOn")?.Contains(process.Key.ToString("N"), StringComparison.Ordinal) == true);
        var before = Based();

        await Task.WhenAll(editor.SendAsync(address, ("tee", "luonnos")), editor.SendAsync(address, ("tee", "luonnos")));
        var draft = site.Services.GetRequiredService<Raising>().Made(process.Key)!;
        try
        {
            Assert.False(draft.Published);
            Assert.Equal(before + 1, Based());
            var preview = await editor.OpenAsync($"/toimitus/esikatselu/{draft.Key}");
            Assert.Equal(HttpStatusCode.OK, preview.Status);
            Assert.Empty(preview.ParseErrors);
            Assert.Equal(process.Steps!.Count, preview.Document.QuerySelectorAll("ol.steps > li").Length);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(address, ("tee", "julkaise"))).Status);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(address, ("tee", "julkaise"), ("kieli", "en-US"))).Status);

            var published = await editor.SendAsync(address, ("tee", "julkaise"), ("kieli", "fi-FI"));
            Assert.Equal(HttpStatusCode.SeeOther, published.Status);
            var practice = First<GoodPractice>(p => p.Key == draft.Key);
            var (based, credited) = site.InContext(s => new PublishedDocuments(s).OfType<GoodPractice>().Where(p => p.Key == draft.Key).Select(p => (p.BasedOn!.Single().Key, p.Pilots!.Single().Key)).Single());
            Assert.Equal((process.Key, pilot), (based, credited));
            Assert.Contains("<h2>", practice.Body!.ToHtmlString());
            Assert.Equal(version, Contents.GetById(process.Key)!.VersionId);
            Assert.Contains(published.Location!, (await editor.OpenAsync(address)).ContentLinks());

            Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(address, ("tee", "hylkaa"))).Status); // what is published is not thrown away here
        }
        finally
        {
            Contents.Delete(Contents.GetById(draft.Key)!);
        }
    }

    [Fact]
    public async Task A_draft_that_is_not_wanted_is_discarded_and_can_be_made_again()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var process = site.InContext(services => new PublishedDocuments(services).OfType<ProcessDescription>().Last());
        var address = $"/sv/redaktion/till-god-praxis/{process.Key}";
        var raising = site.Services.GetRequiredService<Raising>();

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, ("tee", "luonnos"))).Status);
        Assert.NotNull(raising.Made(process.Key));
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, ("tee", "hylkaa"))).Status);
        Assert.Null(raising.Made(process.Key));
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, ("tee", "hylkaa"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(address, ("tee", "kaikki"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync($"/toimitus/hyvaksi-kaytannoksi/{First<Tool>().Key}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync($"/toimitus/esikatselu/{First<Tool>().Key}")).Status);
    }
}
