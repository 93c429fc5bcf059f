using System.Globalization;
using System.Xml;

namespace LapeKnowledge.Web.Features.Machines;

/// <summary>The parts of Atom feeds (RFC 4287) that every feed has.</summary>
internal static class AtomWriting
{
    public const string Namespace = "http://www.w3.org/2005/Atom";

    public static void WriteLink(this XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>A file that belongs to the entry.</summary>
    public static void WriteEnclosure(this XmlWriter xml, string address, string type, long bytes, string name)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", "enclosure");
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("length", bytes.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("title", name);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    public static void WriteAuthor(this XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, name);
        xml.WriteEndElement();
    }

    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
