using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Frame;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Machines;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A thread in the terms of schema.org: a DiscussionForumPosting with its answers as comments, as far as the page shows them to everybody.</summary>
internal static class ThreadSubject
{
    public static PageSubject Of(ThreadShown shown, IReadOnlyList<Post> posts) => new("DiscussionForumPosting", shown.Thread.Title, shown.Thread.LastPostUtc, (about, origin) =>
    {
        var said = shown.Posts.Zip(posts).Where(p => p.Second.State == PostState.Visible).ToList();
        foreach (var (post, row) in said.Take(1))
        {
            Tell(about, post, row, origin);
        }

        about["headline"] = shown.Thread.Title;
        about["inLanguage"] = Cultures.Language(shown.Thread.Culture);
        about["dateModified"] = AtomWriting.Moment(shown.Thread.LastPostUtc);
        about["commentCount"] = Math.Max(0, shown.Thread.Posts - 1);
        about.With("comment", said.Skip(1).Select(JsonNode? (p) => Tell(new JsonObject { ["@type"] = "Comment" }, p.First, p.Second, origin)));
        about["isPartOf"] = new JsonObject { ["@type"] = "CollectionPage", ["name"] = shown.Forum.Name, ["url"] = origin + shown.ForumAddress };
    });

    private static JsonObject Tell(JsonObject said, PostShown shown, Post post, string origin)
    {
        said["url"] = origin + (post.Number == 1 ? shown.Address.Split('?')[0] : shown.Address);
        said["author"] = new JsonObject { ["@type"] = "Person", ["name"] = shown.Who };
        said["datePublished"] = AtomWriting.Moment(post.CreatedUtc);
        said["text"] = PostText.Plain(post.Text);
        return said;
    }
}
