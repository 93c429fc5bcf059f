using Microsoft.AspNetCore.Antiforgery;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Forms;

internal sealed class FormsComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<FormPages>();
        FormLimits.Add(builder.Services);
        builder.Services.AddAntiforgery();
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((options, http) =>
        {
            options.Cookie = new HostCookie(http, HostCookie.Form) { SameSite = SameSiteMode.Strict };
            options.FormFieldName = "tunniste";
            options.HeaderName = null;
            options.SuppressXFrameOptionsHeader = true; // the Content-Security-Policy says more
        });
    }
}
