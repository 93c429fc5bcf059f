using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Services.Changes;

namespace LapeKnowledge.Umbraco.Tests.Sync;

/// <summary>Stands in for the refresher of documents and notes what it is asked to do.</summary>
internal sealed class RefresherSpy : IPayloadCacheRefresher<ContentCacheRefresher.JsonPayload>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public List<ContentCacheRefresher.JsonPayload> Refreshed { get; } = [];

    public Exception? Failure { get; set; }

    public CacheRefresherCollection Alone => new(() => [this]);

    public bool HeardOfEverything => Refreshed.Any(p => p.ChangeTypes == TreeChangeTypes.RefreshAll);

    public Guid RefresherUniqueId => ContentCacheRefresher.UniqueId;

    public string Name => "Spy";

    public void Refresh(ContentCacheRefresher.JsonPayload[] payloads)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
        Refreshed.AddRange(payloads);
    }

    public void Refresh(string json) => Refresh(JsonSerializer.Deserialize<ContentCacheRefresher.JsonPayload[]>(json, Json)!);

    public void RefreshInternal(string json)
    {
    }

    public void RefreshInternal(ContentCacheRefresher.JsonPayload[] payloads)
    {
    }

    public void RefreshAll() => throw new NotSupportedException();

    public void Refresh(int id) => throw new NotSupportedException();

    public void Refresh(Guid id) => throw new NotSupportedException();

    public void Remove(int id) => throw new NotSupportedException();
}
