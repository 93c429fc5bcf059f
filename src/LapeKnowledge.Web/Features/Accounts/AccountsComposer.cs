using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Accounts;

internal sealed class AccountsComposer : IComposer
{
    public const int PasswordLength = 10;
    private const int Tries = 10;

    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<AccountsDbContext>(AccountsDbContext.History);
        var services = builder.Services;
        services.AddIdentityCore<Account>(Configure).AddEntityFrameworkStores<AccountsDbContext>().AddSignInManager().AddDefaultTokenProviders().AddTokenProvider<CodeOnce>(TokenOptions.DefaultAuthenticatorProvider).AddPasswordValidator<PasswordGuess>();
        services.Configure<IdentityPasskeyOptions>(options => options.UserVerificationRequirement = options.ResidentKeyRequirement = "required"); // the key alone signs in
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        Providers.Add(authentication, builder.Config);
        services.AddAuthorization();
        services.AddScoped<IAuthorizationHandler, AtLeastHandler>();
        services.AddScoped<CurrentMember>();
        services.AddSingleton<MemberNames>();
        services.AddSingleton<PilotTeams>();
        services.AddSingleton<ActingMembers>();
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section);
        AddMails(services);
        AddPeople(services);
        services.AddSingleton<EqualCost>();
        services.AddSingleton<UnsubscribeLinks>();
        services.AddSingleton<MemberMails>();
        services.AddScoped<ISecurityStampValidator, SessionValidator>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero); // a browser that was remembered is forgotten at once
        AddCookie(services, IdentityConstants.ApplicationScheme, "lape-member");
        AddCookie(services, IdentityConstants.ExternalScheme, "lape-external");
        AddCookie(services, IdentityConstants.TwoFactorUserIdScheme, "lape-two-factor");
        AddCookie(services, IdentityConstants.TwoFactorRememberMeScheme, "lape-remembered");
    }

    private static void AddMails(IServiceCollection services)
    {
        services.AddScoped<AccountMails>();
        services.AddScoped<Registrations>();
        services.AddSingleton<AccountMailBrake>();
        services.AddSingleton<AccountErrands>();
        services.AddHostedService(provider => provider.GetRequiredService<AccountErrands>());
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddSingleton<AccountEvents>();
        services.AddSingleton<IUpkeep, AccountEventUpkeep>();
        services.AddSingleton<IUpkeep, UnconfirmedUpkeep>();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<IUpkeep>(provider => provider.GetRequiredService<EndedSessions>());
        services.AddScoped<OwnData>();
        services.AddScoped<IPersonalData, AccountData>();
        services.AddScoped<IOwnPart, OwnSettings>();
        services.AddScoped<IOwnPart, OwnPilots>();
        services.AddScoped<IOwnPart, OwnDuties>();
        services.AddScoped<IDemoPart, DemoAccounts>();
        services.AddSingleton<FirstAdministrator>();
        services.AddScoped<Places>();
        services.AddSingleton<People>();
        services.AddSingleton<Invitations>();
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = string.Empty; // the e-mail address, whatever it consists of
        options.SignIn.RequireConfirmedEmail = true;
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Stores.MaxLengthForKeys = 128;

        // length is what makes a password hard to guess (NIST SP 800-63B, section 5.1.1)
        options.Password.RequiredLength = PasswordLength;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = Tries;
    }

    private static void AddCookie(IServiceCollection services, string scheme, string name) =>
        services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<IHttpContextAccessor>((options, http) =>
        {
            options.Cookie = new HostCookie(http, name) { SameSite = SameSiteMode.Lax };
            options.Events.OnSigningIn = EndedSessions.NameAsync;
            options.Events.OnRedirectToLogin = AccessAnswers.SignInAsync;
            options.Events.OnRedirectToAccessDenied = AccessAnswers.RefuseAsync;
        });
}
