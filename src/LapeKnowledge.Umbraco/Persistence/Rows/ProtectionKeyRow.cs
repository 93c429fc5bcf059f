namespace LapeKnowledge.Umbraco.Persistence.Rows;

/// <summary>A key that cookies and the tokens of forms and mails are protected with.</summary>
internal sealed class ProtectionKeyRow
{
    public int Id { get; set; }
    public required string FriendlyName { get; set; }
    public required string Xml { get; set; }
}
