using LapeKnowledge.Web.Features.Storage;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Search.Insight;

internal sealed class InsightUpkeep(InsightStore store, IOptionsMonitor<SearchOptions> options) : IUpkeep
{
    public Task DoAsync(CancellationToken cancellation) => store.EraseAsync(options.CurrentValue, cancellation);
}
