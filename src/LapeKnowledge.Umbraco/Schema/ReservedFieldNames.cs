using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>
/// Aliases that a property must not have: the members of the published content, whose typed models they would hide, and what the configuration adds.
/// </summary>
internal sealed class ReservedFieldNames(
    IOptions<ContentPropertySettings> documents,
    IOptions<MediaPropertySettings> media,
    IOptions<MemberPropertySettings> members) : IReservedFieldNamesService
{
    private static readonly string[] Content = MembersOf(typeof(IPublishedContent));
    private static readonly string[] Member = MembersOf(typeof(IPublishedMember));

    public ISet<string> GetDocumentReservedFieldNames() => Union(Content, documents.Value.ReservedFieldNames);

    public ISet<string> GetMediaReservedFieldNames() => Union(Content, media.Value.ReservedFieldNames);

    public ISet<string> GetMemberReservedFieldNames() => Union(Member, members.Value.ReservedFieldNames);

    private static HashSet<string> Union(string[] names, ISet<string> configured) => [.. names, .. configured];

    private static string[] MembersOf(Type contract)
        => contract.GetInterfaces().Append(contract).SelectMany(t => t.GetMembers()).Select(m => m.Name).Distinct().ToArray();
}
