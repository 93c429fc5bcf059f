namespace LapeKnowledge.Umbraco;

/// <summary>Something outside the program is wrong and only its operator can mend it. The message is one line that says what and where.</summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException(string message) : base(message)
    {
    }

    public ConfigurationException(string message, Exception inner) : base(message, inner)
    {
    }
}
