using System.Text;

namespace LapeKnowledge.Web.Features.Storage;

/// <summary>A table as an answer to be saved; nobody keeps it on the way.</summary>
internal static class CsvFile
{
    public static IResult Of(string name, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(Csv.Line(row)).Append("\r\n");
        }

        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return new NotKept(Results.File([.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())], "text/csv; charset=utf-8", name));
    }

    private sealed class NotKept(IResult file) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.Headers["X-Robots-Tag"] = "noindex";
            return file.ExecuteAsync(httpContext);
        }
    }
}
