using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>A member's own data: as a file, and erased.</summary>
internal static class OwnDataPages
{
    private const string View = "Accounts/data";

    public static async Task<FormPage?> ShowAsync(FormContext context) =>
        new(View, context.Text(InterfaceTexts.AccountDataTitle), await context.Get<AccountEvents>().OfAsync(context.Actor.Key, context.Cancellation));

    public static async Task<FormPage?> ShowEraseAsync(FormContext context)
    {
        var form = EraseForm(context, await context.OwnAccountAsync());
        return context.Notice is null ? form.Page() : form.Refused(context.Notice);
    }

    public static async Task<FormPage?> EraseAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        var member = await context.OwnAccountAsync();
        if (await OwnProof.ErrorAsync(context, member) is { } wrong)
        {
            return EraseForm(context, member, wrong).Page();
        }

        if (!await context.Get<OwnData>().EraseAsync(member.Id, context.Cancellation))
        {
            return EraseForm(context, member).Refused(context.Text(InterfaceTexts.AccountLastAdministrator));
        }

        await signIn.SignOutAsync();
        return FormPage.Redirect($"{AccountAddresses.SignIn.In(context.Culture)}?{AccountAddresses.DoneField}={SignInEndpoints.ErasedDone}");
    }

    public static async Task DownloadAsync(HttpContext http)
    {
        var member = (await http.RequestServices.GetRequiredService<CurrentMember>().FindAsync())!;
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"lapeknowledge.zip\"";
        http.Response.Headers.CacheControl = "no-store";
        http.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true; // the archive ends by writing its directory so
        await http.RequestServices.GetRequiredService<OwnData>().WriteAsync(member.Key, http.Response.Body, http.RequestAborted);
    }

    private static AccountForm EraseForm(FormContext context, Account member, string? error = null) =>
        new(context.Text(InterfaceTexts.AccountEraseTitle), context.Text(InterfaceTexts.AccountEraseButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountEraseIntro), context.Text(InterfaceTexts.AccountEraseMore)],
            Fields = [OwnProof.Field(context, member, error)],
            Links = [new OwnLink(AccountAddresses.Data.In(context.Culture), context.Text(InterfaceTexts.AccountDataTitle)), OwnEndpoints.BackLink(context)],
        };
}

/// <summary>What all features keep of a member.</summary>
internal sealed class OwnData(IEnumerable<IPersonalData> features, People people)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Writes a zip: for each feature a JSON file, and a folder with the files.</summary>
    public async Task WriteAsync(Guid member, Stream output, CancellationToken cancellation)
    {
        await using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var feature in features)
        {
            var part = await feature.ReadAsync(member, cancellation);
            if (part.Data is not null)
            {
                await using var entry = await archive.CreateEntry($"{feature.Part}.json").OpenAsync(cancellation);
                await JsonSerializer.SerializeAsync(entry, part.Data, part.Data.GetType(), Json, cancellation);
            }

            foreach (var (index, file) in part.Files.Index())
            {
                await using var entry = await archive.CreateEntry($"{feature.Part}/{index + 1}-{Path.GetFileName(file.Name)}").OpenAsync(cancellation);
                await using var content = await file.OpenAsync(cancellation);
                await content.CopyToAsync(entry, cancellation);
            }
        }
    }

    /// <summary>Erases what the features keep, and the account last: what fails before that can be tried again.</summary>
    /// <returns>False for the last administrator.</returns>
    public async Task<bool> EraseAsync(Guid member, CancellationToken cancellation)
    {
        if (await people.IsLastAdministratorAsync(member, cancellation))
        {
            return false;
        }

        foreach (var feature in features.OrderBy(f => f is AccountData))
        {
            await feature.EraseAsync(member, cancellation);
        }

        return true;
    }
}
