using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Administration;

public sealed class PublicAccessTests(HostFixture host) : DocumentTest(host)
{
    private IPublicAccessService Access => Get<IPublicAccessService>();

    [Fact]
    public void An_entry_keeps_its_pages_and_rules()
    {
        var page = SavedPage("Page");
        var (login, noAccess) = (SavedPage("Login"), SavedPage("No access"));
        Protect(page, login, noAccess, ("role", "Testers"), ("user", "someone"));

        var entry = Assert.Single(Access.GetAll());

        Assert.Equal((page.Id, login.Id, noAccess.Id), (entry.ProtectedNodeId, entry.LoginNodeId, entry.NoAccessNodeId));
        Assert.Equal([("role", "Testers"), ("user", "someone")], entry.Rules.Select(r => (r.RuleType!, r.RuleValue!)).Order());
        Assert.True(entry.HasIdentity);
        Assert.All(entry.Rules, r => Assert.Equal(entry.Key, r.AccessEntryId));
    }

    [Fact]
    public void What_is_below_a_protected_document_is_protected()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        Protect(parent, parent, parent, ("role", "Testers"));

        Assert.Equal(parent.Id, Access.GetEntryForContent(child)?.ProtectedNodeId);
        Assert.True(Access.IsProtected(child.Path).Success);
        Assert.False(Access.IsProtected(SavedPage("Elsewhere")).Success);
    }

    [Fact]
    public void Rules_are_added_and_removed()
    {
        var page = SavedPage("Page");
        Protect(page, page, page, ("role", "Testers"));

        Assert.True(Access.AddRule(page, "role", "Editors").Success);
        Assert.Equal(["Editors", "Testers"], Rules());
        Assert.True(Access.RemoveRule(page, "role", "Testers").Success);
        Assert.Equal(["Editors"], Rules());
    }

    [Fact]
    public void All_rules_can_be_replaced_in_one_save()
    {
        var page = SavedPage("Page");
        var entry = Protect(page, page, page, ("role", "Testers"), ("role", "Editors"));

        entry.ClearRules();
        entry.AddRule("Readers", "role");
        Assert.True(Access.Save(entry).Success);

        Assert.Equal(["Readers"], Rules());
    }

    [Fact]
    public void Without_its_entry_a_document_is_open_again()
    {
        var page = SavedPage("Page");
        var entry = Protect(page, page, page, ("role", "Testers"));

        Assert.True(Access.Delete(entry).Success);

        Assert.Empty(Access.GetAll());
        Assert.False(Access.IsProtected(page).Success);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_entry_goes_with_any_of_its_three_pages_and_not_before(int gone)
    {
        var pages = new[] { SavedPage("Protected"), SavedPage("Login"), SavedPage("No access") };
        Protect(pages[0], pages[1], pages[2], ("role", "Testers"));

        Documents.MoveToRecycleBin(pages[gone]);
        Assert.Single(Access.GetAll());
        Documents.Delete(pages[gone]);

        Assert.Empty(Access.GetAll());
    }

    private PublicAccessEntry Protect(IContent page, IContent login, IContent noAccess, params (string Type, string Value)[] rules)
    {
        var entry = new PublicAccessEntry(page, login, noAccess, rules.Select(r => new PublicAccessRule { RuleType = r.Type, RuleValue = r.Value }));
        Assert.True(Access.Save(entry).Success);
        return entry;
    }

    private IEnumerable<string?> Rules() => Assert.Single(Access.GetAll()).Rules.Select(r => r.RuleValue).Order();
}
