using LapeKnowledge.Umbraco.Persistence.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Umbraco.Cms.Core;

namespace LapeKnowledge.Umbraco.Persistence;

/// <summary>The tables behind the repositories of Umbraco Core, named as Umbraco names them.</summary>
internal sealed class UmbracoDbContext(DbContextOptions<UmbracoDbContext> options) : DbContext(options)
{
    public DbSet<NodeRow> Nodes => Set<NodeRow>();
    public DbSet<VersionRow> Versions => Set<VersionRow>();
    public DbSet<NodeCultureRow> NodeCultures => Set<NodeCultureRow>();
    public DbSet<SchemaRow> Schema => Set<SchemaRow>();
    public DbSet<LanguageRow> Languages => Set<LanguageRow>();
    public DbSet<RelationTypeRow> RelationTypes => Set<RelationTypeRow>();
    public DbSet<RelationRow> Relations => Set<RelationRow>();
    public DbSet<TagRow> Tags => Set<TagRow>();
    public DbSet<TagRelationshipRow> TagRelationships => Set<TagRelationshipRow>();
    public DbSet<AuditRow> Audits => Set<AuditRow>();
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();
    public DbSet<ContentScheduleRow> Schedules => Set<ContentScheduleRow>();
    public DbSet<DomainRow> Domains => Set<DomainRow>();
    public DbSet<PublicAccessRow> PublicAccess => Set<PublicAccessRow>();
    public DbSet<PublicAccessRuleRow> PublicAccessRules => Set<PublicAccessRuleRow>();
    public DbSet<DictionaryRow> Dictionary => Set<DictionaryRow>();
    public DbSet<DictionaryTextRow> DictionaryTexts => Set<DictionaryTextRow>();
    public DbSet<DocumentUrlRow> DocumentUrls => Set<DocumentUrlRow>();
    public DbSet<DocumentUrlAliasRow> DocumentUrlAliases => Set<DocumentUrlAliasRow>();
    public DbSet<RedirectUrlRow> RedirectUrls => Set<RedirectUrlRow>();
    public DbSet<KeyValueRow> KeyValues => Set<KeyValueRow>();
    public DbSet<EntityPermissionRow> EntityPermissions => Set<EntityPermissionRow>();
    public DbSet<CacheInstructionRow> CacheInstructions => Set<CacheInstructionRow>();
    public DbSet<LastSyncedRow> LastSynced => Set<LastSyncedRow>();
    public DbSet<ProtectionKeyRow> ProtectionKeys => Set<ProtectionKeyRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<NodeRow>(e =>
        {
            e.ToTable("umbracoNode");
            e.Property(x => x.Path).HasMaxLength(Lengths.Path);
            if (Database.IsNpgsql())
            {
                e.Property(x => x.Path).UseCollation("C"); // by bytes, as SQLite orders: what stands below a path is then a range
            }
            e.Property(x => x.Name).HasMaxLength(Lengths.Name);
            e.Property(x => x.NormalizedName).HasMaxLength(Lengths.Name);
            e.Property(x => x.MediaPath).HasMaxLength(Lengths.Path);
            e.HasIndex(x => x.Key).IsUnique();
            e.HasIndex(x => new { x.ParentId, x.ObjectType, x.SortOrder });
            e.HasIndex(x => new { x.ParentId, x.ObjectType, x.NormalizedName });
            e.HasIndex(x => new { x.ObjectType, x.Path });
            e.HasIndex(x => new { x.ObjectType, x.Trashed });
            e.HasIndex(x => x.ContentTypeId);
            e.HasIndex(x => x.MediaPath);
        });
        modelBuilder.Entity<VersionRow>(e =>
        {
            e.ToTable("umbracoContentVersion");
            e.Property(x => x.Name).HasMaxLength(Lengths.Name);
            e.HasIndex(x => new { x.NodeId, x.Current });
            e.HasOne<NodeRow>().WithMany().HasForeignKey(x => x.NodeId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<NodeCultureRow>(e =>
        {
            e.ToTable("umbracoDocumentCultureVariation");
            e.HasKey(x => new { x.NodeId, x.Culture });
            e.Property(x => x.Culture).HasMaxLength(Lengths.Culture);
            e.Property(x => x.Name).HasMaxLength(Lengths.Name);
            e.Property(x => x.NormalizedName).HasMaxLength(Lengths.Name);
            e.HasIndex(x => new { x.NormalizedName, x.Culture });
            e.HasOne<NodeRow>().WithMany().HasForeignKey(x => x.NodeId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<SchemaRow>(e =>
        {
            e.ToTable("umbracoSchema");
            e.HasKey(x => x.NodeId);
            e.Property(x => x.NodeId).ValueGeneratedNever();
            e.Property(x => x.Alias).HasMaxLength(Lengths.Name);
            e.HasOne<NodeRow>().WithMany().HasForeignKey(x => x.NodeId).OnDelete(DeleteBehavior.Cascade);
        });
        ConfigureLocalization(modelBuilder);
        ConfigureRelations(modelBuilder);
        ConfigureRouting(modelBuilder);
        ConfigureAdministration(modelBuilder);
        ConfigureSync(modelBuilder);
    }

    private static void ConfigureLocalization(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LanguageRow>(e =>
        {
            e.ToTable("umbracoLanguage");
            e.Property(x => x.IsoCode).HasMaxLength(Lengths.Culture);
            e.Property(x => x.CultureName).HasMaxLength(Lengths.Name);
            e.HasIndex(x => x.IsoCode).IsUnique();
            e.HasIndex(x => x.Key).IsUnique();
        });
        modelBuilder.Entity<DictionaryRow>(e =>
        {
            e.ToTable("cmsDictionary");
            e.Property(x => x.ItemKey).HasMaxLength(450);
            e.Property(x => x.NormalizedKey).HasMaxLength(450);
            e.HasIndex(x => x.ItemKey).IsUnique();
            e.HasIndex(x => x.NormalizedKey);
            e.HasIndex(x => x.Key).IsUnique();
            e.HasIndex(x => x.ParentId);
        });
        modelBuilder.Entity<DictionaryTextRow>(e =>
        {
            e.ToTable("cmsLanguageText");
            e.HasIndex(x => new { x.DictionaryKey, x.LanguageId }).IsUnique();
        });
    }

    private static void ConfigureRelations(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RelationTypeRow>(e =>
        {
            e.ToTable("umbracoRelationType");
            e.Property(x => x.Alias).HasMaxLength(100);
            e.Property(x => x.Name).HasMaxLength(Lengths.Name);
            e.HasIndex(x => x.Alias).IsUnique();
            e.HasIndex(x => x.Key).IsUnique();
        });
        modelBuilder.Entity<RelationRow>(e =>
        {
            e.ToTable("umbracoRelation");
            e.HasIndex(x => new { x.ParentId, x.ChildId, x.RelationTypeId }).IsUnique();
            e.HasIndex(x => x.ChildId);
            e.HasOne<NodeRow>().WithMany().HasForeignKey(x => x.ParentId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<NodeRow>().WithMany().HasForeignKey(x => x.ChildId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<RelationTypeRow>().WithMany().HasForeignKey(x => x.RelationTypeId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<TagRow>(e =>
        {
            e.ToTable("cmsTags");
            e.Property(x => x.Group).HasMaxLength(100);
            e.Property(x => x.Text).HasMaxLength(200);
            e.HasIndex(x => new { x.Group, x.Text, x.LanguageId }).IsUnique();
        });
        modelBuilder.Entity<TagRelationshipRow>(e =>
        {
            e.ToTable("cmsTagRelationship");
            e.HasKey(x => new { x.NodeId, x.PropertyTypeId, x.TagId });
            e.HasIndex(x => x.TagId);
            e.HasOne<NodeRow>().WithMany().HasForeignKey(x => x.NodeId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<TagRow>().WithMany().HasForeignKey(x => x.TagId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void ConfigureRouting(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DomainRow>(e =>
        {
            e.ToTable("umbracoDomain");
            e.Property(x => x.DomainName).HasMaxLength(Lengths.Name);
            e.HasIndex(x => x.DomainName).IsUnique();
            e.HasIndex(x => x.RootContentId);
        });
        modelBuilder.Entity<DocumentUrlRow>(e =>
        {
            e.ToTable("umbracoDocumentUrl");
            e.Property(x => x.UrlSegment).HasMaxLength(Lengths.Name);
            e.HasIndex(x => x.DocumentKey);
        });
        modelBuilder.Entity<DocumentUrlAliasRow>(e =>
        {
            e.ToTable("umbracoDocumentUrlAlias");
            e.Property(x => x.Alias).HasMaxLength(Lengths.Path);
            e.HasIndex(x => x.DocumentKey);
        });
        modelBuilder.Entity<RedirectUrlRow>(e =>
        {
            e.ToTable("umbracoRedirectUrl");
            e.Property(x => x.Culture).HasMaxLength(Lengths.Culture);
            e.Property(x => x.UrlHash).HasMaxLength(40);
            e.HasIndex(x => new { x.UrlHash, x.ContentKey, x.Culture });
            e.HasIndex(x => x.ContentKey);
        });
        modelBuilder.Entity<PublicAccessRow>(e =>
        {
            e.ToTable("umbracoAccess");
            e.HasIndex(x => x.NodeId).IsUnique();
        });
        modelBuilder.Entity<PublicAccessRuleRow>(e =>
        {
            e.ToTable("umbracoAccessRule");
            e.Property(x => x.RuleType).HasMaxLength(Lengths.Name);
            e.Property(x => x.RuleValue).HasMaxLength(Lengths.Name);
            e.HasIndex(x => new { x.AccessId, x.RuleType, x.RuleValue }).IsUnique();
            e.HasOne<PublicAccessRow>().WithMany().HasForeignKey(x => x.AccessId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void ConfigureAdministration(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AuditRow>(e =>
        {
            e.ToTable("umbracoLog");
            e.Property(x => x.AuditType).HasMaxLength(50);
            e.Property(x => x.EntityType).HasMaxLength(50);
            e.HasIndex(x => new { x.ObjectId, x.CreateDate });
        });
        modelBuilder.Entity<AuditEntryRow>(e =>
        {
            e.ToTable("umbracoAudit");
            e.Property(x => x.PerformingDetails).HasMaxLength(Constants.Audit.DetailsLength);
            e.Property(x => x.PerformingIp).HasMaxLength(Constants.Audit.IpLength);
            e.Property(x => x.AffectedDetails).HasMaxLength(Constants.Audit.DetailsLength);
            e.Property(x => x.EventType).HasMaxLength(Constants.Audit.EventTypeLength);
            e.Property(x => x.EventDetails).HasMaxLength(Constants.Audit.DetailsLength);
            e.HasIndex(x => x.EventDate);
        });
        modelBuilder.Entity<ContentScheduleRow>(e =>
        {
            e.ToTable("umbracoContentSchedule");
            e.Property(x => x.Culture).HasMaxLength(Lengths.Culture);
            e.Property(x => x.Action).HasMaxLength(20);
            e.HasIndex(x => x.NodeId);
            e.HasIndex(x => x.Date);
            e.HasOne<NodeRow>().WithMany().HasForeignKey(x => x.NodeId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<KeyValueRow>(e =>
        {
            e.ToTable("umbracoKeyValue");
            e.HasKey(x => x.Identifier);
            e.Property(x => x.Identifier).HasMaxLength(256);
        });
        modelBuilder.Entity<EntityPermissionRow>(e =>
        {
            e.ToTable("umbracoUserGroup2GranularPermission");
            e.HasKey(x => new { x.UserGroupId, x.NodeId, x.Permission });
            e.Property(x => x.Permission).HasMaxLength(Lengths.Name);
            e.HasOne<NodeRow>().WithMany().HasForeignKey(x => x.NodeId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void ConfigureSync(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ProtectionKeyRow>(e =>
        {
            e.ToTable("lapeProtectionKey");
            e.Property(x => x.FriendlyName).HasMaxLength(Lengths.Name);
            e.HasIndex(x => x.FriendlyName).IsUnique();
        });
        modelBuilder.Entity<CacheInstructionRow>(e =>
        {
            e.ToTable("umbracoCacheInstruction");
            e.Property(x => x.Id).HasColumnName("id");
            e.Property(x => x.UtcStamp).HasColumnName("utcStamp");
            e.Property(x => x.Instructions).HasColumnName("jsonInstruction");
            e.Property(x => x.OriginIdentity).HasColumnName("originated").HasMaxLength(Lengths.Identity);
            e.Property(x => x.InstructionCount).HasColumnName("instructionCount");
        });
        modelBuilder.Entity<LastSyncedRow>(e =>
        {
            e.ToTable("umbracoLastSynced");
            e.HasKey(x => x.MachineId);
            e.Property(x => x.MachineId).HasColumnName("machineId").HasMaxLength(Lengths.Name);
            e.Property(x => x.LastSyncedInternalId).HasColumnName("lastSyncedInternalId");
            e.Property(x => x.LastSyncedExternalId).HasColumnName("lastSyncedExternalId");
            e.Property(x => x.LastSyncedDate).HasColumnName("lastSyncedDate");
        });
    }

    /// <summary>Column widths, those of Umbraco's own schema where it has the column.</summary>
    internal static class Lengths
    {
        public const int Name = 255;
        public const int Path = 1000;
        public const int Culture = 14;
        public const int Identity = 500;
    }

    /// <summary>Databases give dates back without a kind; all of ours are UTC.</summary>
    private sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
        d => StoredDate.Of(d),
        d => DateTime.SpecifyKind(d, DateTimeKind.Utc));
}
