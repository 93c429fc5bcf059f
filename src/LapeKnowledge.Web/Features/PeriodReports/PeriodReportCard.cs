using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.PeriodReports;

internal sealed class PeriodReportCard : CardFacts<PeriodReport>
{
    private const string Period = "period"; // a label of the dictionary, not a property

    protected override void Add(FactList facts, PeriodReport document) => facts.Range(Period, document.PeriodStart, document.PeriodEnd);
}
