using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Schema;

public sealed class RelationTypeServiceTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IRelationService Relations => Get<IRelationService>();

    [Fact]
    public async Task A_relation_type_is_created_read_and_updated()
    {
        var type = new RelationType("Sees also", "seesAlso", true, Constants.ObjectTypes.Document, Constants.ObjectTypes.Media, true);
        Assert.True((await Relations.CreateAsync(type, User)).Success);
        Assert.NotEqual(default, type.CreateDate);
        Assert.Equal(type.CreateDate, type.UpdateDate);

        var read = (RelationType)Relations.GetRelationTypeByAlias("SEESALSO")!;
        Assert.Equal((type.Key, "Sees also", true, true), (read.Key, read.Name, read.IsBidirectional, read.IsDependency));
        Assert.Equal((Constants.ObjectTypes.Document, Constants.ObjectTypes.Media), (read.ParentObjectType, read.ChildObjectType));
        Assert.False(read.IsDirty());

        read.Name = "Compare";
        read.IsBidirectional = false;
        Assert.True((await Relations.UpdateAsync(read, User)).Success);
        Assert.True(read.UpdateDate > read.CreateDate);
        Assert.Equal(("Compare", false), (Relations.GetRelationTypeById(read.Id)!.Name, Relations.GetRelationTypeById(read.Key)!.IsBidirectional));
        Assert.Equal(7, Relations.GetAllRelationTypes().Count());
    }

    [Fact]
    public async Task A_key_belongs_to_one_relation_type()
    {
        var type = new RelationType("One", "one", false, Constants.ObjectTypes.Document, Constants.ObjectTypes.Document, false);
        await Relations.CreateAsync(type, User);

        var again = new RelationType("Two", "two", false, Constants.ObjectTypes.Document, Constants.ObjectTypes.Document, false) { Key = type.Key };
        Assert.NotEqual(RelationTypeOperationStatus.Success, (await Relations.CreateAsync(again, User)).Status);
        Assert.Equal(RelationTypeOperationStatus.InvalidId, (await Relations.CreateAsync(type, User)).Status);
    }

    [Fact]
    public async Task A_deleted_relation_type_takes_its_relations_with_it()
    {
        var type = new RelationType("One", "one", false, Constants.ObjectTypes.Document, Constants.ObjectTypes.Document, false);
        await Relations.CreateAsync(type, User);
        var documents = NewTypes.Document(Host, "page").Saved(Host);
        var (from, to) = (NewTypes.SavedContent(Host, documents, "From"), NewTypes.SavedContent(Host, documents, "To"));
        Relations.Relate(from.Id, to.Id, "one");
        Assert.Single(Relations.GetByParentId(from.Id)!);

        Assert.True((await Relations.DeleteAsync(type.Key, User)).Success);

        Assert.Null(Relations.GetRelationTypeByAlias("one"));
        Assert.Empty(Relations.GetByParentId(from.Id)!);
    }
}
