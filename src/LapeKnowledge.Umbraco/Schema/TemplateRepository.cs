using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class TemplateRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time, TemplateFiles files, IShortStringHelper shortStrings)
    : SchemaRepository<ITemplate>(schema, database, time), ITemplateRepository
{
    private const int LongestAlias = 100;
    private const int CutAliasAt = 95;

    protected override IEnumerable<ITemplate> Shared => Schema.Current.Templates;

    protected override Guid ObjectType => Constants.ObjectTypes.TemplateType;

    public ITemplate? Get(string? alias) => alias is null ? null : Clone(Schema.Current.Find<ITemplate>(ObjectType, alias));

    public IEnumerable<ITemplate> GetAll(params string[] aliases)
        => Clones(aliases.Length == 0 ? Shared : Shared.Where(t => aliases.Contains(t.Alias, StringComparer.OrdinalIgnoreCase)));

    public IEnumerable<ITemplate> GetChildren(int masterTemplateId) => Clones(ChildrenOf(masterTemplateId));

    public IEnumerable<ITemplate> GetDescendants(int masterTemplateId) => Clones(DescendantsOf(masterTemplateId));

    public override void Save(ITemplate entity)
    {
        EnsureValidAlias(entity);
        Stamp(entity);
        var before = entity.HasIdentity ? Schema.Current.Entry(entity.Id) : null;
        var node = NodeFor((Template)entity);
        var moved = before is null || before.Node.Path == node.Path ? [] : MovedBelow(before.Node.Path, before.Node.Level, node);
        Schema.Put([new SchemaEntry(node, new StoredTemplate { Alias = entity.Alias }), .. moved]);
        entity.Id = node.Id;
        entity.Path = node.Path;
        entity.IsMasterTemplate = ChildrenOf(entity.Id).Any();
        files.Write(entity, before?.Template?.Alias);
        entity.VirtualPath = files.VirtualPath(entity.Alias);
        entity.ResetDirtyProperties();
        ((Template)entity).GetFileContent ??= files.Content;
    }

    /// <summary>Deletes the template and those that it is the master of. Documents and types forget them.</summary>
    public override void Delete(ITemplate entity)
    {
        var gone = DescendantsOf(entity.Id).Select(t => t.Id).Append(entity.Id).ToHashSet();
        Database.Write.Versions.Where(v => v.TemplateId != null && gone.Contains(v.TemplateId.Value)).ExecuteUpdate(s => s.SetProperty(v => v.TemplateId, (int?)null));
        var users = Schema.Current.EntriesOfType(Constants.ObjectTypes.DocumentType).Where(e => e.ContentType!.AllowedTemplateIds.Any(gone.Contains)).ToArray();
        if (users.Length > 0)
        {
            Schema.Put(users.Select(u => u with { Definition = Without(u.ContentType!, gone) }).ToArray());
        }
        Schema.Remove(gone);
        files.Delete(entity.Alias);
        entity.DeleteDate = Now;
    }

    public Stream GetFileContentStream(string filepath) => files.Open(filepath);

    public void SetFileContent(string filepath, Stream content) => files.Set(filepath, content);

    public long GetFileSize(string filepath) => files.Size(filepath);

    private static StoredContentType Without(StoredContentType type, HashSet<int> templates) => type with
    {
        AllowedTemplateIds = type.AllowedTemplateIds.Where(id => !templates.Contains(id)).ToArray(),
        DefaultTemplateId = templates.Contains(type.DefaultTemplateId) ? 0 : type.DefaultTemplateId,
    };

    private IEnumerable<ITemplate> ChildrenOf(int masterTemplateId)
    {
        var current = Schema.Current;
        return masterTemplateId <= 0
            ? current.Templates.Where(t => string.IsNullOrWhiteSpace(t.MasterTemplateAlias))
            : current.ChildrenOf(masterTemplateId).Where(e => e.Template is not null).Select(e => current.Find<ITemplate>(e.Node.Id)!);
    }

    private List<ITemplate> DescendantsOf(int masterTemplateId)
    {
        var level = ChildrenOf(masterTemplateId).ToArray();
        var all = new List<ITemplate>(level);
        while (level.Length > 0)
        {
            level = level.SelectMany(t => ChildrenOf(t.Id)).ToArray();
            all.AddRange(level);
        }
        return all;
    }

    private NodeRow NodeFor(Template template)
    {
        var master = template.MasterTemplateId is { Value: > 0 } id ? Schema.Current.Entry(id.Value)?.Node : null;
        var masterPath = master?.Path ?? Constants.System.RootString;
        return new NodeRow
        {
            Id = template.Id,
            Key = template.Key,
            ObjectType = ObjectType,
            ParentId = master?.Id ?? Constants.System.Root,
            Path = template.HasIdentity ? FormattableString.Invariant($"{masterPath},{template.Id}") : masterPath,
            Level = (master?.Level ?? 0) + 1,
            Name = template.Name,
            CreateDate = template.CreateDate,
            UpdateDate = template.UpdateDate,
        };
    }

    /// <summary>An alias is a clean file name of at most 100 characters, and a number follows one that is taken.</summary>
    private void EnsureValidAlias(ITemplate template)
    {
        var alias = template.Alias.ToCleanString(shortStrings, CleanStringType.UnderscoreAlias);
        alias = alias.Length > LongestAlias ? alias[..CutAliasAt] : alias;
        var unique = alias;
        for (var i = 1; Schema.Current.Find<ITemplate>(ObjectType, unique) is { } other && other.Id != template.Id; i++)
        {
            unique = FormattableString.Invariant($"{alias}{i}");
        }
        template.Alias = unique;
    }
}
