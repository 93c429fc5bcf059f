using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Features.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What the script of the forms asks for while somebody writes: keeping the draft, taking files at once, names to mention. And the files themselves.</summary>
internal static class KeepEndpoints
{
    public const string RemoveField = "poista";

    /// <summary>More than a file may be, so that one that is too large is answered with what is wrong with it.</summary>
    private const int MostFileBytes = 45 * 1024 * 1024;

    private const int MostNames = 8;

    public static void MapKeeping(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(DiscussionAddresses.Draft, KeepAsync).WithMetadata(new RequestSizeLimitAttribute(FormEndpoints.MostBytes)).ForMembers();
        endpoints.MapRead(DiscussionAddresses.Draft, WhereAsync).ForMembers();
        foreach (var culture in Cultures.All)
        {
            endpoints.MapPost(DiscussionAddresses.Attach.In(culture), (HttpContext http, IAntiforgery antiforgery, CurrentMember current, AttachmentForms forms, DiscussionAttachments attachments, Texts texts) =>
                AttachAsync(http, antiforgery, current, forms, attachments, texts, culture))
                .WithMetadata(new RequestSizeLimitAttribute(MostFileBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostFileBytes })
                .RequireRateLimiting(FormLimits.Policy).ForMembers();
        }

        endpoints.MapRead(DiscussionAddresses.Attachment, FileAsync);
        endpoints.MapRead(DiscussionAddresses.Names, async (string? alku, MentionFinder finder, CurrentMember current, CancellationToken cancellation) =>
            Results.Json(await current.FindAsync() is { } reader ? await finder.SuggestAsync((alku ?? string.Empty).Trim(), MostNames, reader, cancellation) : [])).ForMembers();
    }

    private static async Task<IResult> KeepAsync(HttpContext http, IAntiforgery antiforgery, CurrentMember current, DiscussionDrafts drafts, DiscussionAttachments attachments)
    {
        var (form, problem) = await http.Request.ReadFormOrProblemAsync(http.RequestAborted);
        if (form is null)
        {
            return Results.StatusCode(problem!.Value.Status());
        }

        var place = form[WriteEndpoints.PlaceField].ToString();
        if (!await antiforgery.IsRequestValidAsync(http) || await current.FindAsync() is not { } member || !DiscussionDrafts.IsPlace(place))
        {
            return Results.BadRequest();
        }

        var text = form[WriteEndpoints.TextField].ToString().ReplaceLineEndings("\n");
        await drafts.SaveAsync(member.Key, place, form[WriteEndpoints.TitleField], text, http.RequestAborted);
        await attachments.DescribeAsync(member.Key, AttachmentForms.Alts(form).Where(a => a.Value.Length <= PostAttachment.AltLength).ToDictionary(), http.RequestAborted);
        return text.Length > Post.TextLength ? Results.StatusCode(StatusCodes.Status413PayloadTooLarge) : Results.NoContent(); // of a longer text only the beginning is kept: the browser is not to forget the rest
    }

    /// <summary>Whether a form whose answer never came became a post of the member's, and where that is.</summary>
    private static async Task<IResult> WhereAsync(Guid? lahetys, string? kieli, HttpContext http, CurrentMember current, ThreadReading reading)
    {
        if (lahetys is not { } sending || await current.FindAsync() is not { } member)
        {
            return Results.BadRequest();
        }

        http.Response.Headers.CacheControl = "no-store";
        var culture = kieli == Cultures.Language(Cultures.Swedish) ? Cultures.Swedish : Cultures.Finnish;
        var address = await reading.FindSentAsync(member.Key, sending, http.RequestAborted) is not { } posted ? null
            : await reading.FindAsync(posted.Thread, member, http.RequestAborted) is { } thread ? DiscussionAddresses.OfPost(culture, thread.Id, thread.Title, posted.Number)
            : DiscussionAddresses.Home.In(culture);
        return Results.Json(new { address });
    }

    /// <summary>Takes one file, or takes one back. What is wrong with it is said in the reader's language.</summary>
    private static async Task<IResult> AttachAsync(HttpContext http, IAntiforgery antiforgery, CurrentMember current, AttachmentForms forms, DiscussionAttachments attachments, Texts texts, string culture)
    {
        var (form, problem) = await http.Request.ReadFormOrProblemAsync(http.RequestAborted);
        if (form is null)
        {
            return Wrong(problem == FormProblem.TooLarge ? UploadRefusal.TooLarge.Say(texts, culture, forms.Limits) : texts.Get(culture, Models.InterfaceTexts.FormBroken), problem!.Value.Status());
        }

        if (!await antiforgery.IsRequestValidAsync(http) || await current.FindAsync() is not { } member)
        {
            return Wrong(texts.Get(culture, Models.InterfaceTexts.FormExpired), StatusCodes.Status400BadRequest);
        }

        if (Guid.TryParseExact(form[RemoveField], "N", out var removed))
        {
            await attachments.RemoveAsync(member.Key, removed, http.RequestAborted);
            return Results.NoContent();
        }

        var place = form[WriteEndpoints.PlaceField].ToString();
        if (!DiscussionDrafts.IsPlace(place) || form.Files.GetFile(AttachmentForms.FileField) is not { } file)
        {
            return Wrong(texts.Get(culture, Models.InterfaceTexts.FormBroken), StatusCodes.Status400BadRequest);
        }

        if ((await attachments.WaitingAsync(member.Key, place, http.RequestAborted)).Count >= PostAttachment.MostOfPost)
        {
            return Wrong(forms.TooMany(culture, [AttachmentForms.NameOf(file)]), StatusCodes.Status422UnprocessableEntity);
        }

        var (kept, error) = await forms.AddAsync(file, member.Key, place, culture, http.RequestAborted);
        return kept is null ? Wrong(error!, StatusCodes.Status422UnprocessableEntity) : Results.Json(AttachmentShown.Of(kept, culture));
    }

    private static IResult Wrong(string error, int status) => Results.Json(new { error }, statusCode: status);

    /// <summary>To who may read the post; for everybody else there is no such file.</summary>
    private static async Task FileAsync(Guid id, HttpContext http, CurrentMember current, ThreadReading reading, UploadStore uploads)
    {
        if (await reading.FindAttachmentAsync(id, await current.FindAsync(), http.RequestAborted) is var (attachment, isPublic) && await uploads.FindAsync(attachment.Upload!.Value, http.RequestAborted) is { } upload)
        {
            await UploadAnswers.WriteAsync(http, uploads, upload, isPublic);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
