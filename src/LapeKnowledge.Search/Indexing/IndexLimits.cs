namespace LapeKnowledge.Search.Indexing;

/// <summary>What a document may hold.</summary>
internal static class IndexLimits
{
    private const int KeyLength = 200;
    private const int ValueLength = 200;

    public static void Check(IndexChange change)
    {
        foreach (var document in change.Documents)
        {
            Checked(document);
        }
    }

    public static SearchDocument Checked(SearchDocument document)
    {
        if (document.Key.Length is 0 or > KeyLength)
        {
            throw new ArgumentException($"A document's key has 1 to {KeyLength} characters.");
        }
        if (document.Language.Length != 2)
        {
            throw new ArgumentException($"The language of the document {document.Key} is not two letters.");
        }
        foreach (var (column, values) in document.Columns)
        {
            if (values.Any(value => value.Length > ValueLength))
            {
                throw new ArgumentException($"A value of the column {column} in the document {document.Key} is longer than {ValueLength} characters.");
            }
        }
        return document;
    }
}
