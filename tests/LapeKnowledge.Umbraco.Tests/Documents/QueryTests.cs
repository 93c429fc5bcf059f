using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Counting, paging, ordering and filtering.</summary>
public sealed class QueryTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void Counts_tell_types_children_and_descendants_apart()
    {
        var parent = PublishedPage("Parent");
        SavedPage("Child", parent.Id);
        SavedArticle("Lapsi", null, parent.Id);
        SavedPage("Grandchild", SavedPage("Second child", parent.Id).Id);

        Assert.Equal(5, Documents.Count());
        Assert.Equal(4, Documents.Count("page"));
        Assert.Equal(0, Documents.Count("nonesuch"));
        Assert.Equal(1, Documents.CountPublished());
        Assert.Equal(3, Documents.CountChildren(parent.Id));
        Assert.Equal(1, Documents.CountChildren(parent.Id, "article"));
        Assert.Equal(4, Documents.CountDescendants(parent.Id));
        Assert.Equal(5, Documents.CountDescendants(Constants.System.Root));
        Assert.True(Documents.HasChildren(parent.Id));
    }

    [Fact]
    public void Pages_cut_the_children_in_their_order()
    {
        var parent = SavedPage("Parent");
        var children = Enumerable.Range(0, 10).Select(i => SavedPage("Child " + i, parent.Id).Id).ToArray();

        Assert.Equal(children.Skip(6).Take(3), Documents.GetPagedChildren(parent.Id, 2, 3, out var total, null, null, null).Select(c => c.Id));
        Assert.Equal(10, total);
        Assert.Equal(children.Skip(9), Documents.GetPagedChildren(parent.Id, 3, 3, out _, null, null, null).Select(c => c.Id));
        Assert.Empty(Documents.GetPagedChildren(parent.Id, 4, 3, out _, null, null, null));
    }

    [Theory]
    [InlineData("Name", Direction.Ascending, "alpha,Beta,gamma")]
    [InlineData("Name", Direction.Descending, "gamma,Beta,alpha")]
    [InlineData("CreateDate", Direction.Ascending, "gamma,alpha,Beta")]
    [InlineData("sortOrder", Direction.Descending, "Beta,alpha,gamma")]
    public void Children_are_ordered_by_system_fields(string field, Direction direction, string expected)
    {
        foreach (var name in new[] { "gamma", "alpha", "Beta" })
        {
            SavedPage(name);
            Thread.Sleep(5);
        }

        var ordered = Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, null, Ordering.By(field, direction));

        Assert.Equal(expected, string.Join(',', ordered.Select(d => d.Name)));
    }

    [Fact]
    public void Children_are_ordered_by_the_names_of_a_culture()
    {
        SavedArticle("Aapinen", "Ö");
        SavedArticle("Bussi", "A");

        Assert.Equal(["A", "Ö"], Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, null, Ordering.By("name", culture: Swedish)).Select(d => d.GetCultureName(Swedish)!));
        Assert.Equal(["Ö", "A"], Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, null, Ordering.By("name", culture: Finnish)).Select(d => d.GetCultureName(Swedish)!));
    }

    [Fact]
    public void Children_are_ordered_by_a_property()
    {
        foreach (var (name, code) in new[] { ("One", "3"), ("Two", "1"), ("Three", "2") })
        {
            var document = NewPage(name);
            document.SetValue("code", code);
            Documents.Save(document);
        }

        var ordered = Documents.GetPagedChildren(Constants.System.Root, 0, 2, out var total, null, null, Ordering.By("code", isCustomField: true));

        Assert.Equal(["Two", "Three"], ordered.Select(d => d.Name!));
        Assert.Equal(3, total);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("creator")]
    public void Children_are_ordered_by_the_name_of_who_made_them(string field)
    {
        var (known, unknown) = (SavedPage("By the owner"), SavedPage("By somebody who is gone"));
        GiveToNobody(unknown.Id);

        Assert.Equal([unknown.Id, known.Id], Ids(Direction.Ascending));
        Assert.Equal([known.Id, unknown.Id], Ids(Direction.Descending));

        int[] Ids(Direction direction) => Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, null, Ordering.By(field, direction)).Select(d => d.Id).ToArray();
    }

    [Theory]
    [InlineData("updater")]
    [InlineData("writer")]
    public void Children_are_ordered_by_the_name_of_who_changed_them(string field)
    {
        var (known, unknown) = (SavedPage("By the owner"), SavedPage("By somebody who is gone"));
        GiveToNobody(unknown.Id);

        Assert.Equal([unknown.Id, known.Id], Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, null, Ordering.By(field)).Select(d => d.Id));
    }

    /// <summary>As if a user of before had written the document.</summary>
    private void GiveToNobody(int id)
    {
        using var db = TestDatabases.Open(Host.ConnectionString);
        db.Nodes.Where(n => n.Id == id).ExecuteUpdate(s => s.SetProperty(n => n.CreatorId, 7).SetProperty(n => n.WriterId, 7));
    }

    [Fact]
    public void A_list_by_a_property_may_be_longer_than_one_command_has_parameters()
    {
        foreach (var number in Enumerable.Range(0, 30))
        {
            SavedPage($"Page {number}");
        }

        var all = Documents.GetPagedChildren(Constants.System.Root, 0, int.MaxValue, out _, null, null, Ordering.By("title", Direction.Descending, isCustomField: true)).ToArray();

        Assert.Equal((30, "Page 9"), (all.Length, all[0].Name));
    }

    [Fact]
    public void A_field_that_does_not_exist_is_refused()
        => Assert.Throws<NotSupportedException>(() => Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, null, Ordering.By("nonesuch")).ToArray());

    [Fact]
    public void A_filter_narrows_by_name_without_regard_to_case()
    {
        SavedPage("Ääkköset");
        SavedPage("Other");

        var found = InScope(p => Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, p.CreateQuery<IContent>().Where(d => d.Name!.Contains("äÄk")), null).ToArray());

        Assert.Equal("Ääkköset", Assert.Single(found).Name);
    }

    [Fact]
    public void A_filter_with_an_ordering_culture_looks_at_that_cultures_names()
    {
        SavedArticle("Yhdessä", "Tillsammans");

        var bySwedish = InScope(p => Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, p.CreateQuery<IContent>().Where(d => d.Name!.Contains("tills")), Ordering.By("name", culture: Swedish)).ToArray());
        var byInvariant = InScope(p => Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, p.CreateQuery<IContent>().Where(d => d.Name!.Contains("tills")), null).ToArray());

        Assert.Single(bySwedish);
        Assert.Empty(byInvariant);
    }

    [Theory]
    [InlineData("OTHER")]
    [InlineData(null)]
    public void A_filter_looks_at_the_name_or_the_key_as_list_views_do(string? text)
    {
        SavedPage("Page");
        var other = SavedPage("Another");
        var filter = text ?? other.Key.ToString();
        _ = Guid.TryParse(filter, out var key);

        var found = InScope(p => Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, null, p.CreateQuery<IContent>().Where(d => (d.Name != null && d.Name.Contains(filter)) || d.Key == key), null).ToArray());

        Assert.Equal(other.Id, Assert.Single(found).Id);
    }

    [Fact]
    public void Documents_of_a_type_are_found_wherever_they_are()
    {
        var parent = SavedPage("Parent");
        var article = SavedArticle("Lapsi", null, parent.Id);

        Assert.Equal([article.Id], Documents.GetPagedOfType(Article.Id, 0, 10, out var total, null!).Select(d => d.Id));
        Assert.Equal(1, total);
        Assert.Equal(2, Documents.GetPagedOfTypes([Article.Id, Page.Id], 0, 10, out _, null).Count());
    }

    [Fact]
    public void Descendants_come_by_path()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        var grandchild = SavedPage("Grandchild", child.Id);
        SavedPage("Elsewhere");

        Assert.Equal([child.Id, grandchild.Id], Documents.GetPagedDescendants(parent.Id, 0, 10, out var total).Select(d => d.Id));
        Assert.Equal(2, total);
    }

    [Fact]
    public void Chosen_properties_are_loaded_and_the_others_are_not()
    {
        var document = NewPage("Welcome");
        document.SetValue("code", "42");
        Documents.Save(document);

        var loaded = Documents.GetPagedChildren(Constants.System.Root, 0, 10, out _, ["code"], null, null).Single();

        Assert.Equal(["code"], loaded.Properties.Select(p => p.Alias));
        Assert.Equal("42", loaded.GetValue<string>("code"));
    }
}
