namespace LapeKnowledge.Umbraco.Administration;

internal static class Paging
{
    /// <summary>One page of an ordered query; page numbers start from 0.</summary>
    public static IQueryable<T> Page<T>(this IQueryable<T> ordered, long pageIndex, int pageSize)
    {
        var skip = pageIndex * pageSize;
        return skip > int.MaxValue ? ordered.Take(0) : ordered.Skip((int)skip).Take(pageSize);
    }
}
