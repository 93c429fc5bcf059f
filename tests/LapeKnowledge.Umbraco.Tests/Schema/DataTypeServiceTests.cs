using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Schema;

public sealed class DataTypeServiceTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IDataTypeService DataTypes => Get<IDataTypeService>();

    [Fact]
    public async Task A_saved_data_type_is_read_back_with_its_configuration()
    {
        var created = (await DataTypes.CreateAsync(New("Short text", new() { ["maxChars"] = 80 }), User)).Result!;

        var read = (await DataTypes.GetAsync(created.Key))!;

        Assert.Equal(("Short text", Constants.PropertyEditors.Aliases.TextBox, "Umb.PropertyEditorUi.TextBox", ValueStorageType.Nvarchar), (read.Name, read.EditorAlias, read.EditorUiAlias, read.DatabaseType));
        Assert.Equal(80, read.ConfigurationData["maxChars"]);
        Assert.Equal(80, Assert.IsType<TextboxConfiguration>(read.ConfigurationObject).MaxChars);
        Assert.Equal((FormattableString.Invariant($"-1,{read.Id}"), 1), (read.Path, read.Level));
        Assert.False(read.IsDirty());
    }

    [Fact]
    public async Task What_is_handed_out_is_the_callers_own()
    {
        var read = (await DataTypes.GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        read.Name = "Changed";
        read.ConfigurationData["maxChars"] = 3;

        Assert.Equal("Textstring", (await DataTypes.GetAsync(Constants.DataTypes.Guids.TextstringGuid))!.Name);
        Assert.False((await DataTypes.GetAsync("Textstring"))!.ConfigurationData.ContainsKey("maxChars"));
    }

    [Fact]
    public async Task The_object_of_a_configuration_is_made_once_and_anew_after_a_change()
    {
        var created = (await DataTypes.CreateAsync(New("Short text", new() { ["maxChars"] = 80 }), User)).Result!;

        var first = (await DataTypes.GetAsync(created.Key))!;
        Assert.Same(first.ConfigurationObject, (await DataTypes.GetAsync(created.Key))!.ConfigurationObject);
        first.ConfigurationData = new Dictionary<string, object> { ["maxChars"] = 40 };
        Assert.Equal(40, Assert.IsType<TextboxConfiguration>(first.ConfigurationObject).MaxChars);
        Assert.Equal(80, Assert.IsType<TextboxConfiguration>((await DataTypes.GetAsync(created.Key))!.ConfigurationObject).MaxChars);
        Assert.True((await DataTypes.UpdateAsync(first, User)).Success);

        Assert.Equal(40, Assert.IsType<TextboxConfiguration>((await DataTypes.GetAsync(created.Key))!.ConfigurationObject).MaxChars);
    }

    [Fact]
    public async Task A_change_is_saved_and_seen_by_the_types_that_use_it()
    {
        var dataType = (await DataTypes.CreateAsync(New("Short text"), User)).Result!;
        var type = NewTypes.Document(Host, "page");
        type.AddPropertyType(NewTypes.Property(Host, "title", dataTypeId: dataType.Id));
        type.Saved(Host);

        dataType.Editor = Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.TextArea];
        dataType.DatabaseType = ValueStorageType.Ntext;
        Assert.True((await DataTypes.UpdateAsync(dataType, User)).Success);

        var property = Get<IContentTypeService>().Get("page")!.PropertyTypes.Single();
        Assert.Equal((Constants.PropertyEditors.Aliases.TextArea, ValueStorageType.Ntext), (property.PropertyEditorAlias, property.ValueStorageType));
    }

    [Fact]
    public async Task A_taken_name_is_numbered()
    {
        await DataTypes.CreateAsync(New("Short text"), User);
        var second = (await DataTypes.CreateAsync(New("short text"), User)).Result!;
        var third = (await DataTypes.CreateAsync(New("Short text"), User)).Result!;

        Assert.Equal(("short text (1)", "Short text (2)"), (second.Name, third.Name));
    }

    [Fact]
    public async Task A_name_is_needed_and_a_key_belongs_to_one()
    {
        var created = (await DataTypes.CreateAsync(New("Short text"), User)).Result!;
        var again = New("Other");
        again.Key = created.Key;

        Assert.Equal(DataTypeOperationStatus.InvalidName, (await DataTypes.CreateAsync(New(" "), User)).Status);
        Assert.Equal(DataTypeOperationStatus.DuplicateKey, (await DataTypes.CreateAsync(again, User)).Status);
    }

    [Fact]
    public async Task Deleting_a_data_type_removes_the_properties_that_use_it_and_their_values()
    {
        var dataType = (await DataTypes.CreateAsync(New("Short text"), User)).Result!;
        var type = NewTypes.Document(Host, "page").With(Host, "kept");
        type.AddPropertyType(NewTypes.Property(Host, "gone", dataTypeId: dataType.Id));
        type.Saved(Host);
        var document = NewTypes.SavedContent(Host, type, "One", d => d.SetValue("gone", "value"));

        Assert.True((await DataTypes.DeleteAsync(dataType.Key, User)).Success);

        Assert.Null(await DataTypes.GetAsync(dataType.Key));
        Assert.Equal(["kept"], Get<IContentTypeService>().Get("page")!.PropertyTypes.Select(p => p.Alias));
        Assert.Equal(["kept"], Get<IContentService>().GetById(document.Id)!.Properties.Select(p => p.Alias));
        using var db = TestDatabases.Open(Host.ConnectionString);
        Assert.DoesNotContain(db.Versions.Where(v => v.NodeId == document.Id), v => v.Values.Contains("gone"));
    }

    [Fact]
    public void Usages_are_told_by_type()
    {
        var type = NewTypes.Document(Host, "page").With(Host, "title");
        type.ListView = Constants.DataTypes.Guids.ListViewContentGuid;
        type.Saved(Host);

        using var scope = Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        var usages = Get<IDataTypeRepository>().FindUsages(Constants.DataTypes.Textbox);
        var lists = Get<IDataTypeRepository>().FindListViewUsages(Constants.DataTypes.DefaultContentListView);

        Assert.Equal(["title"], usages[new GuidUdi(Constants.UdiEntityType.DocumentType, type.Key)]);
        Assert.True(lists.ContainsKey(new GuidUdi(Constants.UdiEntityType.DocumentType, type.Key)));
    }

    [Fact]
    public async Task Whether_content_has_values_is_told()
    {
        var type = NewTypes.Document(Host, "page").With(Host, "title", "body").Saved(Host);
        var usage = Get<IPropertyTypeUsageService>();
        Assert.False((await usage.HasSavedPropertyValuesAsync(type.Key, "title")).Result);
        NewTypes.SavedContent(Host, type, "One", d => d.SetValue("title", "value"));

        Assert.True((await usage.HasSavedPropertyValuesAsync(type.Key, "title")).Result);
        Assert.False((await usage.HasSavedPropertyValuesAsync(type.Key, "body")).Result);
        Assert.Equal(PropertyTypeOperationStatus.ContentTypeNotFound, (await usage.HasSavedPropertyValuesAsync(Guid.NewGuid(), "title")).Status);
        Assert.True((await Get<IDataTypeUsageService>().HasSavedValuesAsync(Constants.DataTypes.Guids.TextstringGuid)).Result);
        Assert.False((await Get<IDataTypeUsageService>().HasSavedValuesAsync(Constants.DataTypes.Guids.TextareaGuid)).Result);
    }

    [Fact]
    public async Task Moving_and_copying_into_a_container()
    {
        var container = (await Get<IDataTypeContainerService>().CreateAsync(null, "Folder", null, User)).Result!;
        var dataType = (await DataTypes.CreateAsync(New("Short text"), User)).Result!;

        Assert.True((await DataTypes.MoveAsync(dataType, container.Key, User)).Success);
        var copy = (await DataTypes.CopyAsync(dataType, container.Key, User)).Result!;

        var moved = (await DataTypes.GetAsync(dataType.Key))!;
        Assert.Equal((container.Id, FormattableString.Invariant($"-1,{container.Id},{moved.Id}"), 2), (moved.ParentId, moved.Path, moved.Level));
        Assert.Equal(container.Id, copy.ParentId);
        Assert.NotEqual(moved.Name, copy.Name);
        Assert.Equal(DataTypeOperationStatus.ParentNotFound, (await DataTypes.MoveAsync(dataType, Guid.NewGuid(), User)).Status);
    }

    [Fact]
    public async Task What_is_below_a_data_type_moves_along()
    {
        var container = (await Get<IDataTypeContainerService>().CreateAsync(null, "Folder", null, User)).Result!;
        var dataType = (await DataTypes.CreateAsync(New("Short text"), User)).Result!;
        var below = New("Shorter text");
        below.ParentId = dataType.Id;
        Assert.True((await DataTypes.CreateAsync(below, User)).Success);
        using var scope = Get<global::Umbraco.Cms.Core.Scoping.ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        var repository = Get<global::Umbraco.Cms.Core.Persistence.Repositories.IDataTypeRepository>();

        var moved = repository.Move(repository.Get(dataType.Id)!, Get<global::Umbraco.Cms.Core.Persistence.Repositories.IDataTypeContainerRepository>().Get(container.Id)).ToArray();

        Assert.Equal([dataType.Id, below.Id], moved.Select(m => m.Entity.Id));
        Assert.Equal(FormattableString.Invariant($"-1,{dataType.Id},{below.Id}"), moved[1].OriginalPath);
        Assert.Equal(FormattableString.Invariant($"-1,{container.Id},{dataType.Id},{below.Id}"), repository.Get(below.Id)!.Path);
    }

    [Fact]
    public async Task An_editor_that_is_not_installed_keeps_its_alias()
    {
        var stored = Get<LapeKnowledge.Umbraco.Schema.SchemaStore>().Current.Entry(Constants.DataTypes.Textbox)!;
        using (var db = TestDatabases.Open(Host.ConnectionString))
        {
            var row = db.Schema.Single(s => s.NodeId == stored.Node.Id);
            row.Definition = row.Definition.Replace("Umbraco.TextBox", "Some.Unknown", StringComparison.Ordinal);
            db.SaveChanges();
        }
        Get<LapeKnowledge.Umbraco.Schema.SchemaStore>().Invalidate();

        Assert.Equal("Some.Unknown", (await DataTypes.GetAsync(stored.Node.Key))!.EditorAlias);
    }

    private DataType New(string name, Dictionary<string, object>? configuration = null)
        => new(Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.TextBox], Get<IConfigurationEditorJsonSerializer>())
        {
            Name = name,
            EditorUiAlias = "Umb.PropertyEditorUi.TextBox",
            DatabaseType = ValueStorageType.Nvarchar,
            ConfigurationData = configuration ?? [],
        };
}
