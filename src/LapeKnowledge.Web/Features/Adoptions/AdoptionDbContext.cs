using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LapeKnowledge.Web.Features.Adoptions;

/// <summary>What units have taken into use, in the site's database but with migrations of its own.</summary>
internal sealed class AdoptionDbContext(DbContextOptions<AdoptionDbContext> options) : DbContext(options)
{
    public const string Table = "lapeAdoption";
    public const string History = "lapeAdoptionMigration";

    public DbSet<Adoption> Adoptions => Set<Adoption>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Adoption>(row =>
    {
        row.ToTable(Table);
        row.HasIndex(a => a.Key).IsUnique();
        row.HasIndex(a => new { a.ItemKey, a.MunicipalityKey, a.UnitKey }).IsUnique().HasFilter(AdoptionTable.Shown);
        row.HasIndex(a => a.MunicipalityKey);
        row.HasIndex(a => a.MemberKey);
        row.HasIndex(a => a.CreatedUtc);
        row.Property(a => a.Unit).HasMaxLength(Adoption.UnitLength);
        row.Property(a => a.UnitKey).HasMaxLength(Adoption.UnitLength);
        row.Property(a => a.Outcome).HasMaxLength(Adoption.OutcomeLength);
        row.Property(a => a.HiddenReason).HasMaxLength(Adoption.ReasonLength);
        row.Property(a => a.Culture).HasMaxLength(AdoptionTable.CultureLength);
        row.Property(a => a.Version).IsConcurrencyToken();
        row.Property(a => a.Changes).HasConversion(
            changes => JsonSerializer.Serialize(changes, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<AdoptedChange[]>(json, JsonSerializerOptions.Default) ?? Array.Empty<AdoptedChange>(),
            new ValueComparer<IReadOnlyList<AdoptedChange>>((a, b) => a!.SequenceEqual(b!), changes => changes.Count, changes => changes));
    });
}
