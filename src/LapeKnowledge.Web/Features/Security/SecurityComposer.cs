using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Security;

internal sealed class SecurityComposer : IComposer
{
    private const int DaysOfHttps = 365;

    public void Compose(IUmbracoBuilder builder) => builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(DaysOfHttps));
}
