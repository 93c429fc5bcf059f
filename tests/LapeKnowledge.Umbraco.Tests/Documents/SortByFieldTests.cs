using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>The backoffice puts all children of a document in order by one of their fields.</summary>
public sealed class SortByFieldTests(HostFixture host) : DocumentTest(host)
{
    [Theory]
    [InlineData(ContentSortField.Name, Direction.Ascending, "alpha,bravo,delta")]
    [InlineData(ContentSortField.Name, Direction.Descending, "delta,bravo,alpha")]
    [InlineData(ContentSortField.CreateDate, Direction.Ascending, "delta,bravo,alpha")]
    [InlineData(ContentSortField.UpdateDate, Direction.Ascending, "bravo,delta,alpha")]
    [InlineData(ContentSortField.UpdateDate, Direction.Descending, "alpha,delta,bravo")]
    public async Task Children_are_sorted_by_the_field(ContentSortField field, Direction direction, string expected)
    {
        var parent = SavedPage("Parent");
        var start = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var (name, created, updated) in new[] { ("delta", 0, 1), ("bravo", 1, 0), ("alpha", 2, 2) })
        {
            var child = SavedPage(name, parent.Id);
            child.CreateDate = start.AddDays(created);
            child.UpdateDate = start.AddDays(100 + updated);
            Documents.Save(child);
        }

        Assert.Equal(ContentEditingOperationStatus.Success, await SortAsync(parent, field, direction));

        Assert.Equal(expected, string.Join(',', Names(parent)));
    }

    [Theory]
    [InlineData(Finnish, "aamu,ilta,mango")]
    [InlineData(Swedish, "ilta,mango,aamu")]
    public async Task Names_of_a_culture_mix_with_names_of_what_does_not_vary(string culture, string expected)
    {
        var parent = SavedArticle("Juuri", "Rot");
        SavedArticle("ilta", "afton", parent.Id);
        SavedPage("mango", parent.Id);
        SavedArticle("aamu", "morgon", parent.Id);

        Assert.Equal(ContentEditingOperationStatus.Success, await SortAsync(parent, ContentSortField.Name, Direction.Ascending, culture));

        Assert.Equal(expected, string.Join(',', Names(parent)));
    }

    [Fact]
    public async Task What_cannot_be_sorted_is_told()
    {
        var editing = Get<IContentEditingService>();

        Assert.Equal(ContentEditingOperationStatus.Success, await SortAsync(SavedPage("Childless"), ContentSortField.Name, Direction.Ascending));
        Assert.Equal(ContentEditingOperationStatus.NotFound, await editing.SortByFieldAsync(Guid.NewGuid(), ContentSortField.Name, Direction.Ascending, null, Constants.Security.SuperUserKey));
    }

    [Fact]
    public async Task The_root_is_sorted_without_a_parent()
    {
        SavedPage("b");
        SavedPage("a");

        Assert.Equal(ContentEditingOperationStatus.Success, await Get<IContentEditingService>().SortByFieldAsync(null, ContentSortField.Name, Direction.Ascending, null, Constants.Security.SuperUserKey));

        Assert.Equal(["a", "b"], Documents.GetRootContent().Select(d => d.Name!));
    }

    private Task<ContentEditingOperationStatus> SortAsync(IContent parent, ContentSortField field, Direction direction, string? culture = null)
        => Get<IContentEditingService>().SortByFieldAsync(parent.Key, field, direction, culture, Constants.Security.SuperUserKey);

    private IEnumerable<string> Names(IContent parent) => Documents.GetPagedChildren(parent.Id, 0, 10, out _).Select(c => c.Name!);
}
