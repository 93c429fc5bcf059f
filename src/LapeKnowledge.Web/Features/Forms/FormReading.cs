namespace LapeKnowledge.Web.Features.Forms;

internal enum FormProblem
{
    /// <summary>What was sent is no form.</summary>
    NotForm,
    TooLarge,

    /// <summary>One field has more than any field may have.</summary>
    FieldTooLong,
    Broken,
}

internal static class FormReading
{
    /// <returns>The form, or what is wrong with it.</returns>
    public static async Task<(IFormCollection? Form, FormProblem? Problem)> ReadFormOrProblemAsync(this HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            return (null, FormProblem.NotForm);
        }

        try
        {
            return (await request.ReadFormAsync(cancellation), null);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? FormProblem.TooLarge : FormProblem.Broken);
        }
        catch (NotSupportedException)
        {
            return (null, FormProblem.NotForm); // a character set that nobody reads any more, such as utf-7
        }
        catch (InvalidDataException e)
        {
            return (null, e.Message.Contains("value length limit", StringComparison.Ordinal) ? FormProblem.FieldTooLong : FormProblem.Broken); // also what has more fields than forms have
        }
    }

    public static int Status(this FormProblem problem) => problem switch
    {
        FormProblem.NotForm => StatusCodes.Status415UnsupportedMediaType,
        FormProblem.TooLarge or FormProblem.FieldTooLong => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };
}
