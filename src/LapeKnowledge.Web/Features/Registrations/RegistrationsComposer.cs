using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Registrations;

internal sealed class RegistrationsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<RegistrationDbContext>(RegistrationDbContext.History);
        builder.Services.AddSingleton<RegistrationStore>();
        builder.Services.AddSingleton<RegistrationMails>();
        builder.Services.AddSingleton<RegistrationForms>();
        builder.Services.AddSingleton<Cancellations>();
        builder.Services.AddSingleton<MemberRegistrations>();
        builder.Services.AddSingleton<IOwnPart>(services => services.GetRequiredService<MemberRegistrations>());
        builder.Services.AddSingleton<IPersonalData>(services => services.GetRequiredService<MemberRegistrations>());
        builder.Services.AddOptions<RegistrationOptions>().BindConfiguration(RegistrationOptions.Section);
        builder.Services.AddSingleton<IUpkeep, RegistrationUpkeep>();
    }
}
