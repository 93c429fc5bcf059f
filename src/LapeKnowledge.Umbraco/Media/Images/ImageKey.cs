using System.Security.Cryptography;
using LapeKnowledge.Umbraco.Persistence;

namespace LapeKnowledge.Umbraco.Media.Images;

/// <summary>The key of the signatures where the configuration has none: made once, and kept with the other keys of the site.</summary>
internal static class ImageKey
{
    private const int Length = 64;

    public static byte[] ReadOrMake(DataFolder folder)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "keys")).FullName, "images.key");
        if (Read(file) is { } key)
        {
            return key;
        }
        var own = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllBytes(own, RandomNumberGenerator.GetBytes(Length));
        try
        {
            // whoever comes first decides, and a key cut short by a crash is nobody's
            File.Move(own, file, overwrite: File.Exists(file) && Read(file) is null);
        }
        catch (IOException) when (Read(file) is not null)
        {
            File.Delete(own);
        }
        return Read(file)!;
    }

    private static byte[]? Read(string file) => File.Exists(file) && File.ReadAllBytes(file) is { Length: Length } key ? key : null;
}
