using System.Globalization;
using System.Text;
using System.Xml;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>New posts as they come: server-sent events for an open page, and Atom feeds.</summary>
internal static class StreamEndpoints
{
    private const string Atom = "application/atom+xml; charset=utf-8";
    private const int FeedLength = 50;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(25);

    public static void MapStreams(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DiscussionAddresses.Stream, StreamAsync);
        foreach (var culture in Cultures.All)
        {
            endpoints.MapRead(DiscussionAddresses.ThreadFeed.In(culture), (int thread, HttpContext http, FormPages pages, CurrentMember current) => ThreadFeedAsync(thread, http, pages, current, culture));
            endpoints.MapRead(DiscussionAddresses.ForumFeed.In(culture), (Guid forum, HttpContext http, FormPages pages, CurrentMember current) => ForumFeedAsync(forum, http, pages, current, culture));
        }
    }

    /// <summary>Says how many posts have come since the page was made. The database is asked when one has come, and at each beat whether the reader may still read.</summary>
    private static async Task StreamAsync(int thread, int? viimeinen, HttpContext http, CurrentMember current, ActingMembers members, ThreadReading reading, DiscussionSignals signals, IOptionsMonitor<DiscussionOptions> options, TimeProvider time)
    {
        var reader = await current.FindAsync();
        if (await reading.FindAsync(thread, reader, http.RequestAborted) is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (signals.Open >= options.CurrentValue.MostStreams)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var (last, stopping) = (Math.Max(0, viimeinen ?? 0), http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var bell = signals.Listen(thread);
        try
        {
            await WriteAsync(http, "retry: 5000\n\n", ended.Token);
            for (var told = 0; ;)
            {
                var count = await reading.CountAfterAsync(thread, last, ended.Token);
                if (count > 0 && count != told)
                {
                    told = count;
                    await WriteAsync(http, FormattableString.Invariant($"data: {count}\n\n"), ended.Token);
                }

                for (var rings = false; !rings;)
                {
                    rings = await RingsAsync(bell, time, ended.Token);
                    if (await reading.FindAsync(thread, await members.FindAsync(reader?.Key, ended.Token), ended.Token) is null)
                    {
                        return; // it was closed to the reader meanwhile, or taken away
                    }

                    if (!rings)
                    {
                        await WriteAsync(http, ":\n\n", ended.Token); // so that nobody between us takes the line for dead
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the reader has left, or the site ends
        }
        finally
        {
            signals.Close(thread, bell);
        }
    }

    private static async Task<bool> RingsAsync(System.Threading.Channels.Channel<bool> bell, TimeProvider time, CancellationToken cancellation)
    {
        var ring = bell.Reader.WaitToReadAsync(cancellation).AsTask();
        if (await Task.WhenAny(ring, Task.Delay(Beat, time, cancellation)) != ring)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }

        await ring;
        bell.Reader.TryRead(out _);
        return true;
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken cancellation)
    {
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await http.Response.Body.FlushAsync(cancellation);
    }

    private static async Task<IResult> ThreadFeedAsync(int thread, HttpContext http, FormPages pages, CurrentMember current, string culture)
    {
        using var context = pages.Enter(culture);
        var (services, member) = (http.RequestServices, await current.FindAsync());
        var reading = services.GetRequiredService<ThreadReading>();
        var row = await reading.FindAsync(thread, member, http.RequestAborted);
        if (row is { MergedInto: not null } merged && await reading.WhereIsAsync(merged, member, http.RequestAborted) is { } there)
        {
            return Results.Redirect(DiscussionAddresses.ThreadFeed.To(culture, there.Id));
        }

        if (row is not { State: PostState.Visible })
        {
            return Results.NotFound();
        }

        var posts = await reading.NewestAsync(thread, FeedLength, http.RequestAborted);
        var people = await services.GetRequiredService<MemberNames>().OfAsync(posts.Select(p => p.AuthorKey), http.RequestAborted);
        var models = services.GetRequiredService<DiscussionModels>();
        var files = row.Visibility == ForumVisibility.Everyone ? (await reading.AttachmentsAsync([.. posts.Select(p => p.Id)], http.RequestAborted)).Where(f => f is { RemovedIn: null, Upload: not null }).ToList() : [];
        var id = DiscussionAddresses.Thread.To(culture, row.Id);
        return Feed(http, culture, row.Title, id, DiscussionAddresses.OfThread(culture, row.Id, row.Title), posts.Select(p => new FeedEntry(
            FormattableString.Invariant($"{row.Title} #{p.Number}"), DiscussionAddresses.OfPost(id, p.Number), DiscussionAddresses.OfPost(culture, row.Id, row.Title, p.Number), models.Name(people.GetValueOrDefault(p.AuthorKey), culture), p.CreatedUtc, p.EditedUtc ?? p.CreatedUtc,
            PostText.Html(p.Text, []).ToString() ?? string.Empty)
        {
            Files = [.. files.Where(f => f.PostId == p.Id)],
        }));
    }

    private static async Task<IResult> ForumFeedAsync(Guid forum, HttpContext http, FormPages pages, CurrentMember current, string culture)
    {
        using var context = pages.Enter(culture);
        var (services, member) = (http.RequestServices, await current.FindAsync());
        var (lists, models) = (services.GetRequiredService<ThreadLists>(), services.GetRequiredService<DiscussionModels>());
        if (models.Forums.Find(forum, culture) is not { } info || !member.MayRead(forum, (await lists.ForumAsync(forum, http.RequestAborted)).Visibility))
        {
            return Results.NotFound();
        }

        var threads = await lists.NewestAsync(member, [forum], null, FeedLength, http.RequestAborted);
        var people = await services.GetRequiredService<MemberNames>().OfAsync(threads.Threads.Select(p => p.LastAuthor), http.RequestAborted);
        return Feed(http, culture, services.GetRequiredService<Texts>().Format(culture, InterfaceTexts.DiscussionOf, info.Name), DiscussionAddresses.Forum.To(culture, forum), DiscussionAddresses.OfForum(culture, forum, info.Name), threads.Threads.Select(t => new FeedEntry(
            t.Title, DiscussionAddresses.Thread.To(culture, t.Id), DiscussionAddresses.OfThread(culture, t.Id, t.Title), models.Name(people.GetValueOrDefault(t.LastAuthor), culture), t.LastPostUtc, t.LastPostUtc, models.Answers(culture, t.Posts))));
    }

    /// <param name="id">The address without the title, which may change: what a reader of feeds knows it by.</param>
    private static IResult Feed(HttpContext http, string culture, string title, string id, string address, IEnumerable<FeedEntry> entries)
    {
        var (origin, all, text) = (MachineEndpoints.Origin(http), entries.ToList(), new StringBuilder());
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", AtomWriting.Namespace);
            xml.WriteAttributeString("xml", "lang", null, Cultures.Language(culture));
            xml.WriteElementString("id", AtomWriting.Namespace, origin + id);
            xml.WriteElementString("title", AtomWriting.Namespace, Clean(title));
            xml.WriteElementString("updated", AtomWriting.Namespace, AtomWriting.Moment(all.Select(e => e.UpdatedUtc).DefaultIfEmpty(DateTime.UnixEpoch).Max()));
            xml.WriteAuthor("LapeKnowledge");
            xml.WriteLink("self", origin + http.Request.Path, "application/atom+xml");
            xml.WriteLink("alternate", origin + address, "text/html");
            foreach (var entry in all)
            {
                xml.WriteStartElement("entry", AtomWriting.Namespace);
                xml.WriteElementString("id", AtomWriting.Namespace, origin + entry.Id);
                xml.WriteElementString("title", AtomWriting.Namespace, Clean(entry.Title));
                xml.WriteElementString("published", AtomWriting.Namespace, AtomWriting.Moment(entry.CreatedUtc));
                xml.WriteElementString("updated", AtomWriting.Namespace, AtomWriting.Moment(entry.UpdatedUtc));
                xml.WriteAuthor(Clean(entry.Who));
                xml.WriteLink("alternate", origin + entry.Address, "text/html");
                foreach (var file in entry.Files)
                {
                    xml.WriteEnclosure(origin + DiscussionAddresses.OfAttachment(file.Id), file.MediaType, file.Bytes, Clean(file.Name));
                }

                xml.WriteStartElement("content", AtomWriting.Namespace);
                xml.WriteAttributeString("type", "html");
                xml.WriteString(Clean(entry.Html));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>{text}", Atom);
    }

    /// <summary>Without the characters that no XML may have.</summary>
    private static string Clean(string text) => new([.. text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);

    private sealed record FeedEntry(string Title, string Id, string Address, string Who, DateTime CreatedUtc, DateTime UpdatedUtc, string Html)
    {
        public IReadOnlyList<PostAttachment> Files { get; init; } = [];
    }
}
