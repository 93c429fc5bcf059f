using System.Globalization;
using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Contributions.Guard;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using static LapeKnowledge.Web.Tests.Reviews.ReviewSteps;

namespace LapeKnowledge.Web.Tests.Reviews;

/// <summary>Editors read what pilots send, comment on it and decide of it.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReviewTests(SiteFixture site)
{
    [Fact]
    public async Task A_description_is_commented_on_sent_back_mended_and_published()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync(SiteRole.Member, (TemporaryContributions.PilotOf(site), PilotRole.Member));
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var name = Name();
        var contribution = await sent.SendAsync(author.Key, name, "Aamut olivat levottomia.");

        var queue = await editor.OpenAsync("/toimitus/jono?tila=New");
        Assert.Empty(queue.ParseErrors);
        Assert.Contains(At(contribution), queue.ContentLinks());
        Assert.DoesNotContain(At(contribution), (await editor.OpenAsync("/toimitus/jono?tila=Changed")).ContentLinks());

        var page = await editor.OpenAsync(At(contribution));
        Assert.Equal(name, page.Heading);
        Assert.Empty(page.ParseErrors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(At(contribution), [.. Read(page), ("tee", "pyyda")])).Status); // without a word why
        var commented = await editor.SendAsync(At(contribution), ("tee", "kommentoi-startingPoint"), ("kommentti-startingPoint", "Kerro, keitä oli paikalla."));
        Assert.Equal($"{At(contribution)}#startingPoint", commented.Location);
        var told = Assert.Single(await site.Services.GetRequiredService<IFieldComments>().OfAsync(contribution.DocumentKey, Cultures.Finnish, default));
        Assert.Equal(("startingPoint", "Kerro, keitä oli paikalla."), (told.Field, told.Text));

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(page), ("tee", "pyyda")])).Status);
        Assert.Equal(ContributionState.ChangesRequested, (await sent.NowAsync(contribution))!.State);
        var mail = Assert.Single(site.MailsTo(author.Email));
        Assert.Contains("Kerro, keitä oli paikalla.", mail);
        Assert.Contains(At(contribution), (await editor.OpenAsync("/toimitus/jono?tila=Author")).ContentLinks());

        sent.Write(contribution, "Aamut olivat levottomia: kolme aikuista ja parikymmentä lasta.");
        var asked = (await sent.NowAsync(contribution))!;
        Assert.True(await sent.Store.ChangeStateAsync(asked.Id, asked.Version, ContributionState.Sent));
        var again = await editor.OpenAsync(At(contribution));
        Assert.Contains("levottomia.", again.Document.QuerySelector(".sides del")!.TextContent);
        Assert.Contains("parikymmentä", string.Concat(again.Document.QuerySelectorAll(".sides ins").Select(i => i.TextContent)));

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(again), ("tee", "julkaise"), ("viesti", "Kiitos!")])).Status);
        Assert.Equal(ContributionState.Published, (await sent.NowAsync(contribution))!.State);
        Assert.True(sent.Document(contribution).Published);
        Assert.Contains("Kiitos!", site.MailsTo(author.Email)[^1]);
        var history = (await editor.OpenAsync("/sv" + "/redaktion/ko/" + contribution.Id)).Document.GetElementById("historia")!.ParentElement!;
        Assert.Equal(2, history.QuerySelectorAll("ol > li").Length);
    }

    [Fact]
    public async Task The_queue_goes_on_from_page_to_page_and_leaves_out_what_lies_in_the_bin()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var all = new List<Contribution>();
        for (var i = 0; i < 28; i++)
        {
            all.Add(await sent.SendAsync(author.Key, Name(), "Aamut olivat levottomia.", i % 2 == 0 ? Cultures.Finnish : Cultures.Swedish));
        }

        site.Services.GetRequiredService<IContentService>().MoveToRecycleBin(sent.Document(all[3]));
        var addresses = all.Select(At).ToHashSet();
        Assert.Equal(all.Where(c => c != all[3]).Select(At).Order(), (await QueuedAsync("?tila=New")).Where(addresses.Contains).Order());
        Assert.Equal(all.Where(c => c != all[3] && c.Culture == Cultures.Swedish).Select(At).Order(), (await QueuedAsync("?tila=Waiting&kieli=sv")).Where(addresses.Contains).Order());
        Assert.DoesNotContain(await QueuedAsync("?tila=Author"), addresses.Contains);

        async Task<List<string>> QueuedAsync(string? asked)
        {
            var found = new List<string>();
            while (asked is not null)
            {
                var page = await editor.OpenAsync("/toimitus/jono" + asked);
                found.AddRange(page.Document.QuerySelectorAll(".queued h2 a").Select(a => a.GetAttribute("href")!));
                asked = page.Document.QuerySelector(".paging a")?.GetAttribute("href");
            }

            return found;
        }
    }

    [Fact]
    public async Task What_was_decided_is_listed_from_the_newest_on_with_who_decided_it()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        var decider = await site.AddAccountAsync(SiteRole.Editor);
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var (finnish, swedish, thrown) = (await sent.SendAsync(author.Key, Name(), "Alku"), await sent.SendAsync(author.Key, Name(), "Början", Cultures.Swedish), await sent.SendAsync(author.Key, Name(), "Alku"));
        var when = TimeProvider.System.GetUtcNow().UtcDateTime;
        for (var i = 0; i < ReviewQueue.PageSize; i++)
        {
            await DecideAsync(i % 2 == 0 ? finnish : swedish, DecisionKind.ChangesRequested, $"Nimi {i}");
        }

        await DecideAsync(finnish, DecisionKind.Scheduled, "<b>Ajastettu</b>", when.AddDays(1));
        await DecideAsync(thrown, DecisionKind.Declined, "Heitetty pois");
        await sent.Store.DeleteAsync(thrown.Id);

        var first = await editor.OpenAsync("/toimitus/jono?tila=Decided");
        Assert.Empty(first.ParseErrors);
        var rows = first.Document.QuerySelectorAll(".queued");
        Assert.Equal(ReviewQueue.PageSize, rows.Length);
        Assert.Equal("Heitetty pois", rows[0].QuerySelector("h2")!.TextContent);
        Assert.Null(rows[0].QuerySelector("a"));
        Assert.Equal(("<b>Ajastettu</b>", "Ajastettu", At(finnish)), (rows[1].QuerySelector("h2")!.TextContent, rows[1].QuerySelector(".tag")!.TextContent, rows[1].QuerySelector("a")!.GetAttribute("href")));
        Assert.StartsWith($"{decider.Name}, ", rows[1].QuerySelector(".note")!.TextContent);
        var second = await editor.OpenAsync("/toimitus/jono" + first.Document.QuerySelector(".paging a")!.GetAttribute("href"));
        Assert.Equal(["Nimi 1", "Nimi 0"], second.Document.QuerySelectorAll(".queued h2").Take(2).Select(h => h.TextContent));

        var inSwedish = await editor.OpenAsync("/sv/redaktion/ko?tila=Decided&kieli=sv");
        Assert.Equal("Avgjorda", inSwedish.Document.QuerySelector(".chips [aria-current]")!.FirstChild!.TextContent.Trim());
        Assert.Equal(["Nimi 23", "Nimi 21"], inSwedish.Document.QuerySelectorAll(".queued h2").Take(2).Select(h => h.TextContent));
        Assert.All(inSwedish.Document.QuerySelectorAll(".queued .note").Take(2), n => Assert.EndsWith("Svenska", n.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync("/toimitus/jono?tila=Decided&jalkeen=-1")).Status);
        Assert.Empty((await editor.OpenAsync("/toimitus/jono?tila=Decided&jalkeen=0")).Document.QuerySelectorAll(".queued"));

        Task DecideAsync(Contribution contribution, DecisionKind kind, string name, DateTime? publish = null) => site.Services.GetRequiredService<ReviewStore>().DecideAsync(
            ReviewDecision.Of(contribution.Id, kind, decider.Id, new Decided(kind, null, publish), new ReviewTexts(new Dictionary<string, string> { [ReviewFields.Name] = name }).Write(), when), default);
    }

    [Fact]
    public async Task Nothing_typed_on_the_page_is_lost_whichever_button_is_pressed()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync(SiteRole.Member, (TemporaryContributions.PilotOf(site), PilotRole.Member));
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Alku");
        var page = await editor.OpenAsync(At(contribution));
        Assert.All(page.Document.QuerySelectorAll($"main textarea, main input:not([type=hidden]), main button[name=tee]:not([value={ReviewEndpoints.Stay}])"), f => Assert.Equal(ReviewEndpoints.FormId, f.GetAttribute("form")));
        var enter = page.Document.QuerySelectorAll("main button").First(b => b.Closest("form")?.Id == ReviewEndpoints.FormId || b.GetAttribute("form") == ReviewEndpoints.FormId); // the Enter key presses the first
        var stayed = await editor.SendAsync(At(contribution), [.. Read(page), ("tee", enter.GetAttribute("value")!), ("viesti", "Vielä hiukan"), ("kommentti-koko", "Hyvä alku"), ("aika", "2030-01-01T09:00")]);
        Assert.Equal((HttpStatusCode.OK, "Vielä hiukan", "2030-01-01T09:00"), (stayed.Status, stayed.Document.GetElementById("viesti")!.TextContent.Trim(), stayed.Document.GetElementById("aika")!.GetAttribute("value")));
        Assert.Equal(ContributionState.Sent, (await sent.NowAsync(contribution))!.State);
        Assert.Empty(await site.Services.GetRequiredService<ReviewStore>().CommentsAsync(contribution.Id, default));

        var commented = await editor.SendAsync(At(contribution), [.. Read(page), ("tee", "kommentoi-startingPoint"), ("kommentti-startingPoint", "Kuka?"), ("kommentti-koko", "Hyvä alku"), ("viesti", "Vielä hiukan"), ("aika", "")]);
        Assert.Equal(HttpStatusCode.OK, commented.Status);
        Assert.Empty(commented.ParseErrors);
        Assert.Contains("Kuka?", commented.Document.QuerySelector(".comments")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("", "Hyvä alku", "Vielä hiukan"), (Written("kommentti-startingPoint"), Written("kommentti-koko"), Written("viesti")));
        Assert.True(commented.Document.QuerySelector("details:has(#kommentti-koko)")!.HasAttribute("open"));
        var comment = Assert.Single(await site.Services.GetRequiredService<ReviewStore>().CommentsAsync(contribution.Id, default));
        Assert.Contains("Hyvä alku", (await editor.SendAsync(At(contribution), ("tee", $"kuittaa-{comment.Id}"), ("kommentti-koko", "Hyvä alku"))).Document.GetElementById("kommentti-koko")!.TextContent, StringComparison.Ordinal);

        var early = await editor.SendAsync(At(contribution), [.. Read(commented), ("tee", "julkaise"), ("kommentti-koko", "Hyvä alku")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status); // what nobody would read
        Assert.Equal("true", early.Document.GetElementById("kommentti-koko")!.GetAttribute("aria-invalid"));
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(early), ("tee", "pyyda"), ("kommentti-koko", "Hyvä alku")])).Status);
        Assert.Contains("Hyvä alku", Assert.Single(site.MailsTo(author.Email)), StringComparison.Ordinal);

        string Written(string id) => commented.Document.GetElementById(id)!.TextContent.Trim();
    }

    [Fact]
    public async Task A_decision_is_told_to_those_who_may_still_open_the_description()
    {
        var pilot = TemporaryContributions.PilotOf(site);
        var teams = site.Services.GetRequiredService<PilotTeams>();
        foreach (var (member, _) in await teams.OfAsync(pilot, default))
        {
            await teams.RemoveAsync(pilot, member, default);
        }

        await using var sent = new TemporaryContributions(site);
        var (author, coordinator, colleague) = (await site.AddAccountAsync(), await site.AddAccountAsync(SiteRole.Member, (pilot, PilotRole.Coordinator)), await site.AddAccountAsync(SiteRole.Member, (pilot, PilotRole.Member)));
        await DecideAsync("Koordinaattorille"); // the author is in the team no more
        Assert.Equal((0, 1, 0), Told());

        await site.Services.GetRequiredService<People>().LockAsync(Guid.NewGuid(), coordinator.Id, default);
        await DecideAsync("Työryhmälle");
        Assert.Equal((0, 1, 1), Told());

        await site.ChangeAccountAsync(author.Id, m => m.Role = SiteRole.Editor);
        await DecideAsync("Tekijälle");
        Assert.Equal((1, 1, 1), Told());

        (int, int, int) Told() => (site.MailsTo(author.Email!).Count, site.MailsTo(coordinator.Email!).Count, site.MailsTo(colleague.Email!).Count);

        async Task DecideAsync(string words)
        {
            using var editor = await site.SignInAsync(SiteRole.Editor);
            var contribution = await sent.SendAsync(author.Id, Name(), "Alku");
            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), ("tee", "pyyda"), ("viesti", words)])).Status);
        }
    }

    [Fact]
    public async Task A_comment_of_an_editor_who_is_erased_has_words_for_a_name()
    {
        await using var sent = new TemporaryContributions(site);
        var (author, editor) = (await site.AddAccountAsync(), await site.AddAccountAsync(SiteRole.Editor));
        var contribution = await sent.SendAsync(author.Id, Name(), "Alku");
        await site.Services.GetRequiredService<ReviewStore>().CommentAsync(contribution.Id, "startingPoint", "Kuka?", editor.Id, default);

        await ActivatorUtilities.CreateInstance<AccountData>(site.Services).EraseAsync(editor.Id, default);

        var comment = Assert.Single(await site.Services.GetRequiredService<IFieldComments>().OfAsync(contribution.DocumentKey, Cultures.Finnish, default));
        Assert.Equal("poistettu käyttäjä", comment.Editor);
    }

    [Fact]
    public async Task Two_editors_who_decide_at_once_do_not_overwrite_each_other()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var first = await site.SignInAsync(SiteRole.Editor);
        using var second = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Alku");
        var page = await first.OpenAsync(At(contribution));

        var both = await Task.WhenAll(
            first.SendAsync(At(contribution), [.. Read(page), ("tee", "julkaise")]),
            second.SendAsync(At(contribution), [.. Read(page), ("tee", "pyyda"), ("viesti", "Vielä hiukan")]));

        Assert.Single(both, p => p.Status == HttpStatusCode.SeeOther);
        var late = Assert.Single(both, p => p.Status == HttpStatusCode.Conflict);
        Assert.NotNull(late.Document.QuerySelector("[role=alert]"));
        Assert.Single(await site.Services.GetRequiredService<ReviewStore>().DecisionsAsync(contribution.Id, default));
        Assert.Equal((await sent.NowAsync(contribution))!.State == ContributionState.Published, sent.Document(contribution).Published);
    }

    [Fact]
    public async Task What_the_editor_has_not_read_is_not_published()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Luettu teksti");
        var page = await editor.OpenAsync(At(contribution));
        sent.Write(contribution, "Toinen teksti");

        var answer = await editor.SendAsync(At(contribution), [.. Read(page), ("tee", "julkaise"), ("viesti", "Tämä viesti säilyy")]);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Toinen teksti", answer.Text);
        Assert.Contains("Tämä viesti säilyy", answer.Document.GetElementById("viesti")!.TextContent);
        Assert.False(sent.Document(contribution).Published);
    }

    [Fact]
    public async Task The_team_reads_on_its_page_what_was_decided_and_why_until_it_sends_the_description_again()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Alku");
        var state = ContributionAddresses.StateAt(Cultures.Finnish, contribution.Id);

        await DecideAsync(("tee", "pyyda"), ("viesti", "Kerro vielä, <b>milloin</b>."));
        var asked = await editor.OpenAsync(state);
        Assert.Empty(asked.ParseErrors);
        Assert.Contains("Kerro vielä, <b>milloin</b>.", asked.Document.QuerySelector(".contribution-comment")!.TextContent);

        await ToAsync(ContributionState.Sent);
        Assert.DoesNotContain("Kerro vielä", (await editor.OpenAsync(state)).Text);
        await DecideAsync(("tee", "hylkaa"), ("viesti", "Tämä on jo kuvattu."));
        var declined = await editor.OpenAsync(state);
        Assert.StartsWith("Ei julkaista.", declined.Document.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("Tämä on jo kuvattu.", declined.Document.QuerySelector(".contribution-comment")!.TextContent);
        Assert.StartsWith("Publiceras inte.", (await editor.OpenAsync(ContributionAddresses.StateAt(Cultures.Swedish, contribution.Id))).Document.QuerySelector("[role=status]")!.TextContent);

        await ToAsync(ContributionState.Sent);
        await ToAsync(ContributionState.Withdrawn);
        var withdrawn = await editor.OpenAsync(state);
        Assert.StartsWith("Peruttu.", withdrawn.Document.QuerySelector("[role=status]")!.TextContent);
        Assert.Null(withdrawn.Document.QuerySelector(".contribution-comment"));

        await ToAsync(ContributionState.Sent);
        var when = TimeProvider.System.GetUtcNow().AddDays(3);
        await DecideAsync(("tee", "ajasta"), ("aika", when.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
        Assert.StartsWith(FormattableString.Invariant($"Julkaistaan {when.Day}.{when.Month}.{when.Year}"), (await editor.OpenAsync(state)).Document.QuerySelector("[role=status]")!.TextContent);

        async Task DecideAsync(params (string, string)[] fields) =>
            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), .. fields])).Status);

        async Task ToAsync(ContributionState next) => Assert.True(await sent.Store.ChangeStateAsync(contribution.Id, (await sent.NowAsync(contribution))!.Version, next));
    }

    [Fact]
    public async Task Comments_and_answers_are_over_with_the_text_that_they_are_about()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Matin äiti on nukke.");
        var content = site.Services.GetRequiredService<DraftStore>().Read(contribution)!;
        var finding = Assert.Single(DescriptionGuard.Read(content, []));
        Assert.True(await sent.Store.SetAnswersAsync(contribution.Id, contribution.Version, [new GuardAnswer(finding.Id, finding.Quote, "Matti on nukke.", author.Key, TimeProvider.System.GetUtcNow().UtcDateTime)]));
        Assert.Contains("Matti on nukke.", (await editor.OpenAsync(At(contribution))).Text);

        await editor.SendAsync(At(contribution), ("tee", "kommentoi-startingPoint"), ("kommentti-startingPoint", "Kuka on Matti?"));
        var state = ContributionAddresses.StateAt(Cultures.Finnish, contribution.Id);
        await DecideAsync(("tee", "pyyda"));
        Assert.Contains("Kuka on Matti?", (await editor.OpenAsync(state)).Text);

        sent.Write(contribution, "Nukella on nimi.");
        await ToAsync(ContributionState.Sent);
        var again = await editor.OpenAsync(At(contribution));
        Assert.DoesNotContain("Matti on nukke.", again.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(At(contribution), [.. Read(again), ("tee", "pyyda")])).Status); // the comment has been told before

        await DecideAsync(("tee", "julkaise"));
        Assert.All(await site.Services.GetRequiredService<ReviewStore>().CommentsAsync(contribution.Id, default), c => Assert.NotNull(c.ResolvedUtc));
        Assert.DoesNotContain("Kuka on Matti?", (await editor.OpenAsync(state)).Text);
        await ToAsync(ContributionState.Draft);
        Assert.DoesNotContain("Kuka on Matti?", (await editor.OpenAsync(state)).Text);

        async Task DecideAsync(params (string, string)[] fields) =>
            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), .. fields])).Status);

        async Task ToAsync(ContributionState next) => Assert.True(await sent.Store.ChangeStateAsync(contribution.Id, (await sent.NowAsync(contribution))!.Version, next));
    }

    [Fact]
    public async Task What_the_guard_finds_and_nobody_has_answered_is_shown_to_who_decides()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Matin äiti on nukke. Soita 040 123 4567.");
        var content = site.Services.GetRequiredService<DraftStore>().Read(contribution)!;
        var finding = DescriptionGuard.Read(content, []).First(f => f.Kind == GuardKind.Child);
        Assert.True(await sent.Store.SetAnswersAsync(contribution.Id, contribution.Version, [new GuardAnswer(finding.Id, finding.Quote, "Matti on nukke.", author.Key, TimeProvider.System.GetUtcNow().UtcDateTime)]));

        var page = await editor.OpenAsync(At(contribution));
        Assert.Empty(page.ParseErrors);
        Assert.Equal("040 123 4567", Assert.Single(page.Document.GetElementById("vastaamatta")!.ParentElement!.QuerySelectorAll("q")).TextContent);
        sent.Write(contribution, "Aamut olivat levottomia.");
        Assert.Null((await editor.OpenAsync(At(contribution))).Document.GetElementById("vastaamatta"));
    }

    [Fact]
    public async Task An_update_is_compared_with_what_is_published_and_a_mended_text_with_what_was_commented_on()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Alku");
        await DecideAsync(("tee", "julkaise"));
        sent.Write(contribution, "Alku ja lisäys keskustelusta");
        Assert.True(site.Services.GetRequiredService<IContentService>().Publish(sent.Document(contribution), [Cultures.Finnish]).Success);

        await ToAsync(ContributionState.Draft);
        await ToAsync(ContributionState.Sent);
        var update = await editor.OpenAsync(At(contribution));
        Assert.Empty(update.Document.QuerySelectorAll(".sides"));
        Assert.Equal("julkaistu", update.Document.QuerySelector("select[name=vertaa] option[selected]")!.GetAttribute("value"));

        await DecideAsync(("tee", "pyyda"), ("viesti", "Lyhennä."));
        sent.Write(contribution, "Alku");
        await ToAsync(ContributionState.Sent);
        var mended = await editor.OpenAsync(At(contribution));
        Assert.NotEqual("julkaistu", mended.Document.QuerySelector("select[name=vertaa] option[selected]")!.GetAttribute("value"));
        Assert.Contains("lisäys", mended.Document.QuerySelector(".sides del")!.TextContent);

        async Task DecideAsync(params (string, string)[] fields) =>
            Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), .. fields])).Status);

        async Task ToAsync(ContributionState next) => Assert.True(await sent.Store.ChangeStateAsync(contribution.Id, (await sent.NowAsync(contribution))!.Version, next));
    }

    [Fact]
    public async Task Publishing_one_language_leaves_what_nobody_has_read_in_the_other_a_draft()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var swedish = await sent.SendAsync(author.Key, Name(), "Morgnarna var oroliga.", Cultures.Swedish);
        var finnish = await sent.BeginAsync(swedish, "Salainen luonnos", "Kesken ja lukematta");

        var soon = TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var scheduled = await editor.SendAsync(At(swedish), [.. Read(await editor.OpenAsync(At(swedish))), ("tee", "ajasta"), ("aika", soon)]);
        Assert.Equal(HttpStatusCode.Conflict, scheduled.Status);
        Assert.Contains("toisenkielistä", scheduled.Document.QuerySelector("[role=alert]")!.TextContent);

        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(swedish), [.. Read(await editor.OpenAsync(At(swedish))), ("tee", "julkaise")])).Status);

        var document = sent.Document(swedish);
        Assert.True(document.IsCulturePublished(Cultures.Swedish));
        Assert.Equal(document.GetPublishName(Cultures.Swedish), document.GetPublishName(Cultures.Finnish));
        Assert.Null(document.GetValue<string>(ProcessDescription.Aliases.StartingPoint, Cultures.Finnish, published: true));
        Assert.Equal("Salainen luonnos", document.GetCultureName(Cultures.Finnish));
        Assert.Contains("Kesken ja lukematta", document.GetValue<string>(ProcessDescription.Aliases.StartingPoint, Cultures.Finnish));
        Assert.Contains("oroliga", document.GetValue<string>(ProcessDescription.Aliases.StartingPoint, Cultures.Swedish, published: true));
        Assert.Equal(ContributionState.Draft, (await sent.NowAsync(finnish))!.State);

        var begun = (await sent.NowAsync(finnish))!;
        Assert.True(await sent.Store.ChangeStateAsync(begun.Id, begun.Version, ContributionState.Sent));
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(finnish), [.. Read(await editor.OpenAsync(At(finnish))), ("tee", "julkaise")])).Status);
        Assert.Contains("Kesken ja lukematta", sent.Document(swedish).GetValue<string>(ProcessDescription.Aliases.StartingPoint, Cultures.Finnish, published: true));
        Assert.Equal("Salainen luonnos", sent.Document(swedish).GetPublishName(Cultures.Finnish));
    }

    [Fact]
    public async Task A_comment_on_what_was_decided_meanwhile_is_given_back_to_its_writer()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Alku oli vaikea.");
        await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), ("tee", "julkaise")]);

        var late = await editor.SendAsync(At(contribution), ("tee", "kommentoi-startingPoint"), ("kommentti-startingPoint", "Kuka oli paikalla?"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Kuka oli paikalla?", late.Document.QuerySelector("[role=alert]")!.TextContent);
        Assert.Empty(await site.Services.GetRequiredService<ReviewStore>().CommentsAsync(contribution.Id, default));
    }

    [Fact]
    public async Task The_Finnish_page_has_the_name_of_the_Swedish_text_as_long_as_nothing_else_is_to_be_read_on_it()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var swedish = await sent.SendAsync(author.Key, Name(), "Morgnarna var oroliga.", Cultures.Swedish);
        await editor.SendAsync(At(swedish), [.. Read(await editor.OpenAsync(At(swedish))), ("tee", "julkaise")]);
        Assert.Equal(Cultures.All.Count, sent.Document(swedish).PublishedCultures.Count());
        var url = site.InContext(services => new PublishedDocuments(services) is var all ? all.Url(all.Single(d => d.Key == swedish.DocumentKey)) : string.Empty);
        Assert.Contains(At(swedish), (await editor.OpenAsync(url)).Document.QuerySelectorAll(".page-tools a").Select(a => a.GetAttribute("href")));

        var finnish = await sent.BeginAsync(swedish, "Lukematon nimi", "Kesken");
        var renamed = sent.Rename(swedish, Name());
        await SendAsync(swedish);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(swedish), [.. Read(await editor.OpenAsync(At(swedish))), ("tee", "julkaise")])).Status);

        Assert.All(Cultures.All, c => Assert.Equal(renamed, sent.Document(swedish).GetPublishName(c)));
        Assert.Equal("Lukematon nimi", sent.Document(swedish).GetCultureName(Cultures.Finnish));

        await SendAsync(finnish);
        await editor.SendAsync(At(finnish), [.. Read(await editor.OpenAsync(At(finnish))), ("tee", "julkaise")]);
        var last = sent.Rename(swedish, Name());
        await SendAsync(swedish);
        await editor.SendAsync(At(swedish), [.. Read(await editor.OpenAsync(At(swedish))), ("tee", "julkaise")]);
        Assert.Equal((last, "Lukematon nimi"), (sent.Document(swedish).GetPublishName(Cultures.Swedish), sent.Document(swedish).GetPublishName(Cultures.Finnish)));

        async Task SendAsync(Contribution contribution)
        {
            foreach (var state in new[] { ContributionState.Draft, ContributionState.Sent })
            {
                Assert.True(await sent.Store.ChangeStateAsync(contribution.Id, (await sent.NowAsync(contribution))!.Version, state));
            }
        }
    }

    [Fact]
    public async Task A_sent_text_is_not_taken_for_published_when_the_other_language_is()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var swedish = await sent.SendAsync(author.Key, Name(), "Morgnarna var oroliga.", Cultures.Swedish);
        var finnish = await sent.BeginAsync(swedish, "Lähetetty", "Odottaa toimittajaa");
        Assert.True(await sent.Store.ChangeStateAsync(finnish.Id, finnish.Version, ContributionState.Sent));

        await editor.SendAsync(At(swedish), [.. Read(await editor.OpenAsync(At(swedish))), ("tee", "julkaise")]);

        Assert.Equal(ContributionState.Published, (await sent.NowAsync(swedish))!.State);
        Assert.Equal(ContributionState.Sent, (await sent.NowAsync(finnish))!.State);
    }

    [Fact]
    public async Task A_description_in_Swedish_is_published_in_Swedish()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Morgnarna var oroliga.", Cultures.Swedish);

        Assert.Contains(At(contribution), (await editor.OpenAsync("/toimitus/jono?kieli=sv")).ContentLinks());
        Assert.DoesNotContain(At(contribution), (await editor.OpenAsync("/toimitus/jono?kieli=fi")).ContentLinks());
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), ("tee", "julkaise")])).Status);
        Assert.True(sent.Document(contribution).IsCulturePublished(Cultures.Swedish));
    }

    [Fact]
    public async Task Nobody_but_editors_reads_or_decides_and_what_is_gone_or_unknown_is_said_so()
    {
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, Name(), "Alku");
        var page = await editor.OpenAsync(At(contribution));

        Assert.Equal(HttpStatusCode.Forbidden, (await author.OpenAsync(At(contribution))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.SendAsync(At(contribution), [.. Read(page), ("tee", "julkaise")])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync(ReviewAddresses.One.At(Cultures.Finnish, Guid.NewGuid()))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(At(contribution), [.. Read(page), ("tee", "poista-kaikki")])).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(At(contribution), ("tee", "julkaise"))).Status); // no version, no mark
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(At(contribution), ("tee", "kommentoi-startingPoint"), ("kommentti-startingPoint", new string('x', ReviewComment.TextLength + 1)))).Status);
        foreach (var odd in new[] { "?tila=Nope&kieli=xx&jalkeen=1-2", "?jalkeen=99999999999999999999-a", "?tila=Late", "?jalkeen=1-" + Guid.Empty })
        {
            Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync("/toimitus/jono" + odd)).Status);
        }

        sent.Delete(contribution);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(At(contribution), [.. Read(page), ("tee", "julkaise")])).Status);
        Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync(At(contribution))).Status);
        Assert.DoesNotContain(At(contribution), (await editor.OpenAsync("/toimitus/jono")).ContentLinks());
    }

    [Fact]
    public async Task Nothing_that_is_written_becomes_part_of_the_page()
    {
        const string payload = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>";
        await using var sent = new TemporaryContributions(site);
        using var author = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var contribution = await sent.SendAsync(author.Key, payload, payload);
        foreach (var field in new[] { "nimi", "startingPoint", "koko", payload })
        {
            await editor.SendAsync(At(contribution), ("tee", $"kommentoi-{field}"), ($"kommentti-{field}", payload));
        }

        await editor.SendAsync(At(contribution), [.. Read(await editor.OpenAsync(At(contribution))), ("tee", "pyyda"), ("viesti", payload)]);
        foreach (var page in new[] { await editor.OpenAsync(At(contribution)), await editor.OpenAsync("/toimitus/jono?tila=Author") })
        {
            Assert.Empty(page.ParseErrors);
            Assert.Contains("alert(1)", page.Document.QuerySelector("main")!.TextContent);
            Assert.Empty(page.Document.QuerySelectorAll("main script:not([src]), main img[onerror], main [onerror]"));
        }
    }
}
