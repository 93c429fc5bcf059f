using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Editing;

internal sealed class EditingComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<IOwnPart, OwnEditing>();
        builder.Services.AddSingleton<IEditorPart, FiguresPart>();
    }
}

/// <summary>The way from an editor's own page to the editors'.</summary>
internal sealed class OwnEditing(Texts texts) : IOwnPart
{
    public Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation) => Task.FromResult(member.IsEditor
        ? new OwnPart(20, texts.Get(culture, InterfaceTexts.EditingTitle), [new OwnLink(EditingAddresses.Desk.In(culture), texts.Get(culture, InterfaceTexts.EditingTitle), texts.Get(culture, InterfaceTexts.EditingOwnNote))])
        : null);
}

/// <summary>The ways to what is counted: searches and registrations.</summary>
internal sealed class FiguresPart(RegistrationStore registrations, Texts texts) : IEditorPart
{
    public async Task<OwnPart?> ReadAsync(ActingMember member, string culture, CancellationToken cancellation)
    {
        var events = await registrations.EventsAsync(cancellation);
        return new OwnPart(
            30,
            texts.Get(culture, InterfaceTexts.EditingFigures),
            [
                new OwnLink(EditingAddresses.Searches.In(culture), texts.Get(culture, InterfaceTexts.EditingSearches), texts.Get(culture, InterfaceTexts.EditingSearchesNote)),
                new OwnLink(EditingAddresses.Registrations.In(culture), texts.Get(culture, InterfaceTexts.EditingRegistrations), texts.Format(culture, InterfaceTexts.EditingRegistrationsNote, events.Count)),
            ]);
    }
}
