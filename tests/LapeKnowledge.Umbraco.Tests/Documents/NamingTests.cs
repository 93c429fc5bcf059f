namespace LapeKnowledge.Umbraco.Tests.Documents;

public sealed class NamingTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void Siblings_of_the_same_name_are_numbered()
    {
        var names = Enumerable.Range(0, 4).Select(_ => SavedPage("Same").Name!).ToArray();

        Assert.Equal(["Same", "Same (1)", "Same (2)", "Same (3)"], names);
    }

    [Fact]
    public void The_longest_name_gives_way_to_its_number()
    {
        var name = new string('n', 255);

        var names = Enumerable.Range(0, 3).Select(_ => Reload(SavedPage(name)).Name!).ToArray();

        Assert.Equal([name, new string('n', 251) + " (1)", new string('n', 251) + " (2)"], names);
        SavedArticle(name, null);
        Assert.Equal(new string('n', 251) + " (1)", Reload(SavedArticle(name, null)).GetCultureName(Finnish));
    }

    [Fact]
    public void A_character_of_two_halves_is_not_cut_in_two()
    {
        var name = new string('n', 250) + "😀 ab";
        SavedPage(name);

        Assert.Equal(new string('n', 250) + " (1)", Reload(SavedPage(name)).Name);
    }

    [Fact]
    public void The_first_free_number_is_taken()
    {
        SavedPage("Same");
        var first = SavedPage("Same");
        SavedPage("Same");
        Documents.Delete(first);

        Assert.Equal("Same (1)", SavedPage("Same").Name);
    }

    [Fact]
    public void Names_compare_without_regard_to_case_also_in_finnish()
    {
        SavedPage("Äiti");

        Assert.Equal("äiti (1)", SavedPage("äiti").Name);
    }

    [Fact]
    public void Cousins_may_have_the_same_name()
    {
        var (a, b) = (SavedPage("A"), SavedPage("B"));

        Assert.Equal("Same", SavedPage("Same", a.Id).Name);
        Assert.Equal("Same", SavedPage("Same", b.Id).Name);
    }

    [Fact]
    public void Names_are_unique_in_each_culture_on_its_own()
    {
        SavedArticle("Sama", "Ett");
        var second = SavedArticle("Sama", "Två");
        var third = SavedArticle("Kolmas", "Ett");

        Assert.Equal("Sama (1)", Reload(second).GetCultureName(Finnish));
        Assert.Equal("Två", Reload(second).GetCultureName(Swedish));
        Assert.Equal("Kolmas", Reload(third).GetCultureName(Finnish));
        Assert.Equal("Ett (1)", Reload(third).GetCultureName(Swedish));
    }

    [Fact]
    public void A_name_of_one_culture_may_be_that_of_another()
    {
        SavedArticle("Tema", null);

        Assert.Equal("Tema", Reload(SavedArticle("Toinen", "Tema")).GetCultureName(Swedish));
    }

    [Fact]
    public void A_numbered_name_that_was_given_by_hand_stays_while_it_is_free()
    {
        Assert.Equal("Phase (2)", SavedPage("Phase (2)").Name);
        Assert.Equal("Phase (2) (1)", SavedPage("Phase (2)").Name);
    }

    [Fact]
    public void Renaming_frees_the_old_name()
    {
        var document = SavedPage("Old");
        document.Name = "New";
        Documents.Save(document);

        Assert.Equal("Old", SavedPage("Old").Name);
    }

    [Fact]
    public void A_wildcard_in_a_name_is_only_a_character()
    {
        SavedPage("100 %");

        Assert.Equal("100 % (1)", SavedPage("100 %").Name);
        Assert.Equal("100 _", SavedPage("100 _").Name);
    }
}
