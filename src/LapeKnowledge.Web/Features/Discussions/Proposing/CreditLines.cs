using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Languages;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The lines that name those whose words were accepted into a description, see <see cref="Proposals"/>; a line may have the name that its author had then.</summary>
internal sealed class CreditLines(IDbContextFactory<DiscussionsDbContext> contexts, MemberNames names, Texts texts) : ISiteLines
{
    public async Task<IReadOnlySet<string>> OfAsync(Guid document, string culture, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var accepted = await db.Proposals.Where(p => p.State == ProposalState.Accepted && p.DocumentKey == document && p.Culture == culture).Select(p => new { p.AuthorKey, p.ProposerKey }).ToListAsync(cancellation);
        var lines = new HashSet<string>();
        foreach (var member in accepted.SelectMany(p => new[] { p.AuthorKey, p.ProposerKey }).Distinct())
        {
            foreach (var name in await names.AllOfAsync(member, cancellation))
            {
                lines.UnionWith(Proposals.Credits.Select(c => DraftText.Canonical(texts.Format(culture, c, name))));
            }
        }

        return lines;
    }
}

internal sealed class CreditLinesComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder.Services.AddSingleton<ISiteLines, CreditLines>();
}
