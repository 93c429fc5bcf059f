using System.Security.Cryptography;
using System.Text;
using LapeKnowledge.Umbraco.Persistence;
using Umbraco.Cms.Core.Factories;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// A site is a data folder on a machine: what a feature keeps on disk lies there. Two sites of one machine over one database are thus two followers of
/// the change log.
/// </summary>
internal sealed class SiteIdentity(DataFolder folder) : IMachineIdentityProvider
{
    private const int HashLength = 12;

    public string? GetMachineIdentifier()
        => $"{Environment.MachineName}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Path)))[..HashLength]}";
}
