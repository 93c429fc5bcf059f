using System.Security.Cryptography;
using System.Xml.Linq;

namespace LapeKnowledge.Umbraco.USync.Files;

/// <summary>The files of one uSync folder.</summary>
internal sealed class USyncFileStore(string folder)
{
    private const string Extension = ".config";
    private const string FormatFile = "usync.config";

    public string Folder { get; } = folder;

    /// <summary>The files in the folders of the kinds, by path, with a hash that line endings and a byte order mark do not change.</summary>
    public IReadOnlyDictionary<string, (USyncKind Kind, string Hash, byte[] Bytes)> ReadBytes()
    {
        var files = new Dictionary<string, (USyncKind, string, byte[])>(StringComparer.Ordinal);
        if (!Directory.Exists(Folder))
        {
            return files;
        }
        foreach (var directory in Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal))
        {
            if (USyncKind.ForFolder(Path.GetFileName(directory)) is not { } kind)
            {
                continue;
            }
            foreach (var path in Directory.EnumerateFiles(directory, "*" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var bytes = ReadBounded(path);
                files.Add(Relative(path), (kind, Hash(bytes), bytes));
            }
        }
        return files;
    }

    /// <exception cref="USyncException">A file cannot be read, or two contradict each other.</exception>
    public USyncFileSet Read() => Parse(ReadBytes());

    public USyncFileSet Parse(IReadOnlyDictionary<string, (USyncKind Kind, string Hash, byte[] Bytes)> files)
        => new(Folder, files.Select(f => USyncFile.Parse(f.Value.Kind, f.Key, f.Value.Hash, f.Value.Bytes)));

    /// <summary>Writes a file unless it says the same already, and returns its hash.</summary>
    public string Write(string path, XElement root)
    {
        var bytes = SafeXml.Write(root, path);
        var target = Absolute(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (!File.Exists(target) || !File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes))
        {
            WriteWhole(target, bytes);
        }
        return Hash(bytes);
    }

    public void Delete(string path) => File.Delete(Absolute(path));

    public void WriteFormat()
    {
        if (!File.Exists(Absolute(FormatFile)))
        {
            Write(FormatFile, new XElement("uSync", new XAttribute("version", "17.0.1.0"), new XAttribute("format", "10.7.0")));
        }
    }

    public static string PathOf(USyncKind kind, string name) => $"{kind.Folder}/{name}{Extension}";

    private static byte[] ReadBounded(string path)
    {
        if (new FileInfo(path).Length > SafeXml.MaxBytes)
        {
            throw new USyncException($"{path}(1): the file is larger than {SafeXml.MaxBytes / (1024 * 1024)} MB.");
        }
        return File.ReadAllBytes(path);
    }

    private static string Hash(byte[] bytes)
    {
        var text = bytes.AsSpan();
        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }
        var unix = text.Contains((byte)'\r') ? text.ToArray().Where(b => b != (byte)'\r').ToArray() : text;
        return Convert.ToHexStringLower(SHA256.HashData(unix)[..16]);
    }

    private static void WriteWhole(string target, byte[] bytes)
    {
        var draft = target + ".tmp"; // a half written file would stop the next start
        File.WriteAllBytes(draft, bytes);
        File.Move(draft, target, overwrite: true);
    }

    private string Relative(string path) => Path.GetRelativePath(Folder, path).Replace('\\', '/');

    private string Absolute(string path) => Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));
}
