using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace LapeKnowledge.Web.Features.Adoptions;

[DbContext(typeof(AdoptionDbContext))]
[Migration("20261122110000_AdoptionTable")]
internal sealed class AdoptionTable : Migration
{
    public const int CultureLength = 14;

    /// <summary>Of what is hidden a unit may have told as often as it will.</summary>
    public const string Shown = "\"HiddenUtc\" IS NULL";

    public const string UnitIndex = $"IX_{AdoptionDbContext.Table}_ItemKey_MunicipalityKey_UnitKey";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            AdoptionDbContext.Table,
            table => new
            {
                Id = table.Column<int>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Key = table.Column<Guid>(nullable: false),
                ItemKey = table.Column<Guid>(nullable: false),
                MunicipalityKey = table.Column<Guid>(nullable: false),
                MemberKey = table.Column<Guid>(nullable: false),
                Unit = table.Column<string>(maxLength: Adoption.UnitLength, nullable: false),
                UnitKey = table.Column<string>(maxLength: Adoption.UnitLength, nullable: false),
                AdoptedOn = table.Column<DateOnly>(nullable: false),
                Changes = table.Column<string>(nullable: false),
                Outcome = table.Column<string>(maxLength: Adoption.OutcomeLength, nullable: true),
                Culture = table.Column<string>(maxLength: CultureLength, nullable: false),
                CreatedUtc = table.Column<DateTime>(nullable: false),
                ChangedUtc = table.Column<DateTime>(nullable: false),
                Version = table.Column<int>(nullable: false),
                HiddenUtc = table.Column<DateTime>(nullable: true),
                HiddenBy = table.Column<Guid>(nullable: true),
                HiddenReason = table.Column<string>(maxLength: Adoption.ReasonLength, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_" + AdoptionDbContext.Table, x => x.Id));
        Index(migrationBuilder, unique: true, "Key");
        Index(migrationBuilder, unique: true, "ItemKey", "MunicipalityKey", "UnitKey");
        Index(migrationBuilder, unique: false, "MunicipalityKey");
        Index(migrationBuilder, unique: false, "MemberKey");
        Index(migrationBuilder, unique: false, "CreatedUtc");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(AdoptionDbContext.Table);

    private static void Index(MigrationBuilder migration, bool unique, params string[] columns) =>
        migration.CreateIndex($"IX_{AdoptionDbContext.Table}_{string.Join('_', columns)}", AdoptionDbContext.Table, columns, unique: unique);
}

[DbContext(typeof(AdoptionDbContext))]
[Migration("20261123112000_AdoptionToldAgain")]
internal sealed class AdoptionIndex : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => Replace(migrationBuilder, AdoptionTable.Shown);

    protected override void Down(MigrationBuilder migrationBuilder) => Replace(migrationBuilder, null);

    private static void Replace(MigrationBuilder migration, string? filter)
    {
        migration.DropIndex(AdoptionTable.UnitIndex, AdoptionDbContext.Table);
        migration.CreateIndex(AdoptionTable.UnitIndex, AdoptionDbContext.Table, ["ItemKey", "MunicipalityKey", "UnitKey"], unique: true, filter: filter);
    }
}
