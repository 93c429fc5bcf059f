using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.SharePictures;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>The titles of discussions that everybody may read, for the pictures beside links to them. The forum of a document has the document's picture.</summary>
internal sealed class SharedDiscussions(ThreadReading reading, Texts texts) : ISharedPages
{
    /// <summary>The page of all discussions.</summary>
    public static readonly Guid Home = new("7f1f5f0c-3f43-4a0e-9a56-5d1c2b8e4a11");

    public async Task<(string Title, string? Kind)?> FindAsync(Guid key, string culture, CancellationToken cancellation)
    {
        if (key == Home)
        {
            return (texts.Get(culture, InterfaceTexts.Discussions), null);
        }

        if (key == ForumDirectory.Developers)
        {
            return (texts.Get(culture, InterfaceTexts.DiscussionDevelopers), texts.Get(culture, InterfaceTexts.Discussions));
        }

        return ThreadKeys.NumberOf(key) is { } number && await reading.FindAsync(number, null, cancellation) is { State: PostState.Visible } thread
            ? (thread.Title, texts.Get(culture, InterfaceTexts.Discussions))
            : null;
    }
}

/// <summary>Keys for threads where others have keys of documents: never one of theirs.</summary>
internal static class ThreadKeys
{
    public static Guid Of(int thread) => new(thread, 0x6c61, 0x7065, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <returns>Null when it is no thread's.</returns>
    public static int? NumberOf(Guid key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes);
        var number = BitConverter.ToInt32(bytes);
        return number > 0 && Of(number) == key ? number : null;
    }
}
