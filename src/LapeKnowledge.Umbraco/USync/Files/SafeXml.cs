using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LapeKnowledge.Umbraco.USync.Files;

/// <summary>Reads XML that a stranger may have written: no DTD, no entity, bounded in size and depth. Writes it as uSync does.</summary>
internal static class SafeXml
{
    public const int MaxBytes = 64 * 1024 * 1024;
    public const int MaxDepth = 64;

    private static readonly XmlReaderSettings ReaderSettings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        MaxCharactersInDocument = MaxBytes,
    };

    private static readonly XmlWriterSettings WriterSettings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
    };

    /// <exception cref="USyncException">The bytes are not well-formed XML, contain a document type, or are too large or too deep.</exception>
    public static XElement Parse(byte[] bytes, string path)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new USyncException($"{path}(1): the file is larger than {MaxBytes / (1024 * 1024)} MB.");
        }
        try
        {
            CheckDepth(bytes, path);
            using var reader = XmlReader.Create(new MemoryStream(bytes), ReaderSettings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            throw new USyncException($"{path}({Math.Max(1, e.LineNumber)}): the XML cannot be read: {e.Message}", e);
        }
    }

    /// <exception cref="USyncException">A value holds a character that XML cannot hold.</exception>
    public static byte[] Write(XElement root, string path)
    {
        using var stream = new MemoryStream();
        try
        {
            using (var writer = XmlWriter.Create(stream, WriterSettings))
            {
                new XDocument(root).Save(writer);
            }
        }
        catch (ArgumentException e)
        {
            throw new USyncException($"{path}: {root.Name.LocalName} '{root.Attribute("Alias")?.Value}' cannot be written as XML: {e.Message}", e);
        }
        return stream.ToArray();
    }

    private static void CheckDepth(byte[] bytes, string path)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), ReaderSettings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new USyncException($"{path}({((IXmlLineInfo)reader).LineNumber}): elements are nested deeper than {MaxDepth}.");
            }
        }
    }
}
