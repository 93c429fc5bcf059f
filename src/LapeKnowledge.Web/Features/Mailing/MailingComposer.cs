using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Mailing;

internal sealed class MailingComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<SiteAddress>();
        builder.Services.AddSingleton<SmtpMailSender>();
        builder.Services.AddSingleton<FileMailSender>();
        builder.Services.AddSingleton<IMailSender>(services => services.GetRequiredService<IOptions<GlobalSettings>>().Value.Smtp is { Host.Length: > 0 }
            ? services.GetRequiredService<SmtpMailSender>()
            : services.GetRequiredService<FileMailSender>());
    }
}
