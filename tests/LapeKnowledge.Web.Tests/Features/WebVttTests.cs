using LapeKnowledge.Web.Features.Seminars;

namespace LapeKnowledge.Web.Tests.Features;

public sealed class WebVttTests
{
    [Fact]
    public void Cues_are_read_with_their_times_and_speakers()
    {
        var cues = WebVtt.Read("WEBVTT\n\n1\n00:01.500 --> 00:04.000\n<v Esimerkkipuhuja>Hyvää huomenta.\n\n01:02:03.000 --> 01:02:04.250 line:0 align:start\nEi nimeä\nkahdella rivillä\n")!;

        Assert.Equal([(1.5, 4d), (3723d, 3724.25)], cues.Select(c => (c.Start, c.End)));
        Assert.Equal([new Speech("Esimerkkipuhuja", "Hyvää huomenta.")], cues[0].Speeches);
        Assert.Equal([new Speech(null, "Ei nimeä kahdella rivillä")], cues[1].Speeches);
    }

    [Theory]
    [InlineData("\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nTeksti")]
    [InlineData("WEBVTT Otsikko\r\nKind: captions\r\n\r\n00:01.000 --> 00:02.000\r\nTeksti\r\n")]
    [InlineData("WEBVTT\r\r00:01.000 --> 00:02.000\rTeksti\r")]
    [InlineData("WEBVTT\n\nNOTE Huomautus\nmonella rivillä\n\nSTYLE\n::cue { background: url(https://elsewhere.example/) }\n\nREGION\nid:a\n\n00:01.000 --> 00:02.000 region:a\nTeksti")]
    [InlineData("WEBVTT\n00:01.000 --> 00:02.000\nTeksti")]
    [InlineData("WEBVTT\n\n\n\n   00:01.000\t-->00:02.000\nTeksti\n\n\n")]
    [InlineData("WEBVTT\n\n00:0x.000 --> 00:02.000\nHuono aika\n\n00:01.000 --> 00:02.000\nTeksti")]
    [InlineData("WEBVTT\n\n00:61.000 --> 00:62.000\nHuono aika\n\n1:2:3.000 --> 9\nHuono aika\n\n-->\n\n00:01.000 --> 00:02.000\nTeksti")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\nTeksti\n00:03.000 --> 00:04.000\n   \n")]
    public void What_is_no_cue_is_left_out(string file)
    {
        var cue = Assert.Single(WebVtt.Read(file)!);

        Assert.Equal((1d, 2d), (cue.Start, cue.End));
        Assert.Equal([new Speech(null, "Teksti")], cue.Speeches);
    }

    [Theory]
    [InlineData("")]
    [InlineData("WEBVTTX\n\n00:01.000 --> 00:02.000\nTeksti")]
    [InlineData(" WEBVTT\n\n00:01.000 --> 00:02.000\nTeksti")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nSubRip")]
    public void What_is_not_webvtt_is_told_from_it(string file) => Assert.Null(WebVtt.Read(file));

    [Theory]
    [InlineData("<script>alert(1)</script>", "alert(1)")]
    [InlineData("<b onclick=alert(1)>Lihava</b>", "Lihava")]
    [InlineData("<c.punainen>Väri</c> <00:01.500>ja aika", "Väri ja aika")]
    [InlineData("Tag <img src=x onerror=alert(1)", "Tag")]
    [InlineData("&lt;b&gt; &amp; &auml;", "<b> & ä")]
    [InlineData("5 > 3", "5 > 3")]
    public void Markup_becomes_text_or_nothing(string markup, string text) => Assert.Equal([new Speech(null, text)], CueText.Read(markup));

    [Fact]
    public void Each_voice_of_a_cue_speaks_for_itself() => Assert.Equal(
        [new Speech(null, "Alku."), new Speech("Opettaja & lapsi", "Yksi."), new Speech("Rehtori", "Kaksi."), new Speech(null, "Loppu.")],
        CueText.Read("Alku. <v.kova Opettaja &amp; lapsi>Yksi.</v><v Rehtori><i>Kaksi.</i></v>Loppu."));

    [Fact]
    public void A_file_of_arrows_ends()
    {
        Assert.Empty(WebVtt.Read("WEBVTT\n\n" + string.Concat(Enumerable.Repeat("-->\n", 10_000)))!);
        Assert.Empty(WebVtt.Read("WEBVTT\n\n" + string.Concat(Enumerable.Repeat("a\n-->", 10_000)))!);
        Assert.Equal(WebVtt.MaxCues, WebVtt.Read("WEBVTT\n\n" + string.Concat(Enumerable.Repeat("00:01.000 --> 00:02.000\na\n\n", WebVtt.MaxCues + 5)))!.Count);
    }

    [Fact]
    public void Cues_stand_in_the_order_of_their_times() =>
        Assert.Equal([1, 5], WebVtt.Read("WEBVTT\n\n00:05.000 --> 00:06.000\nb\n\n00:01.000 --> 00:02.000\na")!.Select(c => (int)c.Start));

    [Fact]
    public void Cues_that_go_on_with_a_sentence_are_one_line_to_read()
    {
        var cues = WebVtt.Read(
            "WEBVTT\n\n00:01.000 --> 00:03.000\n<v A>Hyvää huomenta\n\n00:03.000 --> 00:05.000\nkaikille.\n\n00:05.000 --> 00:06.000\nAloitetaan\n\n00:06.000 --> 00:07.000\n<v B>Selvä\n\n00:12.000 --> 00:13.000\n<v B>vasta nyt\n")!;

        var lines = Sentences.Of(cues);

        Assert.Equal(["Hyvää huomenta kaikille.", "Aloitetaan", "Selvä", "vasta nyt"], lines.Select(l => l.Speeches[0].Text));
        Assert.Equal([(1d, 5d), (5d, 6d), (6d, 7d), (12d, 13d)], lines.Select(l => (l.Start, l.End)));
    }

    [Fact]
    public void Chapters_become_webvtt_that_reads_back()
    {
        var file = ChapterFile.Write([new("Alku & <b>loppu</b> -->", 0), new("Toinen\nrivi", 65), new("Viimeinen", 3700)], 3800);

        var cues = WebVtt.Read(file)!;
        Assert.Equal([(0d, 65d), (65d, 3700d), (3700d, 3800d)], cues.Select(c => (c.Start, c.End)));
        Assert.Equal(["Alku & <b>loppu</b> -->", "Toinen rivi", "Viimeinen"], cues.Select(c => c.Speeches[0].Text));
    }
}
