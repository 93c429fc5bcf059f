using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.USync.Serialization;

internal sealed class RelationTypeSerializer(USyncRun run, IRelationService relations, IShortStringHelper shortStrings)
    : USyncSerializer<IRelationType>(USyncKind.RelationTypes, run, shortStrings)
{
    protected override Task<IEnumerable<IRelationType>> LoadAllAsync() => Task.FromResult(relations.GetAllRelationTypes());

    protected override string AliasOf(IRelationType item) => item.Alias;

    protected override Task<XElement> WriteAsync(IRelationType item) => Task.FromResult(new XElement(
        Kind.Element,
        new XAttribute("Key", item.Key),
        new XAttribute("Alias", item.Alias),
        new XAttribute("Level", 0),
        new XElement(
            "Info",
            new XElement("Name", item.Name),
            new XElement("ParentType", item.ParentObjectType),
            new XElement("ChildType", item.ChildObjectType),
            new XElement("Bidirectional", item.IsBidirectional),
            new XElement("IsDependency", item is IRelationTypeWithIsDependency { IsDependency: true }))));

    protected override Task ApplyAsync(USyncFile file, IRelationType? current)
    {
        var info = file.Info;
        var name = file.Text(info, "Name", file.Alias);
        var (parent, child) = (file.Guid(info, "ParentType"), file.Guid(info, "ChildType"));
        var (bidirectional, dependency) = (file.Bool(info, "Bidirectional"), file.Bool(info, "IsDependency", absent: true));
        var item = current ?? new RelationType(name, file.Alias, bidirectional, parent, child, dependency, file.Key);
        if (current is not null)
        {
            item.Key = file.Key;
            item.Name = name;
            item.Alias = file.Alias;
            item.ParentObjectType = parent;
            item.ChildObjectType = child;
            item.IsBidirectional = bidirectional;
            if (item is IRelationTypeWithIsDependency depending)
            {
                depending.IsDependency = dependency;
            }
            Forget(item);
        }
        relations.Save(item); // the asynchronous methods accept only some object types; a foreign type must stay as it is
        Remember(item);
        return Task.CompletedTask;
    }

    protected override async Task RemoveAsync(IRelationType item, USyncFile because)
    {
        var removed = await relations.DeleteAsync(item.Key, Constants.Security.SuperUserKey);
        Ensure(removed.Success, because, removed.Status, "deleted");
    }
}
