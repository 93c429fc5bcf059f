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
        var said = shown.Posts.Zip(posts).Where(p => p.Second.State == PostState.Visible).Select(p => Said(p.First, p.Second, origin)).ToList();
        if (said.FirstOrDefault() is { } question)
        {
            foreach (var (name, value) in question.ToList())
            {
                about[name] = value?.DeepClone();
            }
        }

        about["headline"] = shown.Thread.Title;
        about["inLanguage"] = Cultures.Language(shown.Thread.Culture);
        about["dateModified"] = AtomWriting.Moment(shown.Thread.LastPostUtc);
        about["commentCount"] = Math.Max(0, shown.Thread.Posts - 1);
        about.With("comment", said.Skip(1).Select(JsonNode? (c) =>
        {
            c["@type"] = "Comment";
            return c;
        }));
        about["isPartOf"] = new JsonObject { ["@type"] = "CollectionPage", ["name"] = shown.Forum.Name, ["url"] = origin + shown.ForumAddress };
    });

    private static JsonObject Said(PostShown shown, Post post, string origin) => new()
    {
        ["url"] = origin + (post.Number == 1 ? shown.Address.Split('?')[0] : shown.Address),
        ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = shown.Who },
        ["datePublished"] = AtomWriting.Moment(post.CreatedUtc),
        ["text"] = PostText.Plain(post.Text),
    };
}
