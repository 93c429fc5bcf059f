using System.Text;
using LapeKnowledge.Web.Features.Uploads;

namespace LapeKnowledge.Web.Tests.Uploads;

/// <summary>A file is what its content is; what hides in it, is cut short or grows without end is not taken.</summary>
public sealed class UploadCheckTests
{
    private static readonly UploadLimits Limits = new() { ArchiveBytes = 5_000_000 };

    private static (CheckedFile? Found, UploadRefusal? Refusal) Check(string name, byte[] content) => UploadChecks.Check(new MemoryStream(content), name, Limits);

    private static void Refused(UploadRefusal refusal, string name, byte[] content)
    {
        var (found, reason) = Check(name, content);
        Assert.Null(found);
        Assert.Equal(refusal, reason);
    }

    [Fact]
    public void Every_kind_is_taken_as_what_it_is()
    {
        (string Name, byte[] Content, string Type)[] files =
        [
            ("kuva.png", SampleFiles.Png(), "image/png"), ("kuva.JPG", SampleFiles.Jpeg(), "image/jpeg"), ("kuva.webp", SampleFiles.WebP(), "image/webp"), ("kuva.gif", SampleFiles.Gif(), "image/gif"),
            ("muistio.pdf", SampleFiles.Pdf(), "application/pdf"), ("muistio.docx", SampleFiles.Docx(), UploadKinds.ByName("a.docx")!.MediaType), ("muistio.odt", SampleFiles.Odt(), "application/vnd.oasis.opendocument.text"),
            ("muistio.txt", "Hyvää päivää\r\n"u8.ToArray(), "text/plain"), ("taulu.csv", "a;b\r\n1;2"u8.ToArray(), "text/csv"), ("tekstitys.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHei"u8.ToArray(), "text/vtt"),
        ];
        foreach (var (name, content, type) in files)
        {
            var (found, refusal) = Check(name, content);
            Assert.True(found is not null, $"{name}: {refusal}");
            Assert.Equal(type, found.Kind.MediaType);
        }
    }

    [Fact]
    public void A_picture_that_is_named_as_another_kind_gets_its_own_ending() => Assert.Equal(".png", Check("kuva.jpg", SampleFiles.Png()).Found!.Kind.Extension);

    [Fact]
    public void A_text_in_an_old_encoding_is_kept_in_UTF_8() => Assert.Equal("päivä"u8.ToArray(), Check("a.txt", Encoding.Latin1.GetBytes("päivä")).Found!.Clean);

    [Fact]
    public void Pictures_lose_everything_but_the_picture()
    {
        (string Name, byte[] Content, int Width, int Height)[] pictures =
        [
            ("a.png", SampleFiles.Png(3, 2, true, ("tEXt", Encoding.ASCII.GetBytes("Comment\0" + SampleFiles.Secret)), ("eXIf", Encoding.ASCII.GetBytes(SampleFiles.Secret))), 3, 2),
            ("a.jpg", SampleFiles.Jpeg(), 8, 16), // it lies on its side
            ("a.webp", SampleFiles.WebP(), 16, 8),
            ("a.gif", SampleFiles.Gif(), 4, 3),
        ];
        foreach (var (name, content, width, height) in pictures)
        {
            Assert.Contains(SampleFiles.Secret, Encoding.ASCII.GetString(content));
            foreach (var polyglot in new[] { content, [.. content, .. "<script>alert(1)</script>"u8], [.. content, .. SampleFiles.Zip(("a.js", "x"u8.ToArray()))] })
            {
                var (found, refusal) = Check(name, polyglot);
                Assert.True(found is not null, $"{name}: {refusal}");
                Assert.Equal((width, height), (found.Width, found.Height));
                var kept = Encoding.Latin1.GetString(found.Clean!);
                Assert.DoesNotContain(SampleFiles.Secret, kept);
                Assert.DoesNotContain("script", kept);
                Assert.DoesNotContain("PK\x03\x04", kept);
                var again = Check(name, found.Clean!).Found!;
                Assert.Equal(found.Clean, again.Clean); // what was cleaned is clean
                Assert.Equal((width, height), (again.Width, again.Height));
            }
        }
    }

    [Fact]
    public void What_is_not_what_its_name_says_is_refused()
    {
        var html = "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray();
        Refused(UploadRefusal.NotWhatNameSays, "kuva.png", html);
        Refused(UploadRefusal.NotWhatNameSays, "muistio.txt", html);
        Refused(UploadRefusal.NotWhatNameSays, "kuva.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray());
        Refused(UploadRefusal.NotWhatNameSays, "muistio.txt", "  <svg onload='alert(1)'/>"u8.ToArray());
        Refused(UploadRefusal.NotWhatNameSays, "muistio.pdf", SampleFiles.Docx());
        Refused(UploadRefusal.NotWhatNameSays, "muistio.pdf", [.. SampleFiles.Pdf(), .. SampleFiles.Zip(("a", [1]))]);
        Refused(UploadRefusal.NotWhatNameSays, "muistio.pdf", SampleFiles.Pdf()[..20]);
        Refused(UploadRefusal.NotWhatNameSays, "muistio.docx", SampleFiles.Odt());
        Refused(UploadRefusal.NotWhatNameSays, "muistio.docx", SampleFiles.Pdf());
        Refused(UploadRefusal.NotWhatNameSays, "muistio.docx", [.. "%PDF-1.7"u8, .. SampleFiles.Docx()]);
        Refused(UploadRefusal.NotWhatNameSays, "muistio.docx", [.. SampleFiles.Docx(), .. html]);
        Refused(UploadRefusal.NotWhatNameSays, "tekstitys.vtt", "Hei"u8.ToArray());
        Refused(UploadRefusal.NotWhatNameSays, "taulu.csv", [1, 0, 2]);
    }

    [Theory]
    [InlineData("kuva.svg")]
    [InlineData("sivu.html")]
    [InlineData("ohjelma.exe")]
    [InlineData("paketti.zip")]
    [InlineData("kuva.png.js")]
    [InlineData("muistio.docm")]
    [InlineData("nimi")]
    [InlineData("")]
    public void Other_kinds_are_refused_by_their_name(string name) => Refused(UploadRefusal.KindNotAllowed, name, SampleFiles.Png());

    [Fact]
    public void Broken_pictures_are_refused()
    {
        Refused(UploadRefusal.BrokenPicture, "a.jpg", SampleFiles.Jpeg(isWhole: false));
        Refused(UploadRefusal.BrokenPicture, "a.png", SampleFiles.Png(isWhole: false));
        foreach (var (name, content) in new[] { ("a.png", SampleFiles.Png()), ("a.jpg", SampleFiles.Jpeg()), ("a.webp", SampleFiles.WebP()[..^24]), ("a.gif", SampleFiles.Gif()) })
        {
            for (var length = 16; length < content.Length; length++)
            {
                Refused(UploadRefusal.BrokenPicture, name, content[..length]);
            }
        }

        var changed = SampleFiles.Png();
        changed[^20] ^= 1;
        Refused(UploadRefusal.BrokenPicture, "a.png", changed);
    }

    [Fact]
    public void A_picture_of_900_million_pixels_is_refused_before_anything_unpacks_it()
    {
        var file = SampleFiles.Png();
        var wide = SampleFiles.Png(30_000, 1)[8..33]; // its head, with the right sum
        Refused(UploadRefusal.TooManyPixels, "a.png", SampleFiles.Png(30_000, 30_000, isWhole: false));
        Assert.Equal(33, 8 + wide.Length);
        Assert.NotNull(Check("a.png", file).Found);
    }

    [Fact]
    public void An_archive_that_grows_without_end_is_refused_whatever_it_says_of_its_size()
    {
        Refused(UploadRefusal.ArchiveExpandsTooMuch, "a.docx", SampleFiles.Docx(("word/media/x.bin", new byte[8_000_000])));
        Refused(UploadRefusal.ArchiveExpandsTooMuch, "a.docx", SampleFiles.Docx(("word/media/x.bin", new byte[2_000_000]))); // a thousandth of its size
        Refused(UploadRefusal.ArchiveExpandsTooMuch, "a.docx", SampleFiles.Docx([.. Enumerable.Range(0, 3_100).Select(i => ($"x/{i}.xml", new byte[1]))]));
    }

    [Fact]
    public void Programs_and_strange_paths_in_an_archive_are_refused()
    {
        Refused(UploadRefusal.HasProgram, "a.docx", SampleFiles.Docx(("word/vbaProject.bin", [1])));
        Refused(UploadRefusal.HasProgram, "a.docx", SampleFiles.Docx(("word/embeddings/run.exe", [1])));
        Refused(UploadRefusal.HasProgram, "a.pdf", SampleFiles.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"));
        Refused(UploadRefusal.BrokenArchive, "a.docx", SampleFiles.Docx(("../../etc/passwd", [1])));
        Refused(UploadRefusal.BrokenArchive, "a.docx", SampleFiles.Docx(("word/document.xml", [1])));
    }

    [Fact]
    public void Garbage_never_throws()
    {
        var random = new Random(5);
        byte[][] seeds = [SampleFiles.Png(), SampleFiles.Jpeg(), SampleFiles.WebP(), SampleFiles.Gif(), SampleFiles.Docx(), SampleFiles.Odt(), SampleFiles.Pdf()];
        string[] names = ["a.png", "a.docx", "a.odt", "a.pdf", "a.txt"];
        for (var round = 0; round < 5_000; round++)
        {
            var content = seeds[round % seeds.Length].ToArray();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                content[random.Next(content.Length)] = (byte)random.Next(256);
            }

            var (found, refusal) = Check(names[random.Next(names.Length)], content);
            Assert.True(found is null != refusal is null);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData("C:\\kuvat\\ryhmä 1.JPEG", "ryhmä 1.png")]
    [InlineData("kuva\r\nSet-Cookie: a=b.png", "kuva--Set-Cookie- a=b.png")]
    [InlineData("\u202Egnp.exe.png", "gnp.exe.png")]
    [InlineData("....png", "tiedosto.png")]
    [InlineData(".png", "png.png")]
    public void Names_are_names_and_no_paths(string sent, string kept) => Assert.Equal(kept, UploadNames.Clean(sent, ".png"));

    [Fact]
    public void Long_names_are_cut() => Assert.Equal(Upload.NameLength, UploadNames.Clean(new string('ä', 500) + ".png", ".png").Length);
}
