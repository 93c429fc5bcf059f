using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LapeKnowledge.Web.Features.Discussions;

[DbContext(typeof(DiscussionsDbContext))]
[Migration("20261122105500_DiscussionTables")]
internal sealed class DiscussionTables : Migration
{
    public const int CultureLength = 14;
    private const int DigestLength = 64;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddThreads(migrationBuilder);
        AddPosts(migrationBuilder);
        AddReaders(migrationBuilder);
        AddWork(migrationBuilder);
        AddNotices(migrationBuilder);
        migrationBuilder.InsertData(DiscussionsDbContext.TurnTable, ["Id", "Change"], ["integer", "bigint"], [1, 0L]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        string[] all =
        [
            DiscussionsDbContext.ProposalTable, DiscussionsDbContext.NoticeTable, DiscussionsDbContext.QueueTable, DiscussionsDbContext.FlagTable, DiscussionsDbContext.DraftTable,
            DiscussionsDbContext.ForumReaderTable, DiscussionsDbContext.ThreadReaderTable, DiscussionsDbContext.ReactionTable, DiscussionsDbContext.MentionTable,
            DiscussionsDbContext.MovedTable, DiscussionsDbContext.RevisionTable, DiscussionsDbContext.PostTable, DiscussionsDbContext.ThreadTable, DiscussionsDbContext.ForumTable,
            DiscussionsDbContext.TurnTable,
        ];
        foreach (var table in all)
        {
            migrationBuilder.DropTable(table);
        }
    }

    private static OperationBuilder<AddColumnOperation> Numbered(OperationBuilder<AddColumnOperation> column) =>
        column.Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

    private static void AddThreads(MigrationBuilder migration)
    {
        migration.CreateTable(
            DiscussionsDbContext.TurnTable,
            table => new { Id = table.Column<int>(nullable: false), Change = table.Column<long>(nullable: false) },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.TurnTable, x => x.Id));
        migration.CreateTable(
            DiscussionsDbContext.ForumTable,
            table => new
            {
                Key = table.Column<Guid>(nullable: false),
                Visibility = table.Column<int>(nullable: false),
                OpenedUtc = table.Column<DateTime>(nullable: false),
                Threads = table.Column<int>(nullable: false),
                Posts = table.Column<int>(nullable: false),
                LastPostUtc = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.ForumTable, x => x.Key));
        migration.CreateTable(
            DiscussionsDbContext.ThreadTable,
            table => new
            {
                Id = Numbered(table.Column<int>(nullable: false)),
                ForumKey = table.Column<Guid>(nullable: false),
                Visibility = table.Column<int>(nullable: false),
                State = table.Column<int>(nullable: false),
                Title = table.Column<string>(maxLength: DiscussionThread.TitleLength, nullable: false),
                Culture = table.Column<string>(maxLength: CultureLength, nullable: false),
                AuthorKey = table.Column<Guid>(nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                LastPostUtc = table.Column<DateTime>(nullable: false),
                LastAuthorKey = table.Column<Guid>(nullable: false),
                LastNumber = table.Column<int>(nullable: false),
                LastShown = table.Column<int>(nullable: false),
                Posts = table.Column<int>(nullable: false),
                IsPinned = table.Column<bool>(nullable: false),
                IsClosed = table.Column<bool>(nullable: false),
                Solution = table.Column<int>(nullable: true),
                IsSample = table.Column<bool>(nullable: false),
                MergedInto = table.Column<int>(nullable: true),
                Change = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.ThreadTable, x => x.Id));
        Index(migration, DiscussionsDbContext.ThreadTable, false, "ForumKey", "State", "IsPinned", "LastPostUtc", "Id");
        Index(migration, DiscussionsDbContext.ThreadTable, false, "LastPostUtc", "Id");
        Index(migration, DiscussionsDbContext.ThreadTable, false, "Change", "Id");
        Index(migration, DiscussionsDbContext.ThreadTable, false, "AuthorKey", "CreatedUtc");
    }

    private static void AddPosts(MigrationBuilder migration)
    {
        migration.CreateTable(
            DiscussionsDbContext.PostTable,
            table => new
            {
                Id = Numbered(table.Column<long>(nullable: false)),
                ThreadId = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                AuthorKey = table.Column<Guid>(nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                EditedUtc = table.Column<DateTime>(nullable: true),
                Revisions = table.Column<int>(nullable: false),
                Text = table.Column<string>(maxLength: Post.TextLength, nullable: false),
                State = table.Column<int>(nullable: false),
                Reason = table.Column<string>(maxLength: Post.ReasonLength, nullable: true),
                HiddenBy = table.Column<Guid>(nullable: true),
                AnswerTo = table.Column<int>(nullable: true),
                Sending = table.Column<Guid>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.PostTable, x => x.Id));
        Index(migration, DiscussionsDbContext.PostTable, true, "ThreadId", "Number");
        Index(migration, DiscussionsDbContext.PostTable, true, "AuthorKey", "Sending");
        Index(migration, DiscussionsDbContext.PostTable, false, "AuthorKey", "CreatedUtc");
        migration.CreateTable(
            DiscussionsDbContext.RevisionTable,
            table => new
            {
                PostId = table.Column<long>(nullable: false),
                Revision = table.Column<int>(nullable: false),
                EditorKey = table.Column<Guid>(nullable: false),
                ReplacedUtc = table.Column<DateTime>(nullable: false),
                Text = table.Column<string>(maxLength: Post.TextLength, nullable: false),
                Title = table.Column<string>(maxLength: DiscussionThread.TitleLength, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.RevisionTable, x => new { x.PostId, x.Revision }));
        migration.CreateTable(
            DiscussionsDbContext.MovedTable,
            table => new
            {
                ThreadId = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                ToThreadId = table.Column<int>(nullable: false),
                ToNumber = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.MovedTable, x => new { x.ThreadId, x.Number }));
        migration.CreateTable(
            DiscussionsDbContext.MentionTable,
            table => new { PostId = table.Column<long>(nullable: false), MemberKey = table.Column<Guid>(nullable: false) },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.MentionTable, x => new { x.PostId, x.MemberKey }));
    }

    private static void AddReaders(MigrationBuilder migration)
    {
        migration.CreateTable(
            DiscussionsDbContext.ReactionTable,
            table => new
            {
                PostId = table.Column<long>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Kind = table.Column<string>(maxLength: Reaction.KindLength, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.ReactionTable, x => new { x.PostId, x.MemberKey, x.Kind }));
        Index(migration, DiscussionsDbContext.ReactionTable, false, "MemberKey");
        migration.CreateTable(
            DiscussionsDbContext.ThreadReaderTable,
            table => new
            {
                ThreadId = table.Column<int>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                LastRead = table.Column<int>(nullable: false),
                Level = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.ThreadReaderTable, x => new { x.ThreadId, x.MemberKey }));
        Index(migration, DiscussionsDbContext.ThreadReaderTable, false, "MemberKey", "Level");
        migration.CreateTable(
            DiscussionsDbContext.ForumReaderTable,
            table => new
            {
                ForumKey = table.Column<Guid>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Level = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.ForumReaderTable, x => new { x.ForumKey, x.MemberKey }));
        Index(migration, DiscussionsDbContext.ForumReaderTable, false, "MemberKey");
        migration.CreateTable(
            DiscussionsDbContext.DraftTable,
            table => new
            {
                MemberKey = table.Column<Guid>(nullable: false),
                Place = table.Column<string>(maxLength: DiscussionDraft.PlaceLength, nullable: false),
                Title = table.Column<string>(maxLength: DiscussionThread.TitleLength, nullable: true),
                Text = table.Column<string>(maxLength: Post.TextLength, nullable: false),
                SavedUtc = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.DraftTable, x => new { x.MemberKey, x.Place }));
    }

    private static void AddWork(MigrationBuilder migration)
    {
        migration.CreateTable(
            DiscussionsDbContext.FlagTable,
            table => new
            {
                Id = Numbered(table.Column<int>(nullable: false)),
                PostId = table.Column<long>(nullable: false),
                Kind = table.Column<int>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Words = table.Column<string>(maxLength: Flag.WordsLength, nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                DoneUtc = table.Column<DateTime>(nullable: true),
                DoneBy = table.Column<Guid>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.FlagTable, x => x.Id));
        Index(migration, DiscussionsDbContext.FlagTable, true, "PostId", "MemberKey", "Kind");
        Index(migration, DiscussionsDbContext.FlagTable, false, "DoneUtc", "Id");
        migration.CreateTable(
            DiscussionsDbContext.ProposalTable,
            table => new
            {
                Id = Numbered(table.Column<int>(nullable: false)),
                ThreadId = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                DocumentKey = table.Column<Guid>(nullable: false),
                Culture = table.Column<string>(maxLength: CultureLength, nullable: false),
                Alias = table.Column<string>(maxLength: Proposal.AliasLength, nullable: false),
                Text = table.Column<string>(maxLength: Proposal.TextLength, nullable: false),
                AuthorKey = table.Column<Guid>(nullable: false),
                ProposerKey = table.Column<Guid>(nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                FieldDigest = table.Column<string>(maxLength: DigestLength, nullable: false),
                State = table.Column<int>(nullable: false),
                DecidedUtc = table.Column<DateTime>(nullable: true),
                DecidedBy = table.Column<Guid>(nullable: true),
                Words = table.Column<string>(maxLength: Post.ReasonLength, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.ProposalTable, x => x.Id));
        Index(migration, DiscussionsDbContext.ProposalTable, false, "ThreadId", "Number");
        Index(migration, DiscussionsDbContext.ProposalTable, false, "State", "Id");
    }

    private static void AddNotices(MigrationBuilder migration)
    {
        migration.CreateTable(
            DiscussionsDbContext.QueueTable,
            table => new { PostId = table.Column<long>(nullable: false), CreatedUtc = table.Column<DateTime>(nullable: false) },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.QueueTable, x => x.PostId));
        migration.CreateTable(
            DiscussionsDbContext.NoticeTable,
            table => new
            {
                Id = Numbered(table.Column<long>(nullable: false)),
                MemberKey = table.Column<Guid>(nullable: false),
                ThreadId = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                Kind = table.Column<int>(nullable: false),
                FromKey = table.Column<Guid>(nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                ReadUtc = table.Column<DateTime>(nullable: true),
                Mail = table.Column<int>(nullable: false),
                SendingUtc = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + DiscussionsDbContext.NoticeTable, x => x.Id));
        Index(migration, DiscussionsDbContext.NoticeTable, true, "MemberKey", "ThreadId", "Number", "Kind");
        Index(migration, DiscussionsDbContext.NoticeTable, false, "MemberKey", "ReadUtc", "Id");
        Index(migration, DiscussionsDbContext.NoticeTable, false, "Mail", "MemberKey");
    }

    private static void Index(MigrationBuilder migration, string table, bool unique, params string[] columns) =>
        migration.CreateIndex($"IX_{table}_{string.Join('_', columns)}", table, columns, unique: unique);
}
