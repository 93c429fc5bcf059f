using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Feedback;

/// <summary>The record of feedback, in the site's database but with migrations of its own.</summary>
internal sealed class FeedbackDbContext(DbContextOptions<FeedbackDbContext> options) : DbContext(options)
{
    public const string Table = "lapeFeedback";
    public const string History = "lapeFeedbackMigration";

    public DbSet<FeedbackItem> Items => Set<FeedbackItem>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<FeedbackItem>(row =>
    {
        row.ToTable(Table);
        row.Property(f => f.Page).HasMaxLength(FeedbackItem.PageLength);
        row.Property(f => f.Message).HasMaxLength(FeedbackItem.MessageLength);
        row.Property(f => f.Email).HasMaxLength(FeedbackItem.EmailLength);
        row.Property(f => f.Culture).HasMaxLength(FeedbackTable.CultureLength);
        row.Ignore(f => f.DueUtc);
        row.HasIndex(f => f.CreatedUtc);
    });
}
