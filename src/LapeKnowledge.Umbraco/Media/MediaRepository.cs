using System.Text.RegularExpressions;
using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Media;

internal sealed partial class MediaRepository(ScopedDatabase database, SchemaStore schema, MediaMapper mapper, MediaWriter writer, ContentRowCache rows)
    : ContentRepositoryBase<IMedia>(database, schema, rows), IMediaRepository
{
    public override int RecycleBinId => Constants.System.RecycleBinMedia;

    protected override Guid ObjectType => Constants.ObjectTypes.Media;

    public override void Save(IMedia entity)
    {
        try
        {
            if (entity.HasIdentity)
            {
                writer.Update(entity);
            }
            else
            {
                writer.Insert(entity);
            }
        }
        finally
        {
            Database.Read.ChangeTracker.Clear(); // a refused save must not be seen by the next one of the scope
        }
    }

    /// <summary>The address may be that of a resized image: <c>koala_403x328.jpg</c> is found as <c>koala.jpg</c>.</summary>
    public IMedia? GetMediaByPath(string mediaPath)
    {
        var path = Resized().Replace(mediaPath, string.Empty);
        return Load(Nodes.Where(n => n.MediaPath == path).Take(1)).FirstOrDefault();
    }

    protected override IMedia Map(ContentRows rows, string[]? aliases) => mapper.Map(rows, aliases);

    [GeneratedRegex(@"_[0-9]+x[0-9]+(?=\.[^./]*$)")]
    private static partial Regex Resized();
}
