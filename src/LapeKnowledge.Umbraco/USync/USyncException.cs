namespace LapeKnowledge.Umbraco.USync;

/// <summary>A uSync folder cannot be imported or exported. The message is one line: file, line number and reason.</summary>
public sealed class USyncException : Exception
{
    public USyncException(string message) : base(message)
    {
    }

    public USyncException(string message, Exception inner) : base(message, inner)
    {
    }
}
