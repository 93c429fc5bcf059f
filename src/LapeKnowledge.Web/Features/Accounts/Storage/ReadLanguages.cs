using LapeKnowledge.Web.Features.Languages;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The languages that a member reads, as the account keeps them: cultures with commas between.</summary>
internal static class ReadLanguages
{
    /// <returns>Those of the site's cultures; null when there are none.</returns>
    public static string? Write(IEnumerable<string?> chosen) => string.Join(',', Cultures.All.Where(chosen.Contains)) is { Length: > 0 } written ? written : null;

    /// <returns>Cultures; none when the member has not told.</returns>
    public static IReadOnlyList<string> Of(string? stored) => [.. Cultures.All.Where((stored ?? string.Empty).Split(',').Contains)];
}

[DbContext(typeof(AccountsDbContext))]
[Migration("20261123090000_ReadLanguages")]
internal sealed class ReadLanguagesColumn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("Languages", AccountsDbContext.AccountTable, maxLength: Account.LanguagesLength, nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("Languages", AccountsDbContext.AccountTable);
}
