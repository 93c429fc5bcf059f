using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

/// <summary>Where a member says which modules he has done.</summary>
internal static class ProgressEndpoints
{
    public const string ModuleField = "osa";

    public static (string Finnish, string Swedish) Address => ("/koulutuksen-edistyminen/{document:guid}", "/sv/kursframsteg/{document:guid}");

    public static void MapProgress(this IEndpointRouteBuilder endpoints) => endpoints.MapForm(Address, null, SendAsync).ForMembers();

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        var key = context.Key("document");
        if (context.Get<RelatedContent>().Get<TrainingMaterial>(key) is not { } material || context.Get<ItemLinks>().To(material, context.Culture) is not { } link)
        {
            return null;
        }

        var modules = context.Get<TrainingModules>().Of(material, context.Culture);
        var done = context.Fields[ModuleField].Select(m => Guid.TryParse(m, out var module) ? module : Guid.Empty).Where(modules.Contains).ToList();
        await context.Get<ProgressStore>().SetAsync(context.Actor.Key, key, done, context.Cancellation);
        return FormPage.Redirect($"{link.Url}#modules");
    }
}

/// <summary>The modules of a material.</summary>
internal sealed class TrainingModules(PageReaders readers)
{
    public IReadOnlyList<Guid> Of(TrainingMaterial material, string culture) =>
        [.. readers.In(culture).Blocks<TrainingModule>(material, TrainingMaterial.Aliases.Modules)?.Value.Select(m => m.Key) ?? []];
}

/// <summary>On a member's own page: the materials that he works through.</summary>
internal sealed class OwnProgress(ProgressStore store, TrainingModules modules, RelatedContent related, ItemLinks links, Texts texts) : IOwnPart
{
    private const int MayDo = 20;

    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var begun =
            from progress in await store.AllAsync(member.Key, cancellation)
            let material = related.Get<TrainingMaterial>(progress.Material)
            let link = material is null ? null : links.To(material, culture)
            where link is not null
            let all = modules.Of(material, culture)
            select new OwnLink(link.Url, link.Name, texts.Format(culture, InterfaceTexts.ProgressText, progress.Modules.Count(all.Contains), all.Count));
        return begun.ToList() is { Count: > 0 } own ? new OwnPart(MayDo, texts.Get(culture, InterfaceTexts.ProgressOwn), own) : null;
    }
}
