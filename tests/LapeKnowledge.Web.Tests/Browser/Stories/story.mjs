// One whole story, from a visitor who registers to the news of the week, in one language. Run by StoryTests; by hand:
//   node tests/LapeKnowledge.Web.Tests/Browser/Stories/story.mjs http://127.0.0.1:5080 data/mail fi|sv
// The site has to run with --demo. With LAPE_SHOTS each page is drawn into that folder.
import { open } from "../browser.mjs";
import { demoPassword, drawing, signIn, stage, until } from "./stage.mjs";
import { fi, sv } from "./texts.mjs";

const [base, mails, language] = [new URL(process.argv[2]).origin, process.argv[3], process.argv[4]];
const isSwedish = language === "sv";
const t = isSwedish ? sv : fi;
const stamp = Date.now().toString(36);
const password = "kolme kuivaa koivua";
const title = `${t.name} ${stamp}`;
const figures = {};

/** A visitor makes an account, and opens it by the link of the mail. */
async function register(visitor, email) {
  await visitor.open(t.home);
  await visitor.look("home");
  await visitor.open(t.signIn);
  await visitor.look("sign-in");
  await visitor.go(`a[href="${t.register}"]`);
  await visitor.look("register");
  await visitor.write("#nimi", t.author);
  await visitor.write("#sahkoposti", email);
  await visitor.write("#salasana", password);
  await visitor.go("main form.form button[type=submit]");
  await visitor.look("mailed");
  const mail = await stages.mail(email, t.confirmPath);
  await visitor.open(mail.links[0].pathname);
  await visitor.look("confirm");
  await visitor.write("#salasana", password);
  await visitor.go("main form.form button[type=submit]");
  stages.expect(visitor.path() === t.own, `a confirmed account lands on its own page, not on ${visitor.path()}`);
  await visitor.look("own-new");
}

/** A pilot's coordinator invites the new member into the team. */
async function join(coordinator, visitor, email) {
  await signIn(coordinator, "pilotti@demo.invalid", demoPassword, { sv: isSwedish });
  await coordinator.look("own-coordinator");
  await coordinator.go(`main a[href="${t.invite}"]`);
  await coordinator.look("invite");
  const pilot = await coordinator.page.locator("#pilotti option").first().innerText();
  await coordinator.write("#sahkoposti", email);
  await coordinator.choose("#pilotti", pilot);
  await coordinator.go("main form.form button[type=submit]");
  await coordinator.look("invited");
  const mail = await stages.mail(email, t.invite);
  await visitor.open(mail.links[0].pathname);
  await visitor.look("accept");
  await visitor.go("main form.form button[type=submit]");
  await visitor.look("own-team");
  return pilot;
}

/** The description itself, page by page, with the notes at hand. */
async function describe(author, pilot) {
  await author.go(`main a[href="${t.describe}"]`);
  await author.look("describe-choose");
  const begun = performance.now();
  await author.go(`main .contribution-pilots a:has-text("${pilot}")`);
  await author.look("describe-begin");
  let [fields, letters, pages] = [0, 0, 0];
  for (const page of t.pages) {
    for (const [name, text] of Object.entries(page.fields)) {
      const typed = name === "nimi" ? title : text;
      if (name === "+") {
        await author.go("main button[value=lisaa]");
        continue;
      }
      await author.write(`[name="${name}"]`, typed);
      [fields, letters] = [fields + 1, letters + typed.length];
    }
    await author.look(`describe-${page.name}-filled`);
    await author.go("main .contribution-buttons button[value=seuraava]");
    pages++;
    await author.look(`describe-${page.next}`);
  }
  await author.page.setInputFiles("#tiedosto", { name: t.picture, mimeType: "image/png", buffer: drawing(480, 320) });
  await author.go("main .contribution-field button[value=tallenna]");
  await author.look("describe-pictures-missing");
  await author.write("[name^='alt-']", t.alt);
  await author.write("[name^='lupa-']", t.consent);
  await author.go("main .contribution-buttons button[value=seuraava]");
  [fields, pages, letters] = [fields + 2, pages + 2, letters + t.alt.length + t.consent.length];
  Object.assign(figures, { fields, pages, letters, describingSeconds: Math.round((performance.now() - begun) / 100) / 10 });
}

/** The guard has found a telephone number and a child's name: one is mended, the other answered. */
async function answerTheGuard(author) {
  await author.look("read-guarded");
  const findings = await author.page.locator(".contribution-findings > ol > li").allInnerTexts();
  stages.expect(findings.length === 2 && findings.some(f => f.includes(t.phone)) && findings.some(f => f.includes("Matti")), `the guard finds the number and the name, not: ${findings.join(" | ")}`);
  stages.expect(await author.page.locator("button[value=laheta]").isDisabled(), "nothing can be sent before the guard has its answers");
  await author.go(`.contribution-findings li:has-text("${t.phone}") .chips a[href*="/ei-toiminut"]`);
  await author.look("mend");
  await author.write("#ei-toiminut", t.mended);
  await author.go("main .contribution-buttons button[value=lue]");
  await author.press('.contribution-findings li:has-text("Matti") summary');
  await author.write('.contribution-findings li:has-text("Matti") input[type=text]', t.falseAlarm);
  await author.look("read-answering");
  await author.go('.contribution-findings li:has-text("Matti") button[value^=vastaa]');
  await author.look("read-answered");
  await author.go(".contribution-text a[href$='/esikatselu']");
  await author.look("preview");
  await author.page.goBack({ waitUntil: "load" });
  await author.go("main button[value=laheta]");
  await author.look("sent");
}

/** The editor asks for a change, with a comment on a field. */
async function askForChange(editor) {
  await signIn(editor, "toimittaja@demo.invalid", demoPassword, { sv: isSwedish });
  await editor.look("own-editor");
  const mail = await stages.mail("toimittaja@demo.invalid", title);
  stages.expect(mail.links[0].pathname.startsWith("/toimitus/jono/"), `the mail to editors leads to the review page, not to ${mail.links[0].pathname}`);
  await editor.open(t.desk);
  await editor.look("desk");
  await editor.go(`main a[href^="${t.queue}"]`);
  await editor.look("queue");
  await editor.go(`main a:has-text("${title}")`);
  await editor.look("review");
  stages.expect((await editor.text(".guard-answers")).includes(t.falseAlarm), "the editor sees why the guard was answered");
  await editor.press('section.reviewed[aria-labelledby="startingPoint"] summary');
  await editor.write('section.reviewed[aria-labelledby="startingPoint"] textarea', t.comment);
  await editor.look("review-commenting");
  await editor.go('section.reviewed[aria-labelledby="startingPoint"] button[value=kommentoi-startingPoint]');
  await editor.look("review-commented");
  await editor.write("#viesti", t.words);
  await editor.go("main button[value=pyyda]");
  await editor.look("review-asked");
}

async function mend(author, email) {
  const mail = await stages.mail(email, t.words);
  await author.open(mail.links[0].pathname);
  await author.look("asked");
  stages.expect((await author.text("main")).includes(t.comment), "the author sees the editor's comment");
  await author.go("main .contribution-buttons a.button");
  await author.look("mend-commented");
  await author.write("#lahtotilanne", t.mendedStart);
  await author.go("main .contribution-buttons button[value=lue]");
  await author.go("main button[value=laheta]");
}

async function publish(editor) {
  await editor.open(t.queue);
  await editor.go(`main a:has-text("${title}")`);
  await editor.look("review-again");
  await editor.go("main button[value=julkaise]");
  await editor.look("review-published");
}

/** A stranger finds it by the words in it. */
async function find(reader) {
  await reader.open(`${t.search}?q=${encodeURIComponent(title)}`);
  await until("the description in the search", () => reader.page.locator(`.hits a:has-text("${title}")`).count(), () => reader.page.reload({ waitUntil: "load" }));
  await reader.look("found");
  await reader.go(`.hits a:has-text("${title}")`);
  await reader.look("description");
  stages.expect((await reader.text("h1")) === title, "the result leads to the description");
  return reader.path();
}

/** A thread in the pilot's discussion, an answer, and the solution. */
async function discuss(author, colleague, description) {
  await author.open(description);
  await author.go('nav.breadcrumbs li:last-child a, nav.breadcrumbs a >> nth=-1');
  await author.look("pilot");
  await author.go(".discussion-link a.button");
  await author.look("forum");
  await author.go(".discussion-acts a.button");
  await author.look("thread-writing");
  await author.write("#otsikko", `${t.question} ${stamp}`);
  await author.write("#teksti", t.questionText);
  await author.go("form.writing button[type=submit]:not([name])");
  await author.look("thread-begun");
  const thread = author.path();
  await signIn(colleague, "opettaja@demo.invalid", demoPassword, { sv: isSwedish });
  await colleague.open(thread);
  await colleague.look("thread-read");
  await colleague.write("#teksti", t.answer);
  await colleague.go("form.writing button[type=submit]:not([name])");
  await colleague.look("thread-answered");
  await author.open(thread);
  await author.go("#p2 .post-acts button");
  await author.look("thread-solved");
  await author.go("#p2 .post-acts a[href*='/ehdota/'], #p2 .post-acts a[href*='/foresla/']");
  await author.look("propose");
  const target = (await author.page.locator("#kohta option").allInnerTexts()).map(o => o.trim()).find(o => o === `${title}: ${t.tips}`);
  await author.choose("#kohta", target);
  await author.go("main form.form button[type=submit]");
  await author.look("proposed");
}

async function accept(editor, description) {
  await editor.open(t.desk);
  await editor.go(`main a[href="${t.proposals}"]`);
  await editor.look("proposals");
  await editor.go(`main a:has-text("${title}")`);
  await editor.look("proposal");
  await editor.go("main button[value=hyvaksy]");
  await editor.look("proposal-accepted");
  await editor.open(description);
  await editor.look("description-added");
  stages.expect((await editor.text("main")).includes(t.answer), "the accepted answer stands on the page");
}

/** What works is raised into a good practice, and a unit elsewhere takes it into use. */
async function adopt(editor, colleague, follower) {
  await editor.go("main .page-tools a[href*='/hyvaksi-kaytannoksi/'], main .page-tools a[href*='/till-god-praxis/']");
  await editor.look("raise");
  await editor.go("main button[value=luonnos]");
  await editor.look("raise-draft");
  await editor.go("main button[value=julkaise]");
  await editor.look("practice-published");
  const practice = editor.path();
  await follower.open(practice);
  await follower.go("form.follow button");
  await follower.look("practice-followed");
  await colleague.open(practice);
  await colleague.go(`main a[href*="${t.tell}"]`);
  await colleague.look("tell");
  await colleague.choose("#kunta", t.municipality);
  await colleague.write("#yksikko", t.unit);
  await colleague.write("#paiva", isSwedish ? "01112026" : "2026-11-01");
  await colleague.write("#muutos1", t.change);
  await colleague.choose("#valo1", (await colleague.page.locator("#valo1 option").nth(1).innerText()).trim());
  await colleague.write("#tulos", t.outcome);
  await colleague.look("tell-filled");
  await colleague.go("main form.form button[type=submit]");
  await colleague.look("told");
  stages.expect((await colleague.text(".adoptions")).includes(t.unit), "the unit stands on the practice");
}

const browser = await open();
const stages = stage(browser, {
  base, mails, language, name: language, byKeys: isSwedish,
  window: isSwedish ? { width: 1280, height: 800, scheme: "dark" } : { width: 360, height: 740, hasTouch: true },
});
try {
  const email = `${language}-${stamp}@example.org`;
  const [author, coordinator, editor, colleague, reader] = await Promise.all(["author", "coordinator", "editor", "colleague", "reader"].map(stages.person));
  const begun = performance.now();
  const step = async (name, work) => { const from = performance.now(); const result = await work(); (figures.steps ??= {})[name] = Math.round(performance.now() - from) / 1000; return result; };
  await step("register", () => register(author, email));
  const pilot = await step("join", () => join(coordinator, author, email));
  await step("describe", () => describe(author, pilot));
  await step("guard", () => answerTheGuard(author));
  await step("ask", () => askForChange(editor));
  await step("mend", () => mend(author, email));
  await step("publish", () => publish(editor));
  const description = await step("find", () => find(reader));
  await step("discuss", () => discuss(author, colleague, description));
  await step("accept", () => accept(editor, description));
  await step("adopt", () => adopt(editor, colleague, author));
  for (const one of [author, coordinator, editor, colleague, reader]) {
    await one.leave();
  }
  figures.seconds = Math.round((performance.now() - begun) / 100) / 10;
  console.log(JSON.stringify({ complaints: stages.complaints, figures, follower: email, title, unit: t.unit }));
} catch (error) {
  console.log(JSON.stringify({ complaints: [...stages.complaints, error.stack], figures }));
} finally {
  await browser.close();
}
