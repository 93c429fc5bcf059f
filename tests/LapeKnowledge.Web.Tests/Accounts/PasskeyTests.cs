using System.Text.Json;
using LapeKnowledge.Web.Tests.Browser;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Accounts;

/// <summary>Passkeys in Chromium, whose developer tools play the authenticator.</summary>
public sealed class PasskeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-passkeys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserFact]
    public async Task A_passkey_is_made_signs_in_without_a_password_and_is_removed()
    {
        await StarterData.CopyToAsync(_folder);
        using var site = await RunningSite.StartAsync(NamedAdministrator.Settings(), "--LapeKnowledge:DataFolder", _folder);
        var output = await NodeScript.RunAsync("passkeys.mjs", TimeSpan.FromMinutes(3), site.Address.ToString(), NamedAdministrator.Email, TestMember.Password);
        await site.StopAsync();

        var seen = JsonSerializer.Deserialize<JsonElement>(output);
        Assert.Equal("0,Salasana ei ole oikein.,salasana", seen.GetProperty("unproved").GetString()); // the device has made none
        Assert.StartsWith("1,Tällä laitteella on jo avain", seen.GetProperty("known").GetString(), StringComparison.Ordinal);
        Assert.True(seen.GetProperty("named").GetInt32() > 0);
        Assert.Equal($"Hei, {NamedAdministrator.Name}", seen.GetProperty("greeting").GetString());
        Assert.Equal(["remove-proof,Salasana ei ole oikein.,"], seen.GetProperty("refused").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal(["nimi", "salasana", "tunnus", "remove-proof"], seen.GetProperty("labels").EnumerateArray().Select(l => l.GetString()));
        Assert.Equal(0, seen.GetProperty("left").GetInt32());
        Assert.Empty(seen.GetProperty("complaints").EnumerateArray());
    }
}
