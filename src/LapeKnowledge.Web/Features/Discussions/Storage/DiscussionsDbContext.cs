using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The tables of discussions, in the site's database but with migrations of their own.</summary>
internal sealed class DiscussionsDbContext(DbContextOptions<DiscussionsDbContext> options) : DbContext(options)
{
    public const string History = "lapeDiscussionMigration";
    public const string TurnTable = "lapeDiscussionTurn";
    public const string ForumTable = "lapeForum";
    public const string ThreadTable = "lapeThread";
    public const string PostTable = "lapePost";
    public const string RevisionTable = "lapePostRevision";
    public const string MovedTable = "lapeMovedPost";
    public const string MentionTable = "lapePostMention";
    public const string ReactionTable = "lapeReaction";
    public const string ThreadReaderTable = "lapeThreadReader";
    public const string ForumReaderTable = "lapeForumReader";
    public const string DraftTable = "lapeDiscussionDraft";
    public const string FlagTable = "lapeFlag";
    public const string QueueTable = "lapeQueuedPost";
    public const string NoticeTable = "lapeDiscussionNotice";
    public const string ProposalTable = "lapeProposal";
    public const string AttachmentTable = "lapePostAttachment";
    public const string ModerationMailTable = "lapeModerationMail";

    public DbSet<DiscussionTurn> Turns => Set<DiscussionTurn>();

    public DbSet<Forum> Forums => Set<Forum>();

    public DbSet<DiscussionThread> Threads => Set<DiscussionThread>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<PostRevision> Revisions => Set<PostRevision>();

    public DbSet<MovedPost> Moved => Set<MovedPost>();

    public DbSet<PostMention> Mentions => Set<PostMention>();

    public DbSet<Reaction> Reactions => Set<Reaction>();

    public DbSet<ThreadReader> ThreadReaders => Set<ThreadReader>();

    public DbSet<ForumReader> ForumReaders => Set<ForumReader>();

    public DbSet<DiscussionDraft> Drafts => Set<DiscussionDraft>();

    public DbSet<Flag> Flags => Set<Flag>();

    public DbSet<QueuedPost> Queue => Set<QueuedPost>();

    public DbSet<DiscussionNotice> Notices => Set<DiscussionNotice>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<PostAttachment> Attachments => Set<PostAttachment>();

    public DbSet<ModerationMail> ModerationMails => Set<ModerationMail>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DiscussionTurn>().ToTable(TurnTable);
        modelBuilder.Entity<Forum>(row =>
        {
            row.ToTable(ForumTable);
            row.HasKey(f => f.Key);
        });
        modelBuilder.Entity<DiscussionThread>(row =>
        {
            row.ToTable(ThreadTable);
            row.Property(t => t.Title).HasMaxLength(DiscussionThread.TitleLength);
            row.Property(t => t.Culture).HasMaxLength(DiscussionTables.CultureLength);
        });
        modelBuilder.Entity<Post>(row =>
        {
            row.ToTable(PostTable);
            row.Property(p => p.Text).HasMaxLength(Post.TextLength);
            row.Property(p => p.Reason).HasMaxLength(Post.ReasonLength);
        });
        modelBuilder.Entity<PostRevision>().ToTable(RevisionTable).HasKey(r => new { r.PostId, r.Revision });
        modelBuilder.Entity<MovedPost>().ToTable(MovedTable).HasKey(m => new { m.ThreadId, m.Number });
        modelBuilder.Entity<PostMention>().ToTable(MentionTable).HasKey(m => new { m.PostId, m.MemberKey });
        modelBuilder.Entity<Reaction>().ToTable(ReactionTable).HasKey(r => new { r.PostId, r.MemberKey, r.Kind });
        modelBuilder.Entity<ThreadReader>().ToTable(ThreadReaderTable).HasKey(r => new { r.ThreadId, r.MemberKey });
        modelBuilder.Entity<ForumReader>().ToTable(ForumReaderTable).HasKey(r => new { r.ForumKey, r.MemberKey });
        modelBuilder.Entity<DiscussionDraft>().ToTable(DraftTable).HasKey(d => new { d.MemberKey, d.Place });
        modelBuilder.Entity<Flag>().ToTable(FlagTable);
        modelBuilder.Entity<QueuedPost>(row =>
        {
            row.ToTable(QueueTable);
            row.HasKey(q => q.PostId);
            row.Property(q => q.PostId).ValueGeneratedNever();
        });
        modelBuilder.Entity<DiscussionNotice>().ToTable(NoticeTable);
        modelBuilder.Entity<Proposal>().ToTable(ProposalTable);
        modelBuilder.Entity<ModerationMail>().ToTable(ModerationMailTable).HasKey(m => m.MemberKey);
        modelBuilder.Entity<PostAttachment>(row =>
        {
            row.ToTable(AttachmentTable);
            row.Property(a => a.Id).ValueGeneratedNever();
            row.Ignore(a => a.IsPicture);
        });
    }
}
