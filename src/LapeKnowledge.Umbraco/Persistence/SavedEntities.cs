using Umbraco.Cms.Core.Models.Entities;

namespace LapeKnowledge.Umbraco.Persistence;

internal static class SavedEntities
{
    /// <summary>
    /// Dates an entity whose dates are not stored. Those who listen tell a new one from a changed one
    /// by whether its two dates are the same.
    /// </summary>
    public static void StampSaved(this IEntity entity, int id, TimeProvider time)
    {
        var isNew = !entity.HasIdentity;
        entity.Id = id;
        entity.UpdateDate = time.GetUtcNow().UtcDateTime;
        if (isNew)
        {
            entity.CreateDate = entity.UpdateDate;
        }
    }
}
