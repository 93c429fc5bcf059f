using System.Globalization;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.CrashIndexer;

/// <summary>Changes pilots and what stands below them in every way; each change names them anew, so that a lost one is seen.</summary>
internal sealed class WriteLoop(IContentService documents, IContentTypeService types)
{
    private const string Finnish = "fi-FI";
    private const string Swedish = "sv-FI";
    private const int Most = 30;
    private readonly Guid[] _parents = [.. OfType(documents, types, SectionPage.ModelTypeAlias).Take(2).Select(d => d.Key)];
    private readonly IContent _theme = OfType(documents, types, Theme.ModelTypeAlias).First();
    private readonly List<Guid> _own = [.. OfType(documents, types, Pilot.ModelTypeAlias).Where(d => !d.Trashed && d.GetCultureName(Finnish)!.StartsWith("Kaatuva", StringComparison.Ordinal)).Select(d => d.Key)];
    private int _number = Environment.ProcessId;

    public void Run()
    {
        for (var turn = 0; ; turn++)
        {
            if (_own.Count < 5 || (turn % 6 == 0 && _own.Count < Most))
            {
                Create();
            }
            else
            {
                Change(documents.GetById(_own[turn % _own.Count])!, turn);
            }
            Console.Out.WriteLine("wrote");
        }
    }

    private void Create()
    {
        var pilot = New("Kaatuva pilotti", _parents[0], Pilot.ModelTypeAlias);
        pilot.SetValue(Classified.Aliases.Themes, new GuidUdi(Constants.UdiEntityType.Document, _theme.Key).ToString());
        Publish(pilot, Finnish, Swedish);
        Publish(New("Kaatuva prosessi", pilot.Key, ProcessDescription.ModelTypeAlias), Finnish, Swedish);
        _own.Add(pilot.Key);
    }

    private void Change(IContent pilot, int turn)
    {
        switch (turn % 8)
        {
            case 0:
                Require(documents.Unpublish(pilot, Swedish).Success, "unpublish a language");
                break;
            case 1:
                Require(documents.Move(pilot, documents.GetById(_parents[turn % _parents.Length])!.Id).Success, "move");
                break;
            case 2:
                Require(documents.MoveToRecycleBin(pilot).Success, "trash");
                _own.Remove(pilot.Key);
                break;
            case 3:
                Require(documents.Delete(pilot).Success, "delete");
                _own.Remove(pilot.Key);
                break;
            case 4:
                Require(documents.Unpublish(pilot).Success, "unpublish");
                break;
            case 5:
                Rename(_theme, "Kaatuva teema");
                Publish(_theme, Finnish);
                break;
            default:
                Rename(pilot, "Kaatuva pilotti");
                Publish(pilot, Finnish, Swedish);
                break;
        }
    }

    private IContent New(string name, Guid parent, string type)
    {
        var document = documents.Create(name, parent, type);
        Rename(document, name);
        return document;
    }

    private void Rename(IContent document, string name)
    {
        var numbered = string.Create(CultureInfo.InvariantCulture, $"{name} {++_number}");
        document.SetCultureName(numbered, Finnish);
        document.SetCultureName(numbered + " på svenska", Swedish);
    }

    private void Publish(IContent document, params string[] cultures)
    {
        Require(documents.Save(document).Success, "save");
        var result = documents.Publish(document, cultures);
        Require(result.Success, result.Result.ToString());
    }

    private static IEnumerable<IContent> OfType(IContentService documents, IContentTypeService types, string alias) =>
        documents.GetPagedOfType(types.Get(alias)!.Id, 0, 1000, out _, null!, null).OrderBy(d => d.Id);

    private static void Require(bool success, string what)
    {
        if (!success)
        {
            throw new InvalidOperationException($"A write was refused: {what}.");
        }
    }
}
