namespace LapeKnowledge.Umbraco.Persistence.Rows;

internal sealed class LanguageRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public string IsoCode { get; set; } = string.Empty;
    public string CultureName { get; set; } = string.Empty;
    public bool IsDefault { get; set; }
    public bool IsMandatory { get; set; }
    public int? FallbackLanguageId { get; set; }
}

internal sealed class RelationTypeRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public string Alias { get; set; } = string.Empty;
    public string Name { get; set; } = string.Empty;
    public bool IsBidirectional { get; set; }
    public bool IsDependency { get; set; }
    public Guid? ParentObjectType { get; set; }
    public Guid? ChildObjectType { get; set; }
}

internal sealed class RelationRow
{
    public int Id { get; set; }
    public int ParentId { get; set; }
    public int ChildId { get; set; }
    public int RelationTypeId { get; set; }
    public string Comment { get; set; } = string.Empty;
    public DateTime CreateDate { get; set; }
}

internal sealed class TagRow
{
    public int Id { get; set; }
    public string Group { get; set; } = string.Empty;
    public string Text { get; set; } = string.Empty;
    public int? LanguageId { get; set; }
}

internal sealed class TagRelationshipRow
{
    public int NodeId { get; set; }
    public int PropertyTypeId { get; set; }
    public int TagId { get; set; }
}

internal sealed class AuditRow
{
    public int Id { get; set; }

    /// <summary>Id of the entity the entry is about.</summary>
    public int ObjectId { get; set; }
    public int UserId { get; set; }
    public string AuditType { get; set; } = string.Empty;
    public string? EntityType { get; set; }
    public string? Comment { get; set; }
    public string? Parameters { get; set; }
    public DateTime CreateDate { get; set; }
}

/// <summary>What was done to an account, by whom and from where.</summary>
internal sealed class AuditEntryRow
{
    public int Id { get; set; }
    public int PerformingUserId { get; set; }
    public Guid? PerformingUserKey { get; set; }
    public string? PerformingDetails { get; set; }
    public string? PerformingIp { get; set; }
    public DateTime EventDate { get; set; }
    public int AffectedUserId { get; set; }
    public Guid? AffectedUserKey { get; set; }
    public string? AffectedDetails { get; set; }
    public string? EventType { get; set; }
    public string? EventDetails { get; set; }
}

/// <summary>A planned publish or unpublish of a document, in one culture or in all.</summary>
internal sealed class ContentScheduleRow
{
    public Guid Id { get; set; }
    public int NodeId { get; set; }

    /// <summary>ISO code; empty for the invariant culture.</summary>
    public string Culture { get; set; } = string.Empty;
    public DateTime Date { get; set; }

    /// <summary><c>Release</c> or <c>Expire</c>.</summary>
    public string Action { get; set; } = string.Empty;
}

internal sealed class DomainRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public string DomainName { get; set; } = string.Empty;
    public int? LanguageId { get; set; }
    public int? RootContentId { get; set; }
    public int SortOrder { get; set; }
}

internal sealed class PublicAccessRow
{
    public Guid Id { get; set; }
    public int NodeId { get; set; }
    public int LoginNodeId { get; set; }
    public int NoAccessNodeId { get; set; }
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
}

internal sealed class PublicAccessRuleRow
{
    public Guid Id { get; set; }
    public Guid AccessId { get; set; }
    public string RuleType { get; set; } = string.Empty;
    public string RuleValue { get; set; } = string.Empty;
    public DateTime CreateDate { get; set; }
    public DateTime UpdateDate { get; set; }
}

internal sealed class DictionaryRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public Guid? ParentId { get; set; }

    public string ItemKey
    {
        get;
        set => NormalizedKey = (field = value).ToLowerInvariant();
    } = string.Empty;

    /// <summary>The key in lower case, by which it is looked for.</summary>
    public string? NormalizedKey { get; private set; }
}

internal sealed class DictionaryTextRow
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public Guid DictionaryKey { get; set; }
    public int LanguageId { get; set; }
    public string Value { get; set; } = string.Empty;
}

internal sealed class DocumentUrlRow
{
    public int Id { get; set; }
    public Guid DocumentKey { get; set; }
    public int? LanguageId { get; set; }
    public string UrlSegment { get; set; } = string.Empty;
    public bool IsDraft { get; set; }
    public bool IsPrimary { get; set; }
}

internal sealed class DocumentUrlAliasRow
{
    public int Id { get; set; }
    public Guid DocumentKey { get; set; }
    public int? LanguageId { get; set; }
    public string Alias { get; set; } = string.Empty;
}

/// <summary>An address that a document had before a rename or a move.</summary>
internal sealed class RedirectUrlRow
{
    public Guid Id { get; set; }
    public Guid ContentKey { get; set; }
    public string? Culture { get; set; }
    public string Url { get; set; } = string.Empty;

    /// <summary>SHA-1 of <see cref="Url"/> as 40 hex digits: a fixed-size key for an address of any length.</summary>
    public string UrlHash { get; set; } = string.Empty;
    public DateTime CreateDateUtc { get; set; }
}

internal sealed class KeyValueRow
{
    public string Identifier { get; set; } = string.Empty;
    public string? Value { get; set; }
    public DateTime UpdateDate { get; set; }
}

/// <summary>A permission that a user group has on one node.</summary>
internal sealed class EntityPermissionRow
{
    public int UserGroupId { get; set; }
    public int NodeId { get; set; }
    public string Permission { get; set; } = string.Empty;
}
