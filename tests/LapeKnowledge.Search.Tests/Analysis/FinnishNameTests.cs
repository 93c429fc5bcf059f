using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Tests.Analysis;

public sealed class FinnishNameTests : IDisposable
{
    private readonly Analyzers _analyzers = LanguageAnalyzers.Create(new AnalysisOptions());

    [VoikkoTheory]
    [InlineData("Elisabeth", "Elisabethin", "Elisabethilla")]
    [InlineData("Beyoncé", "Beyoncén", "Beyoncélle")]
    [InlineData("Washington", "Washingtonin", "Washingtonissa")]
    [InlineData("Padme", "Padmen", "Padmea", "Padmesta")]
    [InlineData("Luisiana", "Luisianan", "Luisianassa", "Luisianaan")]
    [InlineData("Rinkkinen", "Rinkkisen", "Rinkkiselle", "Rinkkisessä")]
    [InlineData("Zoltanus", "Zoltanuksen", "Zoltanuksessa", "Zoltanukselle")]
    [InlineData("Avartti", "Avartin", "Avarttiin", "Avartissa", "Avarttia", "Avartistakin")]
    [InlineData("Sisukas", "Sisukkaan", "Sisukasta", "Sisukkaaseen", "Sisukkaat")]
    [InlineData("SiSoTe", "SiSoTen", "SiSoTe:n", "SiSoTea", "SiSoTessa")]
    [InlineData("Innokylä", "Innokylän", "Innokylässä", "Innokylää", "Innokylään")]
    [InlineData("MiniVerso", "MiniVerson", "MiniVersoa", "MiniVersossa")]
    [InlineData("Resto", "Reston", "Restoa", "Restossa", "Restoon")]
    public void All_forms_of_a_name_share_a_term(params string[] forms)
    {
        var common = Lemmas(forms[0]);
        foreach (var form in forms[1..])
        {
            common.IntersectWith(Lemmas(form));
            Assert.True(common.Count > 0, $"{form}: {string.Join(' ', Lemmas(form))} and {forms[0]}: {string.Join(' ', Lemmas(forms[0]))}");
        }
    }

    public void Dispose() => _analyzers.Dispose();

    private HashSet<string> Lemmas(string word) => [.. _analyzers.For("fi").Analyze(Tokenizer.Normalize(word)).Lemmas];
}
