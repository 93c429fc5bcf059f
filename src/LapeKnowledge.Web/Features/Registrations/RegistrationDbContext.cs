using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Registrations;

/// <summary>The tables of registrations, in the site's database but with migrations of their own.</summary>
internal sealed class RegistrationDbContext(DbContextOptions<RegistrationDbContext> options) : DbContext(options)
{
    public const string Table = "lapeRegistration";
    public const string TurnTable = "lapeRegistrationTurn";
    public const string History = "lapeRegistrationMigration";

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<RegistrationTurn> Turns => Set<RegistrationTurn>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Registration>(row =>
        {
            row.ToTable(Table);
            row.Property(r => r.Name).HasMaxLength(Registration.NameLength);
            row.Property(r => r.Email).HasMaxLength(Registration.EmailLength);
            row.Property(r => r.Culture).HasMaxLength(RegistrationTables.CultureLength);
            row.Property(r => r.Origin).HasMaxLength(Registration.OriginLength);
            row.Property(r => r.Token).HasMaxLength(Registration.TokenLength);
            row.HasIndex(r => new { r.EventKey, r.Email }).IsUnique();
            row.HasIndex(r => r.Token).IsUnique();
        });
        modelBuilder.Entity<RegistrationTurn>(row =>
        {
            row.ToTable(TurnTable);
            row.HasKey(t => t.EventKey);
        });
    }
}

/// <summary>One row an event. Whoever has updated it in his transaction is alone with the places of the event until he commits.</summary>
internal sealed class RegistrationTurn
{
    public Guid EventKey { get; init; }

    public int Taken { get; init; }
}
