using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.PeriodReports;

internal sealed class PeriodReportsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<PeriodReportPages>();
        builder.Services.AddSingleton<Timeline>();
        builder.Services.AddSingleton<Mentions>();
        builder.Services.AddSingleton<ICardFacts, PeriodReportCard>();
    }
}
