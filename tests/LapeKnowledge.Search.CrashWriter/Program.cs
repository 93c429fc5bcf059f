using System.Globalization;
using LapeKnowledge.Search;
using LapeKnowledge.Search.Analysis;

// Changes an index without end, one document at a time so that it merges all the while, and acknowledges each change on standard output. The crash test kills it in the middle of that.
// When the test itself is killed, the pipe to it ends, and so does the writer.
_ = Task.Run(() =>
{
    Console.In.ReadToEnd();
    Environment.Exit(0);
});

const int Documents = 100;
using var index = SearchIndex.Open(args[0], LanguageAnalyzers.Create(new AnalysisOptions { UseVoikko = false }));
for (var position = index.Position + 1; ; position++)
{
    var number = position.ToString(CultureInfo.InvariantCulture);
    var document = new SearchDocument($"d{position % Documents}", "en")
    {
        Texts = new Dictionary<SearchField, string> { [SearchField.Title] = $"value{number}", [SearchField.Body] = string.Concat(Enumerable.Repeat($"word{position % 7} ", 50)) },
    };
    // every fifth change deletes what the next but one writes
    index.Apply(position % 5 == 0 ? new IndexChange([$"d{(position + 2) % Documents}"], [], position) : new IndexChange([], [document], position));
    Console.Out.WriteLine(number);
    Console.Out.Flush();
}
