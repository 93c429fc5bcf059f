using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

public sealed class SavingTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void A_saved_document_reads_back_as_it_was_saved()
    {
        var document = NewPage("Welcome");
        document.SetValue("code", "42");
        Documents.Save(document);

        var loaded = Reload(document);

        Assert.Equal("Welcome", loaded.Name);
        Assert.Equal("Welcome title", loaded.GetValue<string>("title"));
        Assert.Equal("42", loaded.GetValue<string>("code"));
        Assert.Equal($"-1,{document.Id}", loaded.Path);
        Assert.Equal(1, loaded.Level);
        Assert.False(loaded.Published);
        Assert.True(loaded.Edited);
        Assert.Equal(DateTimeKind.Utc, loaded.CreateDate.Kind);
    }

    [Fact]
    public void A_document_is_found_by_id_and_by_key()
    {
        var document = SavedPage("Welcome");

        Assert.Equal(document.Key, Documents.GetById(document.Id)?.Key);
        Assert.Equal(document.Id, Documents.GetById(document.Key)?.Id);
        Assert.Null(Documents.GetById(999_999));
        Assert.Null(Documents.GetById(Guid.NewGuid()));
    }

    [Fact]
    public void Documents_come_in_the_order_in_which_they_were_asked_for()
    {
        var all = Enumerable.Range(0, 5).Select(i => SavedPage("Page " + i)).ToArray();
        int[] wanted = [all[3].Id, all[0].Id, all[4].Id];

        Assert.Equal(wanted, Documents.GetByIds(wanted).Select(d => d.Id));
    }

    [Fact]
    public void A_document_without_a_name_is_refused_and_nothing_is_stored()
    {
        var document = Documents.Create(" ", Constants.System.Root, Page);

        Assert.Throws<InvalidOperationException>(() => Documents.Save(document));
        Assert.Equal(0, Documents.Count());
    }

    [Fact]
    public void A_variant_document_without_any_culture_name_is_refused()
    {
        var document = Documents.Create("Invariant name", Constants.System.Root, Article);

        Assert.Throws<InvalidOperationException>(() => Documents.Save(document));
    }

    [Fact]
    public void Saving_a_list_saves_all_of_them()
    {
        var documents = Enumerable.Range(0, 10).Select(i => NewPage("Page " + i)).ToArray();

        Documents.Save(documents);

        Assert.All(documents, d => Assert.True(d.HasIdentity));
        Assert.Equal(10, Documents.Count());
        Assert.Equal(Enumerable.Range(0, 10), documents.Select(d => d.SortOrder));
    }

    [Fact]
    public void Saving_an_unchanged_document_changes_not_even_its_date()
    {
        var document = Reload(SavedPage("Welcome"));
        var date = document.UpdateDate;

        Documents.Save(document);

        Assert.Equal(date, Reload(document).UpdateDate);
    }

    [Fact]
    public void Saving_an_outdated_version_is_refused()
    {
        var document = PublishedPage("Welcome");
        var old = Documents.GetVersions(document.Id).Last();
        Assert.NotEqual(document.VersionId, old.VersionId);
        old.SetValue("title", "From the past");

        Assert.Throws<InvalidOperationException>(() => Documents.Save(old));
        Assert.Equal("Welcome title", Reload(document).GetValue<string>("title"));
    }

    [Fact]
    public void The_invariant_name_of_a_variant_document_is_that_of_the_default_culture()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");

        Assert.Equal("Tervetuloa", Reload(document).Name);
        Assert.Equal("Välkommen", Reload(document).GetCultureName(Swedish));
    }

    [Fact]
    public void Without_the_default_culture_another_ones_name_is_taken()
        => Assert.Equal("Välkommen", Reload(SavedArticle(null, "Välkommen")).Name);

    [Fact]
    public void A_scope_that_is_not_completed_leaves_nothing_behind()
    {
        IContent document;
        using (Get<ICoreScopeProvider>().CreateCoreScope())
        {
            document = SavedPage("Never");
            Assert.NotNull(Documents.GetById(document.Key));
        }

        Assert.Null(Documents.GetById(document.Key));
        Assert.Equal(0, Documents.Count());
    }

    [Fact]
    public void A_failing_inner_scope_undoes_the_outer_one()
    {
        var scopes = Get<ICoreScopeProvider>();
        using (var outer = scopes.CreateCoreScope())
        {
            SavedPage("Outer");
            using (scopes.CreateCoreScope())
            {
                SavedPage("Inner");
            }
            outer.Complete();
        }

        Assert.Equal(0, Documents.Count());
    }

    [Fact]
    public void Every_storage_type_keeps_its_value()
    {
        var document = SavedPage("Values");
        document.SetValue("title", "ä \"quoted\" <b> \\ 🙂");
        document.SetValue("code", string.Empty);
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.Equal("ä \"quoted\" <b> \\ 🙂", loaded.GetValue<string>("title"));
        Assert.Equal(string.Empty, loaded.GetValue<string>("code") ?? string.Empty);
    }

    [Fact]
    public void A_reserved_id_is_taken_by_the_document_of_that_key()
    {
        var key = Guid.NewGuid();
        var reserved = Get<IEntityService>().ReserveId(key);
        var document = NewPage("Reserved");
        document.Key = key;

        Assert.True(Documents.Save(document).Success);

        Assert.Equal(reserved, document.Id);
        Assert.Equal($"-1,{reserved}", Reload(document).Path);
        Assert.True(SavedPage("Next").Id > reserved);
    }

    [Fact]
    public async Task Four_writers_at_once_give_every_sibling_its_own_place_and_name()
    {
        var parent = PublishedPage("Parent");
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                var child = NewPage("Child", parent.Id);
                Assert.True(Documents.Save(child).Success);
                AssertPublished(Documents.Publish(child, AllCultures));
            }
        }));

        await Task.WhenAll(writers);

        var children = Documents.GetPagedChildren(parent.Id, 0, 100, out var total, null, null, null).ToArray();
        Assert.Equal(40, total);
        Assert.Equal(40, children.Select(c => c.SortOrder).Distinct().Count());
        Assert.Equal(40, children.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
