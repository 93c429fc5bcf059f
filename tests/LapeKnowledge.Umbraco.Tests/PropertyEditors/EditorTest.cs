using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using LapeKnowledge.Umbraco.Tests.Published;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using DataType = Umbraco.Cms.Core.Models.DataType;

namespace LapeKnowledge.Umbraco.Tests.PropertyEditors;

/// <summary>Asks an editor what it makes of a value.</summary>
public abstract class EditorTest(HostFixture host) : PublishedTest(host)
{
    /// <summary>As when all cultures are saved.</summary>
    private static PropertyValidationContext Validated => new() { Culture = null, Segment = null, CulturesBeingValidated = [Finnish, Swedish], SegmentsBeingValidated = [] };

    protected IDataEditor Editor(string alias) => Get<PropertyEditorCollection>()[alias] ?? throw new InvalidOperationException($"There is no editor {alias}.");

    protected object? Configuration(string alias, object? configuration)
        => Editor(alias).GetConfigurationEditor().ToConfigurationObject(Data(configuration), Get<IConfigurationEditorJsonSerializer>());

    /// <summary>What is stored for a JSON value that the backoffice sends.</summary>
    protected object? Stored(string alias, string json, object? configuration = null, object? current = null)
        => Editor(alias).GetValueEditor().FromEditor(Posted(alias, json, configuration), current);

    /// <summary>The JSON that the backoffice gets for a stored value.</summary>
    protected async Task<string> EditedAsync(string alias, object? stored, object? configuration = null)
    {
        var property = new Property(new PropertyType(Get<IShortStringHelper>(), await DataTypeAsync(alias, configuration), "value"));
        property.SetValue(stored);
        var value = Editor(alias).GetValueEditor().ToEditor(property);
        return Get<IJsonSerializer>().Serialize(value);
    }

    protected ValidationResult[] Failures(string alias, string? json, object? configuration = null, bool mandatory = false, string? format = null)
        => Editor(alias).GetValueEditor(Configuration(alias, configuration))
            .Validate(json is null ? null : Value(json), mandatory, format, Validated).ToArray();

    protected Guid[] References(string alias, object? stored)
        => ((IDataValueReference)Editor(alias).GetValueEditor()).GetReferences(stored).Select(r => ((GuidUdi)r.Udi).Guid).ToArray();

    protected async Task<IDataType> DataTypeAsync(string alias, object? configuration = null)
    {
        var editor = Editor(alias);
        var type = new DataType(editor, Get<IConfigurationEditorJsonSerializer>())
        {
            Name = $"{alias} {Guid.NewGuid():N}",
            EditorUiAlias = alias,
            DatabaseType = ValueTypes.ToStorageType(editor.GetValueEditor().ValueType),
            ConfigurationData = Data(configuration),
        };
        var result = await Get<IDataTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.True(result.Success, result.Status.ToString());
        return result.Result;
    }

    private ContentPropertyData Posted(string alias, string json, object? configuration)
        => new(Value(json), Configuration(alias, configuration)) { ContentKey = Guid.NewGuid(), PropertyTypeKey = Guid.NewGuid() };

    private object? Value(string json) => Get<IJsonSerializer>().Deserialize<Holder>($$"""{"value":{{json}}}""")!.Value;

    private Dictionary<string, object> Data(object? configuration)
        => configuration is null ? [] : Get<IConfigurationEditorJsonSerializer>().Deserialize<Dictionary<string, object>>(JsonSerializer.Serialize(configuration))!;

    private sealed record Holder(object? Value);

    protected static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
