using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Routing;

public sealed class DomainTests(HostFixture host) : DocumentTest(host)
{
    private IDomainService Domains => Get<IDomainService>();

    private IDomainCache Cache => Get<IDomainCache>();

    [Fact]
    public async Task Domains_are_assigned_with_their_languages_and_in_their_order()
    {
        var page = SavedPage("Page");

        await AssignAsync(page, null, ("one.example.com", Finnish), ("two.example.com", Swedish));

        var assigned = (await Domains.GetAssignedDomainsAsync(page.Key, includeWildcards: true)).ToArray();
        Assert.Equal([("one.example.com", Finnish, 0), ("two.example.com", Swedish, 1)], assigned.Select(d => (d.DomainName, d.LanguageIsoCode!, d.SortOrder)));
        Assert.All(assigned, d => Assert.Equal(page.Id, d.RootContentId));
        Assert.True(Domains.Exists("ONE.example.com"));
        Assert.Equal(assigned[0].Id, Domains.GetByName("One.Example.com")?.Id);
        Assert.Equal(assigned[1].DomainName, Domains.GetById(assigned[1].Id)?.DomainName);
    }

    [Fact]
    public async Task A_branch_may_have_a_language_without_an_address()
    {
        var page = SavedPage("Page");

        await AssignAsync(page, Swedish, ("one.example.com", Finnish));

        var wildcard = Assert.Single(await Domains.GetAllAsync(includeWildcards: true), d => d.IsWildcard);
        Assert.Equal((Swedish, -1), (wildcard.LanguageIsoCode, wildcard.SortOrder));
        Assert.Equal(["one.example.com"], (await Domains.GetAllAsync(includeWildcards: false)).Select(d => d.DomainName));
        Assert.Single(Cache.GetAssigned(page.Id));
        Assert.Equal(2, Cache.GetAssigned(page.Id, includeWildcards: true).Count());
    }

    [Fact]
    public async Task Assigning_again_replaces_and_reorders()
    {
        var page = SavedPage("Page");
        await AssignAsync(page, null, ("one.example.com", Finnish), ("two.example.com", Swedish), ("three.example.com", Swedish));

        await AssignAsync(page, null, ("three.example.com", Finnish), ("one.example.com", Finnish));

        Assert.Equal([("three.example.com", Finnish), ("one.example.com", Finnish)], (await Domains.GetAssignedDomainsAsync(page.Key, true)).Select(d => (d.DomainName, d.LanguageIsoCode!)));
    }

    [Fact]
    public async Task One_domain_belongs_to_one_document()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));
        await AssignAsync(one, null, ("one.example.com", Finnish));

        var result = await Domains.UpdateDomainsAsync(two.Key, new DomainsUpdateModel { Domains = [new DomainModel { DomainName = "one.example.com", IsoCode = Finnish }] });

        Assert.Equal(DomainOperationStatus.ConflictingDomainName, result.Status);
    }

    [Fact]
    public async Task Requests_see_a_change_at_once()
    {
        var page = SavedPage("Page");
        Assert.Empty(Cache.GetAll(includeWildcards: true));

        await AssignAsync(page, null, ("one.example.com", Finnish));
        var domain = Assert.Single(Cache.GetAll(includeWildcards: false));
        Assert.Equal(("one.example.com", page.Id, Finnish, false), (domain.Name, domain.ContentId, domain.Culture, domain.IsWildcard));
        Assert.True(Cache.HasAssigned(page.Id));

        await AssignAsync(page, null);
        Assert.False(Cache.HasAssigned(page.Id));
        Assert.Equal(Finnish, Cache.DefaultCulture);
    }

    [Fact]
    public async Task What_a_transaction_takes_back_is_never_seen_by_requests()
    {
        var page = SavedPage("Page");
        using (Get<ICoreScopeProvider>().CreateCoreScope())
        {
            await AssignAsync(page, null, ("one.example.com", Finnish));
            Assert.True(Cache.HasAssigned(page.Id));
        }

        Assert.False(Cache.HasAssigned(page.Id));
    }

    [Fact]
    public async Task A_deleted_document_leaves_its_domains_free()
    {
        var page = SavedPage("Page");
        await AssignAsync(page, null, ("one.example.com", Finnish));

        Documents.Delete(page);

        Assert.False(Domains.Exists("one.example.com"));
    }

    private async Task AssignAsync(IContent document, string? culture, params (string Name, string Culture)[] domains)
    {
        var model = new DomainsUpdateModel { DefaultIsoCode = culture, Domains = domains.Select(d => new DomainModel { DomainName = d.Name, IsoCode = d.Culture }).ToArray() };
        var result = await Domains.UpdateDomainsAsync(document.Key, model);
        Assert.True(result.Success, result.Status.ToString());
    }
}
