using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.English;

/// <summary>Going back to a version, with or without a language.</summary>
public sealed class RollbackTests(HostFixture host) : EnglishSiteTest(host)
{
    [Theory]
    [InlineData(ContentVariation.Nothing, null)]
    [InlineData(ContentVariation.Culture, English)]
    public async Task A_past_version_comes_back_as_the_draft(ContentVariation variations, string? culture)
    {
        var type = await TypeAsync("page", variations);
        var document = await CreatedAsync(Model(type, [Name("Home", culture)], Value("title", "Original title", culture)));
        Publish(document);
        document.SetValue("title", "Updated title", culture);
        Documents.Save(document);
        Publish(document);
        var versions = Get<IContentVersionService>();
        var past = (await versions.GetPagedContentVersionsAsync(document.Key, culture, 0, 100)).Result!.Items
            .First(v => !v.CurrentDraftVersion && !v.CurrentPublishedVersion);

        var result = await versions.RollBackAsync(past.VersionId.ToGuid(), culture, User);

        Assert.Equal(ContentVersionOperationStatus.Success, result.Result);
        Assert.Equal("Original title", Reload(document).GetValue<string>("title", culture));
    }

    private void Publish(IContent document) => Assert.True(Documents.Publish(document, document.AvailableCultures.Any() ? [English] : []).Success);
}
