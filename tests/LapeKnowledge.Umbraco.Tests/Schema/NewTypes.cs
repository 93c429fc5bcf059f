using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Schema;

/// <summary>Makes types that are not saved yet.</summary>
internal static class NewTypes
{
    public static IContentType Document(HostFixture host, string alias, ContentVariation variations = ContentVariation.Nothing, IContentType? parent = null)
    {
        var type = parent is null ? new ContentType(host.Get<IShortStringHelper>(), -1) : new ContentType(host.Get<IShortStringHelper>(), parent, alias);
        type.Alias = alias;
        type.Name = alias.ToFirstUpper();
        type.Variations = variations;
        type.AllowedAsRoot = true;
        return type;
    }

    /// <summary>A type with text properties in the group "content".</summary>
    public static IContentType With(this IContentType type, HostFixture host, params (string Alias, ContentVariation Variations)[] properties)
    {
        foreach (var (alias, variations) in properties)
        {
            type.AddPropertyType(Property(host, alias, variations), "content", "Content");
        }
        return type;
    }

    public static IContentType With(this IContentType type, HostFixture host, params string[] aliases)
        => type.With(host, aliases.Select(a => (a, ContentVariation.Nothing)).ToArray());

    public static PropertyType Property(HostFixture host, string alias, ContentVariation variations = ContentVariation.Nothing, int dataTypeId = Constants.DataTypes.Textbox)
        => new(host.Get<IShortStringHelper>(), Constants.PropertyEditors.Aliases.TextBox, ValueStorageType.Nvarchar, alias)
        {
            Name = alias.ToFirstUpper(),
            DataTypeId = dataTypeId,
            Variations = variations,
        };

    public static IContentType Saved(this IContentType type, HostFixture host)
    {
        host.Get<IContentTypeService>().Save(type);
        return type;
    }

    public static IContent Content(HostFixture host, IContentType type, string name, int parentId = -1)
    {
        var content = new Content(name, parentId, type);
        if (type.VariesByCulture())
        {
            content.SetCultureName(name, "fi-FI");
        }
        return content;
    }

    public static IContent SavedContent(HostFixture host, IContentType type, string name, Action<IContent>? change = null, int parentId = -1)
    {
        var content = Content(host, type, name, parentId);
        change?.Invoke(content);
        Assert.True(host.Get<IContentService>().Save(content).Success);
        return content;
    }
}
