namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What a member may do on the whole site; each may do what those before it may.</summary>
internal enum SiteRole
{
    Member,
    Editor,
    Administrator,
}

/// <summary>What a member may do in one pilot.</summary>
internal enum PilotRole
{
    Member,
    Coordinator,
}

/// <summary>How often somebody is mailed of what he follows.</summary>
internal enum MailRhythm
{
    Never,
    AtOnce,
    Daily,
    Weekly,
}
