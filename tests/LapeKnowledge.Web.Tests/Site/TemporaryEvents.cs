using LapeKnowledge.Web.Models;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>Events that a test publishes; they are gone when it has ended.</summary>
public sealed class TemporaryEvents(SiteFixture site) : IDisposable
{
    private const string Finnish = "fi-FI";
    private const string Section = "/tapahtumat";
    private readonly List<IContent> _created = [];

    private IContentService Content => site.Services.GetRequiredService<IContentService>();

    /// <returns>The key of the event.</returns>
    public Guid Publish(string name, params (string Alias, object Value)[] values)
    {
        var parent = site.InContext(services => new PublishedDocuments(services).At(Section).Key);
        var item = Content.Create(name, parent, Event.ModelTypeAlias);
        item.SetCultureName(name, Finnish);
        foreach (var (alias, value) in values)
        {
            item.SetValue(alias, value, item.Properties[alias]!.PropertyType.VariesByCulture() ? Finnish : null);
        }

        _created.Add(item);
        Publish(item);
        return item.Key;
    }

    public void Change(Guid key, string alias, object? value)
    {
        var item = Content.GetById(key)!;
        item.SetValue(alias, value);
        Publish(item);
    }

    public void Dispose()
    {
        foreach (var item in _created)
        {
            if (Content.GetById(item.Key) is { } there)
            {
                Content.Delete(there);
            }
        }
    }

    private void Publish(IContent item)
    {
        Content.Save(item);
        var result = Content.Publish(item, [Finnish]);
        Assert.True(result.Success, result.Result.ToString());
    }
}
