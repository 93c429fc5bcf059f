using System.Globalization;
using LapeKnowledge.Umbraco;
using LapeKnowledge.Umbraco.USync;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Adoptions;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Features.Feedback;
using LapeKnowledge.Web.Features.Following;
using LapeKnowledge.Web.Features.Leaflets;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Features.ReviewDates;
using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Features.Search.Api;
using LapeKnowledge.Web.Features.Search.Insight;
using LapeKnowledge.Web.Features.Search.Pages;
using LapeKnowledge.Web.Features.Security;
using LapeKnowledge.Web.Features.Seminars;
using LapeKnowledge.Web.Features.SharePictures;
using LapeKnowledge.Web.Features.Styles;
using LapeKnowledge.Web.Features.TrainingMaterials;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.UseDefaultAddress();
    builder.AddUmbracoHost(typeof(Program).Assembly);

    var app = builder.Build();
    if (args is ["usync", .. var command])
    {
        await app.PrepareUmbracoAsync();
        return await USyncCommand.RunAsync(app.Services, command, Console.Out);
    }
    if (StaffCommands.Has(args))
    {
        await app.PrepareUmbracoAsync();
        return await StaffCommands.RunAsync(app.Services, args, Console.Out);
    }
    if (Demonstration.IsRefused(app.Configuration, app.Environment))
    {
        await Console.Error.WriteLineAsync($"LapeKnowledge: {Demonstration.Refusal}");
        return 2;
    }
    await app.StartUmbracoAsync();
    await app.SeedDemoAsync();
    if (await app.MakeFirstAdministratorAsync() is { } wrong)
    {
        await Console.Error.WriteLineAsync($"LapeKnowledge: {wrong}");
        return 1;
    }

    app.UseSecurityHeaders();
    app.UseHttpsForGood();
    app.UseErrorPage();
    app.UseRefusalPage();
    app.UseAssetFiles();
    app.UseRouting(); // after the files: the pages of Umbraco take every address that is left
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseSiteAddress();
    app.UseHeldMedia();
    app.MapHealth();
    app.UseOutputCache();
    app.UseResponseCompression(); // within the cache, which keeps the compressed page
    app.UseRateLimiter();
    app.MapAccounts();
    app.MapAdoptions();
    app.MapEditing();
    app.MapFollowing();
    app.MapCurating();
    app.MapReviews();
    app.MapReviewDates();
    app.MapLeaflets();
    app.MapProgress();
    app.MapContributions();
    app.MapDiscussions();
    app.MapFeedback();
    app.MapRegistrations();
    app.MapSharePictures();
    app.MapStyles();
    app.MapSearchPages();
    app.MapSearchApi();
    app.MapSearchInsight();
    app.MapVideos();
    app.MapMachines().CachePages();
    app.MapCalendars().CachePages();
    app.MapUmbracoPages().CachePages();

    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.Describe(failure) is { } reason)
{
    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"LapeKnowledge: {reason}"));
    return 1;
}
