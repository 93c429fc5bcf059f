using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Pilots;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Reading through before sending: all of the text, what the guard has found in it, and the way to send it.</summary>
internal sealed class ReadHandlers(ContributionAccess access, StepPages pages, Sendings sendings, IPublishedContentCache documents)
{
    public const string Send = "laheta";
    public const string Answer = "vastaa-";
    public const string Reopen = "peru-";
    public const string VersionField = "versio";

    public static string ReasonField(string finding) => $"syy-{finding}";

    public Task<FormPage?> ShowAsync(FormContext context) => access.OpenForWritingAsync(context, async (contribution, content) =>
        Show(context, await ReadPages.OfAsync(context, contribution, content) with { Notice = context.Notice, Saved = StepPages.SavedOf(context) }));

    public Task<FormPage?> DoAsync(FormContext context) => access.OpenAsync(context, (contribution, content) => DoAsync(context, contribution, content));

    private async Task<FormPage?> DoAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        var (address, action) = (ContributionAddresses.PageAt(context.Culture, contribution.Id, DraftFields.Read), context[DraftForm.ActionField]);
        if (action == Send)
        {
            return await SendAsync(context, contribution, content);
        }

        var page = await ReadPages.OfAsync(context, contribution, content);
        if (page.Findings.FirstOrDefault(f => action == Answer + f.Finding.Id) is { } answered)
        {
            var reason = DraftText.Normalize(context[ReasonField(answered.Finding.Id)]);
            if (reason.Length is 0 or > Sendings.ReasonLength)
            {
                var error = reason.Length == 0 ? context.Text(InterfaceTexts.ContributionReasonMissing) : context.Text(InterfaceTexts.ContributionTooLong, Sendings.ReasonLength, reason.Length);
                return Show(context, page with { Errors = new Dictionary<string, string> { [ReasonField(answered.Finding.Id)] = error } }, StatusCodes.Status422UnprocessableEntity);
            }

            await sendings.AnswerAsync(contribution.Id, answered.Finding, reason, context.Actor.Key, context.Cancellation);
        }
        else if (page.Findings.FirstOrDefault(f => action == Reopen + f.Finding.Id) is { } reopened)
        {
            await sendings.ReopenAsync(contribution.Id, reopened.Finding.Id, context.Cancellation);
        }

        return FormPage.Redirect(address + "#loydot");
    }

    /// <summary>What readers would see, made by the very code that makes the published page.</summary>
    public Task<FormPage?> PreviewAsync(FormContext context) => access.OpenAsync(context, async (contribution, content) =>
    {
        if (context.Culture != contribution.Culture)
        {
            return FormPage.Redirect(ContributionAddresses.PreviewAt(contribution.Culture, contribution.Id)); // the page of the other language shows the other text
        }

        if (documents.GetById(preview: true, contribution.DocumentKey) is not ProcessDescription document)
        {
            return StepHandlers.Gone(context);
        }

        var page = context.Get<ProcessDescriptionPages>().Build(document);
        var shown = new PreviewPage(contribution.Id, contribution.Culture, page, await pages.FilesAsync(contribution, contribution.FileList(), context.Cancellation));
        return new FormPage("Contributions/preview", context.Text(InterfaceTexts.ContributionPreviewTitle, content.Name), shown);
    });

    private async Task<FormPage?> SendAsync(FormContext context, Contribution contribution, DraftContent content)
    {
        if (contribution.State == ContributionState.Sent)
        {
            return FormPage.Redirect(ContributionAddresses.StateAt(context.Culture, contribution.Id)); // the button was pressed twice
        }

        var page = await ReadPages.OfAsync(context, contribution, content);
        if (!contribution.IsOpen || !page.MaySend)
        {
            return Show(context, page with { Notice = context.Text(InterfaceTexts.ContributionNotReady) }, StatusCodes.Status422UnprocessableEntity);
        }

        return await sendings.SendAsync(contribution, content, context[VersionField], context.Cancellation)
            ? FormPage.Redirect(ContributionAddresses.StateAt(context.Culture, contribution.Id))
            : await access.OpenForWritingAsync(context, async (now, text) =>
                Show(context, await ReadPages.OfAsync(context, now, text) with { Notice = context.Text(InterfaceTexts.ContributionChangedMeanwhile) }, StatusCodes.Status409Conflict));
    }

    private static FormPage Show(FormContext context, ReadPage page, int status = StatusCodes.Status200OK) =>
        new("Contributions/read", StepPages.Heading(context, DraftFields.Read), page, Status: status);
}
