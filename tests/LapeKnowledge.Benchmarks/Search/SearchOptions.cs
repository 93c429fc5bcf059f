using System.Globalization;
using System.Text.Json;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Analysis.Swedish;

namespace LapeKnowledge.Benchmarks.Search;

/// <summary>What stands in the way of a measurement; the message is for the one who typed the command.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>A line of the passages: its number, its document and its text.</summary>
internal sealed record Passage(int Id, int Doc, string Text);

/// <summary>A line of the queries; <paramref name="Pid"/> is the passage that answers it.</summary>
internal sealed record Question(int Id, int Pid, string Q);

internal sealed record SearchOptions(IReadOnlyList<Passage> Passages, IReadOnlyList<Question> Questions, string Language, int Documents, string? Composition, string? Folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static SearchOptions Parse(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
        var language = Value("--lang") ?? "fi";
        if (language is not ("fi" or "sv" or "en"))
        {
            throw new UsageException($"--lang is fi, sv or en, not {language}.");
        }
        if (!int.TryParse(Value("--docs") ?? "100000", CultureInfo.InvariantCulture, out var documents) || documents < 1)
        {
            throw new UsageException("--docs is a number of documents.");
        }
        return new SearchOptions(
            Read<Passage>(Value("--passages"), "--passages"),
            Read<Question>(Value("--queries"), "--queries"),
            language,
            documents,
            Value("--composition"),
            Value("--folder"));
    }

    /// <summary>Swedish compounds are taken apart into the words of the passages, as a site takes them apart into the words of its pages.</summary>
    /// <param name="wordStore">Where the terms of words are kept; null for nowhere.</param>
    public Analyzers Analyzers(string? wordStore = null) => LanguageAnalyzers.Create(new AnalysisOptions
    {
        WordStoreFolder = wordStore,
        SwedishVocabulary = Language == "sv" ? SwedishVocabulary.Learn(Passages.Select(passage => passage.Text)) : null,
    });

    private static List<T> Read<T>(string? file, string option)
    {
        if (file is null || !File.Exists(file))
        {
            throw new UsageException(file is null ? $"{option} FILE is missing." : $"{option}: there is no file {file}.");
        }
        var lines = new List<T>();
        foreach (var (index, line) in File.ReadLines(file).Index().Where(line => line.Item.Length > 0))
        {
            try
            {
                lines.Add(JsonSerializer.Deserialize<T>(line, Json) ?? throw new JsonException("null"));
            }
            catch (JsonException failure)
            {
                throw new UsageException($"{file}, line {index + 1}: {failure.Message}");
            }
        }
        return lines.Count > 0 ? lines : throw new UsageException($"{file} is empty.");
    }
}
