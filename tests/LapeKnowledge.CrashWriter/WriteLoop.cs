using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.CrashWriter;

/// <summary>
/// Writes documents of two languages. Each write raises the number in the document, and its acknowledgement is a line
/// <c>saved|published|unpublished KEY NUMBER</c>, written after the service has returned.
/// </summary>
internal sealed class WriteLoop(IContentService documents, IContentTypeService types)
{
    private const string Finnish = SiteSchema.Finnish;
    private const string Swedish = SiteSchema.Swedish;
    private static readonly string[] AllCultures = ["*"];
    private int _number;

    public void Run()
    {
        var known = documents.GetPagedOfType(types.Get(SiteSchema.TypeAlias)!.Id, 0, 1000, out _, null!, null).OrderBy(d => d.Id).Select(d => d.Key).ToList();
        _number = known.Count == 0 ? 0 : known.Select(k => NumberOf(documents.GetById(k)!)).Max();
        for (var turn = 0; ; turn++)
        {
            if (known.Count < 5 || turn % 7 == 0 && known.Count < 200)
            {
                known.Add(Create());
                continue;
            }
            Change(documents.GetById(known[turn % known.Count])!, turn);
        }
    }

    private Guid Create()
    {
        var document = documents.Create(string.Empty, Constants.System.Root, SiteSchema.TypeAlias);
        document.SetCultureName("Uusi", Finnish);
        document.SetCultureName("Ny", Swedish);
        Save(document);
        Publish(document, AllCultures);
        return document.Key;
    }

    private void Change(IContent document, int turn)
    {
        Save(document);
        switch (turn % 4)
        {
            case 0:
                Publish(document, AllCultures);
                break;
            case 1:
                Publish(document, [Finnish]);
                break;
            case 2:
                var result = documents.Unpublish(document, Swedish);
                Require(result.Success, result.Result);
                Acknowledge("unpublished", document);
                break;
        }
    }

    private void Save(IContent document)
    {
        _number++;
        var text = _number.ToString(CultureInfo.InvariantCulture);
        document.SetValue("number", text);
        document.SetValue("title", "otsikko " + text, Finnish);
        document.SetValue("title", "rubrik " + text, Swedish);
        document.SetCultureName("Artikkeli " + text, Finnish);
        document.SetCultureName("Artikel " + text, Swedish);
        var result = documents.Save(document);
        Require(result.Success, result.Result);
        Acknowledge("saved", document);
    }

    private void Publish(IContent document, string[] cultures)
    {
        var result = documents.Publish(document, cultures);
        Require(result.Success, result.Result);
        Acknowledge("published", document);
    }

    private void Acknowledge(string what, IContent document)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {document.Key} {_number}"));
        Console.Out.Flush();
    }

    private static int NumberOf(IContent document) => int.Parse(document.GetValue<string>("number") ?? "0", CultureInfo.InvariantCulture);

    private static void Require(bool success, object? result)
    {
        if (!success)
        {
            throw new InvalidOperationException($"A write was refused: {result}.");
        }
    }
}
