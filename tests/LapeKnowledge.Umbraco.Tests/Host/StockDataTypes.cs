using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Aliases = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace LapeKnowledge.Umbraco.Tests;

internal static class StockDataTypes
{
    private const string ListViewConfiguration = """{"pageSize":100,"orderBy":"updateDate","orderDirection":"desc","includeProperties":[{"alias":"updateDate","header":"Last edited","isSystem":true}],"layouts":[]}""";

    private static readonly Stock[] All =
    [
        new(Constants.DataTypes.Textbox, Keys.Textstring, "Textstring", Aliases.TextBox, "Umb.PropertyEditorUi.TextBox", ValueStorageType.Nvarchar),
        new(Constants.DataTypes.Textarea, Keys.Textarea, "Textarea", Aliases.TextArea, "Umb.PropertyEditorUi.TextArea", ValueStorageType.Ntext),
        new(Constants.DataTypes.RichtextEditor, Keys.RichtextEditor, "Richtext editor", Aliases.RichText, "Umb.PropertyEditorUi.Tiptap", ValueStorageType.Ntext),
        new(Constants.DataTypes.Boolean, Keys.Checkbox, "True/false", Aliases.Boolean, "Umb.PropertyEditorUi.Toggle", ValueStorageType.Integer),
        new(-51, Keys.Numeric, "Numeric", Aliases.Integer, "Umb.PropertyEditorUi.Integer", ValueStorageType.Integer),
        new(-43, Keys.CheckboxList, "Checkbox list", Aliases.CheckBoxList, "Umb.PropertyEditorUi.CheckBoxList", ValueStorageType.Nvarchar),
        new(Constants.DataTypes.DropDownSingle, Keys.Dropdown, "Dropdown", Aliases.DropDownListFlexible, "Umb.PropertyEditorUi.Dropdown", ValueStorageType.Nvarchar, """{"multiple":false}"""),
        new(Constants.DataTypes.DropDownMultiple, Keys.DropdownMultiple, "Dropdown multiple", Aliases.DropDownListFlexible, "Umb.PropertyEditorUi.Dropdown", ValueStorageType.Nvarchar, """{"multiple":true}"""),
        new(-40, Keys.Radiobox, "Radiobox", Aliases.RadioButtonList, "Umb.PropertyEditorUi.RadioButtonList", ValueStorageType.Nvarchar),
        new(-41, Keys.DatePicker, "Date Picker", Aliases.DateTime, "Umb.PropertyEditorUi.DatePicker", ValueStorageType.Date, """{"format":"YYYY-MM-DD"}"""),
        new(Constants.DataTypes.DateTime, Keys.DatePickerWithTime, "Date Picker with time", Aliases.DateTime, "Umb.PropertyEditorUi.DatePicker", ValueStorageType.Date),
        new(-37, Keys.ApprovedColor, "Approved Color", Aliases.ColorPicker, "Umb.PropertyEditorUi.ColorPicker", ValueStorageType.Nvarchar),
        new(Constants.DataTypes.LabelString, Keys.LabelString, "Label (string)", Aliases.Label, "Umb.PropertyEditorUi.Label", ValueStorageType.Nvarchar, Label("STRING")),
        new(Constants.DataTypes.LabelInt, Keys.LabelInt, "Label (integer)", Aliases.Label, "Umb.PropertyEditorUi.Label", ValueStorageType.Integer, Label("INT")),
        new(Constants.DataTypes.LabelBigint, Keys.LabelBigInt, "Label (bigint)", Aliases.Label, "Umb.PropertyEditorUi.Label", ValueStorageType.Nvarchar, Label("BIGINT")),
        new(Constants.DataTypes.LabelDateTime, Keys.LabelDateTime, "Label (datetime)", Aliases.Label, "Umb.PropertyEditorUi.Label", ValueStorageType.Date, Label("DATETIME")),
        new(Constants.DataTypes.LabelTime, Keys.LabelTime, "Label (time)", Aliases.Label, "Umb.PropertyEditorUi.Label", ValueStorageType.Date, Label("TIME")),
        new(Constants.DataTypes.LabelDecimal, Keys.LabelDecimal, "Label (decimal)", Aliases.Label, "Umb.PropertyEditorUi.Label", ValueStorageType.Decimal, Label("DECIMAL")),
        new(Constants.DataTypes.Upload, Keys.Upload, "Upload File", Aliases.UploadField, "Umb.PropertyEditorUi.UploadField", ValueStorageType.Nvarchar),
        new(Constants.DataTypes.DefaultContentListView, Keys.ListViewContent, "List View - Content", Aliases.ListView, "Umb.PropertyEditorUi.Collection", ValueStorageType.Nvarchar, ListViewConfiguration),
        new(Constants.DataTypes.DefaultMediaListView, Keys.ListViewMedia, "List View - Media", Aliases.ListView, "Umb.PropertyEditorUi.Collection", ValueStorageType.Nvarchar, ListViewConfiguration),
        new(Constants.DataTypes.Tags, Keys.Tags, "Tags", Aliases.Tags, "Umb.PropertyEditorUi.Tags", ValueStorageType.Ntext, """{"group":"default","storageType":"Json"}"""),
        new(Constants.DataTypes.ImageCropper, Keys.ImageCropper, "Image Cropper", Aliases.ImageCropper, "Umb.PropertyEditorUi.ImageCropper", ValueStorageType.Ntext),
        new(1046, Keys.ContentPicker, "Content Picker", Aliases.ContentPicker, "Umb.PropertyEditorUi.DocumentPicker", ValueStorageType.Nvarchar),
        new(1050, Keys.RelatedLinks, "Multi URL Picker", Aliases.MultiUrlPicker, "Umb.PropertyEditorUi.MultiUrlPicker", ValueStorageType.Ntext),
        new(1051, Keys.MediaPicker3, "Media Picker", Aliases.MediaPicker3, "Umb.PropertyEditorUi.MediaPicker", ValueStorageType.Ntext, """{"multiple":false,"validationLimit":{"min":0,"max":1}}"""),
        new(1052, Keys.MediaPicker3Multiple, "Multiple Media Picker", Aliases.MediaPicker3, "Umb.PropertyEditorUi.MediaPicker", ValueStorageType.Ntext, """{"multiple":true}"""),
    ];

    public static void AddTo(UmbracoDbContext db)
    {
        foreach (var stock in All)
        {
            var definition = new StoredDataType
            {
                EditorAlias = stock.Editor,
                EditorUiAlias = stock.EditorUi,
                DatabaseType = stock.Storage,
                Configuration = stock.Configuration,
            };
            StockRows.AddDefinition(db, stock.Id, new Guid(stock.Key), Constants.ObjectTypes.DataType, stock.Name, stock.Name, StoredSchema.Serialize(definition));
        }
    }

    private static string Label(string valueType) => $$"""{"umbracoDataValueType":"{{valueType}}"}""";

    private sealed record Stock(int Id, string Key, string Name, string Editor, string EditorUi, ValueStorageType Storage, string? Configuration = null);
}
