using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LapeKnowledge.Web.Features.Accounts;

[DbContext(typeof(AccountsDbContext))]
[Migration("20261122100000_AccountTables")]
internal sealed class AccountTables : Migration
{
    public const int CultureLength = 14;
    public const int CredentialLength = 1024; // of ASP.NET Core Identity's schema version 3, as the two below
    private const int IdentityLength = 256;
    private const int PhoneLength = 256;
    private const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddMembers(migrationBuilder);
        AddIdentity(migrationBuilder);
        AddPasskeys(migrationBuilder);
        AddBelonging(migrationBuilder, AccountsDbContext.PilotTable, "PilotKey", hasRole: true);
        AddBelonging(migrationBuilder, AccountsDbContext.FollowTable, "ItemKey", hasRole: false);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        string[] all =
        [
            AccountsDbContext.FollowTable, AccountsDbContext.PilotTable, AccountsDbContext.PasskeyTable, AccountsDbContext.TokenTable,
            AccountsDbContext.LoginTable, AccountsDbContext.ClaimTable, AccountsDbContext.AccountTable,
        ];
        foreach (var table in all)
        {
            migrationBuilder.DropTable(table);
        }
    }

    private static void AddMembers(MigrationBuilder migration)
    {
        migration.CreateTable(
            AccountsDbContext.AccountTable,
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Name = table.Column<string>(maxLength: Account.NameLength, nullable: false),
                Role = table.Column<int>(nullable: false),
                Culture = table.Column<string>(maxLength: CultureLength, nullable: false),
                Position = table.Column<string>(maxLength: Account.FieldLength, nullable: true),
                Unit = table.Column<string>(maxLength: Account.FieldLength, nullable: true),
                MunicipalityKey = table.Column<Guid>(nullable: true),
                JoinedUtc = table.Column<DateTime>(nullable: false),
                DiscussionMail = table.Column<int>(nullable: false),
                HasDigest = table.Column<bool>(nullable: false),
                IsSample = table.Column<bool>(nullable: false),
                ErasedUtc = table.Column<DateTime>(nullable: true),
                UserName = table.Column<string>(maxLength: IdentityLength, nullable: true),
                NormalizedUserName = table.Column<string>(maxLength: IdentityLength, nullable: true),
                Email = table.Column<string>(maxLength: IdentityLength, nullable: true),
                NormalizedEmail = table.Column<string>(maxLength: IdentityLength, nullable: true),
                EmailConfirmed = table.Column<bool>(nullable: false),
                PasswordHash = table.Column<string>(nullable: true),
                SecurityStamp = table.Column<string>(nullable: true),
                ConcurrencyStamp = table.Column<string>(nullable: true),
                PhoneNumber = table.Column<string>(maxLength: PhoneLength, nullable: true),
                PhoneNumberConfirmed = table.Column<bool>(nullable: false),
                TwoFactorEnabled = table.Column<bool>(nullable: false),
                LockoutEnd = table.Column<DateTimeOffset>(nullable: true),
                LockoutEnabled = table.Column<bool>(nullable: false),
                AccessFailedCount = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_" + AccountsDbContext.AccountTable, x => x.Id));
        migration.CreateIndex($"IX_{AccountsDbContext.AccountTable}_NormalizedEmail", AccountsDbContext.AccountTable, "NormalizedEmail");
        migration.CreateIndex($"IX_{AccountsDbContext.AccountTable}_NormalizedUserName", AccountsDbContext.AccountTable, "NormalizedUserName", unique: true);
    }

    private static void AddIdentity(MigrationBuilder migration)
    {
        migration.CreateTable(
            AccountsDbContext.ClaimTable,
            table => new
            {
                Id = table.Column<int>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                UserId = table.Column<Guid>(nullable: false),
                ClaimType = table.Column<string>(nullable: true),
                ClaimValue = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_" + AccountsDbContext.ClaimTable, x => x.Id);
                table.ForeignKey($"FK_{AccountsDbContext.ClaimTable}_Account", x => x.UserId, AccountsDbContext.AccountTable, "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex($"IX_{AccountsDbContext.ClaimTable}_UserId", AccountsDbContext.ClaimTable, "UserId");
        migration.CreateTable(
            AccountsDbContext.LoginTable,
            table => new
            {
                LoginProvider = table.Column<string>(maxLength: IdentityLength / 2, nullable: false),
                ProviderKey = table.Column<string>(maxLength: IdentityLength / 2, nullable: false),
                ProviderDisplayName = table.Column<string>(nullable: true),
                UserId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_" + AccountsDbContext.LoginTable, x => new { x.LoginProvider, x.ProviderKey });
                table.ForeignKey($"FK_{AccountsDbContext.LoginTable}_Account", x => x.UserId, AccountsDbContext.AccountTable, "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex($"IX_{AccountsDbContext.LoginTable}_UserId", AccountsDbContext.LoginTable, "UserId");
        migration.CreateTable(
            AccountsDbContext.TokenTable,
            table => new
            {
                UserId = table.Column<Guid>(nullable: false),
                LoginProvider = table.Column<string>(maxLength: IdentityLength / 2, nullable: false),
                Name = table.Column<string>(maxLength: IdentityLength / 2, nullable: false),
                Value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_" + AccountsDbContext.TokenTable, x => new { x.UserId, x.LoginProvider, x.Name });
                table.ForeignKey($"FK_{AccountsDbContext.TokenTable}_Account", x => x.UserId, AccountsDbContext.AccountTable, "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void AddPasskeys(MigrationBuilder migration)
    {
        migration.CreateTable(
            AccountsDbContext.PasskeyTable,
            table => new
            {
                CredentialId = table.Column<byte[]>(maxLength: CredentialLength, nullable: false),
                UserId = table.Column<Guid>(nullable: false),
                Data = table.Column<string>(type: migration.ActiveProvider == PostgreSql ? "jsonb" : "TEXT", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_" + AccountsDbContext.PasskeyTable, x => x.CredentialId);
                table.ForeignKey($"FK_{AccountsDbContext.PasskeyTable}_Account", x => x.UserId, AccountsDbContext.AccountTable, "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex($"IX_{AccountsDbContext.PasskeyTable}_UserId", AccountsDbContext.PasskeyTable, "UserId");
    }

    private static void AddBelonging(MigrationBuilder migration, string name, string column, bool hasRole)
    {
        migration.CreateTable(
            name,
            table => new { MemberKey = table.Column<Guid>(nullable: false), Of = table.Column<Guid>(name: column, nullable: false) },
            constraints: table =>
            {
                table.PrimaryKey("PK_" + name, x => new { x.MemberKey, x.Of });
                table.ForeignKey($"FK_{name}_Account", x => x.MemberKey, AccountsDbContext.AccountTable, "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex($"IX_{name}_{column}", name, column);
        if (hasRole)
        {
            migration.AddColumn<int>("Role", name, nullable: false, defaultValue: (int)PilotRole.Member);
        }
    }
}
