// Writes attacks into every text field that members fill, and opens the pages that show them as a stranger, a member and an editor: nothing may run.
import { readFileSync } from "node:fs";
import { open } from "../browser.mjs";
import { demoPassword, drawing, signIn, stage, until } from "./stage.mjs";

const [base, mails, corpus] = [new URL(process.argv[2]).origin, process.argv[3], JSON.parse(readFileSync(process.argv[4], "utf8"))];
const stamp = Date.now().toString(36);
const own = [
  `"><script>hacked=1</script>`, `'"><img src=x onerror=hacked=1>`, `</title><script>hacked=1</script>`, `</textarea><script>hacked=1</script>`, `</script><script>hacked=1</script>`,
  `" autofocus onfocus=hacked=1 x="`, `javascript:hacked=1`, `<svg/onload=hacked=1>`, `--><img src=x onerror=hacked=1>`, `<details open ontoggle=hacked=1>`,
];
const name = `" autofocus onfocus=hacked=1 x="`; // the signs < and > are refused in names
const lines = [...own, ...corpus.filter(a => a.length <= 60 && !/[\n\t]/.test(a))];
const whole = [...own, ...corpus].join("\n\n");
let next = 0;
const line = () => lines[next++ % lines.length];

const browser = await open();
const stages = stage(browser, { base, mails, language: "fi", name: "attacks", window: { width: 1280, height: 800 } });
const opened = new Set();
let written = 0;

async function person(who) {
  const one = await stages.person(who);
  await one.context.addInitScript(() => { window.hacked = 0; });
  one.page.on("dialog", async dialog => { stages.expect(false, `${who}: a dialog opened at ${one.page.url()}: ${dialog.message()}`); await dialog.dismiss(); });
  one.page.on("console", message => stages.expect(!/Content.Security.Policy/i.test(message.text()), `${who}: ${one.page.url()}: ${message.text()}`));
  return one;
}

/** What should never stand in a page, wherever it came from. */
const unclean = page => page.evaluate(() => {
  const name = e => e.outerHTML.slice(0, 120);
  const found = [];
  for (const e of document.querySelectorAll("*")) {
    if ([...e.attributes].some(a => a.name.startsWith("on"))) found.push(`a handler: ${name(e)}`);
    if (e.localName === "script" && !e.src && e.type !== "application/ld+json") found.push(`a script: ${name(e)}`);
    if (["src", "href", "action", "formaction"].some(a => /^[\s\u0000-\u001f]*(javascript|vbscript|data):/i.test(e.getAttribute(a) ?? ""))) found.push(`an address: ${name(e)}`);
    if (e.matches("img[src=x], iframe, base, object, embed, meta[http-equiv=refresh], form[action*='elsewhere']")) found.push(`a thing: ${name(e)}`);
  }
  for (const data of document.querySelectorAll("script[type='application/ld+json']")) {
    try { JSON.parse(data.textContent); } catch { found.push(`data that is broken: ${name(data)}`); }
  }
  if (window.hacked !== 0) found.push("a script ran");
  return found;
});

async function view(one, path) {
  const answer = await one.open(path);
  opened.add(`${one.who} ${path.replace(/[0-9a-f-]{36}|\d+/g, "·")}`);
  stages.expect(answer.status() === 200, `${one.who}: ${path} answers ${answer.status()}`);
  for (const text of await unclean(one.page)) {
    stages.expect(false, `${one.who}: ${path}: ${text}`);
  }
}

/** Writes into every field for text of the form, and sends it by the button. */
async function attack(one, path, form, button, { keep = [], also = {} } = {}) {
  if (path !== null) {
    await one.open(path);
  }
  written += await one.page.locator(form).first().evaluate((element, { texts, whole, keep, also }) => {
    for (const details of [element.closest("details"), ...element.querySelectorAll("details")]) details?.setAttribute("open", "");
    const fields = [...element.querySelectorAll("input[type=text], input:not([type]), textarea")].filter(f => !keep.includes(f.name) && f.offsetParent !== null);
    fields.forEach((field, n) => { field.value = field.localName === "textarea" && !(field.maxLength > 0 && field.maxLength < whole.length) ? whole : texts[n % texts.length].slice(0, field.maxLength > 0 ? field.maxLength : undefined); });
    for (const [name, value] of Object.entries(also)) element.elements.namedItem(name).value = value;
    return fields.length;
  }, { texts: Array.from({ length: 12 }, line), whole, keep, also });
  const before = one.path();
  await Promise.all([one.page.waitForNavigation({ waitUntil: "load" }), one.page.locator(`${form} ${button}`).first().evaluate(b => b.click())]);
  for (const text of await unclean(one.page)) {
    stages.expect(false, `${one.who} after ${before}: ${text}`);
  }
}

async function invite(editor, email, role) {
  await editor.open("/kutsu");
  await editor.write("#sahkoposti", email);
  await editor.page.selectOption("#pilotti", { index: (await editor.page.locator("#pilotti option").count()) - 1 });
  await editor.page.selectOption("#pilottirooli", role);
  await editor.go("main form.form button[type=submit]");
  return (await stages.mail(email, "/kutsu/")).links[0].pathname;
}

/** A member whose very name is an attack. */
async function join(editor, who, role) {
  const one = await person(who);
  const email = `${who}-${stamp}@example.org`;
  await one.open(await invite(editor, email, role));
  await one.write("#nimi", name);
  await one.write("#salasana", "kolme kuivaa koivua");
  await one.go("main form.form button[type=submit]");
  stages.expect(one.path() === "/oma", `${who} is not in: ${one.path()}`);
  return one;
}

async function describe(author, editor) {
  await author.open("/kuvaa-prosessi");
  await author.go("main .contribution-pilots a");
  const pilot = author.page.url().split("/").at(-1);
  await author.write("[name=lahtotilanne]", whole);
  await attack(author, null, "form.contribution", "button[value=seuraava]", { keep: ["lahtotilanne"], also: { tiivistelma: own[0] } });
  const id = author.path().split("/")[2];
  for (const page of ["ketka", "vaiheet", "muutos", "ei-toiminut", "vinkit"]) {
    if (author.path() !== `/kuvaus/${id}/${page}`) {
      await author.open(`/kuvaus/${id}/${page}`);
    }
    await attack(author, null, "form.contribution", "button[value=seuraava]");
    stages.expect(author.path() !== `/kuvaus/${id}/${page}`, `${page} was not taken: ${await author.text("main .notice, .error").catch(() => "")}`);
  }
  await author.page.setInputFiles("#tiedosto", { name: `"><img src=x onerror=hacked=1>.png`, mimeType: "image/png", buffer: drawing(40, 40) });
  await author.go("main .contribution-field button[value=tallenna]");
  await attack(author, null, "form.contribution", "button[value=seuraava]");
  for (let n = 0; n < 20 && (await author.page.locator("button[value^=vastaa-]").count()) > 0; n++) {
    await attack(author, null, "form.contribution-read", "button[value^=vastaa-]");
  }
  await view(author, `/kuvaus/${id}/esikatselu`);
  await view(author, `/kuvaus/${id}/kuvat`);
  await attack(author, `/kuvaus/${id}/lue`, "form.contribution-read", "button[value=laheta]");
  const review = `/toimitus/jono/${id}`;
  await view(editor, "/toimitus/jono");
  await view(editor, review);
  await attack(editor, null, "section.reviewed .comment-form", "button");
  await attack(editor, review, "section[aria-labelledby=paatos] .form", "button[value=pyyda]");
  await view(author, `/kuvaus/${id}`);
  await view(author, `/kuvaus/${id}/alku`);
  await attack(author, `/kuvaus/${id}/lue`, "form.contribution-read", "button[value=laheta]");
  await view(editor, review);
  await Promise.all([editor.page.waitForNavigation(), editor.page.locator("button[value=julkaise]").click()]);
  await view(editor, review);
  await author.open(`/kuvaus/${id}`);
  const published = await author.page.locator(".contribution-buttons a.button").last().getAttribute("href");
  return { pilot, published };
}

async function discuss(author, other, editor, pilot) {
  for (let n = 0; n < 4; n++) {
    await attack(author, `/keskustelut/uusi/${pilot}`, "form.writing", "button:not([name])");
  }
  const thread = author.path();
  const number = thread.split("/")[3];
  stages.expect(thread.startsWith("/keskustelut/t/"), `the thread was not begun: ${thread}`);
  await attack(other, thread, "form.writing", "button:not([name])");
  await attack(author, `/keskustelut/muokkaa/${number}/1`, "form.writing", "button:not([name])");
  await attack(author, thread, "form.writing", "button[value=luonnos]");
  await other.open(`/keskustelut/ilmoita/${number}/1`);
  await other.page.locator("input[name=laji]").first().check();
  await attack(other, null, "main form.form", "button");
  await author.open(thread);
  await Promise.all([author.page.waitForNavigation(), author.page.locator("#p2 .post-acts button").click()]);
  await attack(author, `/keskustelut/ehdota/${number}/2`, "main form.form", "button");
  const proposal = author.path();
  for (const one of [author, editor]) {
    for (const path of [thread, `/keskustelut/historia/${number}/1`, "/keskustelut", `/keskustelut/f/${pilot}`, proposal, "/keskustelut/ilmoitukset"]) {
      await view(one, path);
    }
  }
  for (let n = 0; n < 3; n++) {
    await split(author, editor, pilot);
  }
  for (const path of ["/keskustelut/valvonta", "/keskustelut/ehdotukset", `/keskustelut/hoida/${number}`, `/keskustelut/poista/${number}/2`]) {
    await view(editor, path);
  }
  return { thread, proposal };
}

/** A moderator names what he makes of the end of a thread. */
async function split(author, editor, pilot) {
  await attack(author, `/keskustelut/uusi/${pilot}`, "form.writing", "button:not([name])");
  await attack(author, null, "form.writing", "button:not([name])");
  const whole = author.path();
  const manage = `/keskustelut/hoida/${whole.split("/")[3]}`;
  await attack(editor, manage, "form:has(button[value=jaa])", "button[value=jaa]", { also: { numero: "2" } });
  stages.expect(editor.path().startsWith("/keskustelut/t/") && editor.path() !== whole, `the thread was not split: ${editor.path()}`);
  await attack(editor, manage, "form:has(button[value=yhdista])", "button[value=yhdista]"); // into what is no thread
  await view(author, editor.path().startsWith("/keskustelut/t/") ? editor.path() : whole);
  await view(editor, `/keskustelut/f/${pilot}`);
}

/** An editor takes an adoption from the pages, with a reason, and shows it again. */
async function hide(author, editor, practice) {
  await view(editor, "/toimitus/levinneisyys");
  const address = await editor.page.locator("main a[href*='/toimitus/levinneisyys/']").first().getAttribute("href");
  await attack(editor, address, "main form.form", "button[value=piilota]");
  for (const [one, path] of [[editor, address], [editor, "/toimitus/levinneisyys"], [author, practice], [author, "/oma"]]) {
    await view(one, path);
  }
  await editor.open(address);
  await Promise.all([editor.page.waitForNavigation(), editor.page.locator("button[value=nayta]").click()]);
}

/** Registers to an event under a name that is an attack, as a stranger. */
async function register(stranger, editor) {
  await stranger.open("/tapahtumat");
  const events = await stranger.page.locator("main .card a[href^='/tapahtumat/']").evaluateAll(all => all.map(a => a.getAttribute("href")));
  let form = null;
  for (const event of events) {
    await stranger.open(event);
    form = await stranger.page.locator("main a[href^='/ilmoittaudu/']").first().getAttribute("href", { timeout: 500 }).catch(() => null);
    if (form !== null) {
      break;
    }
  }
  stages.expect(form !== null, "no event takes registrations");
  for (const [index, text] of own.entries()) {
    await attack(stranger, form, "main form.form", "button", { also: { nimi: text, sahkoposti: `hyokkaaja-${stamp}-${index}@example.org` } });
  }
  await view(editor, "/toimitus/ilmoittautumiset");
}

try {
  const [stranger, editor, administrator] = [await person("stranger"), await person("editor"), await person("administrator")];
  await signIn(editor, "toimittaja@demo.invalid", demoPassword);
  await signIn(administrator, "yllapito@demo.invalid", demoPassword);
  const author = await join(editor, "attacker", "Coordinator");
  const other = await join(editor, "second", "Member");
  for (let n = 0; n < 3; n++) {
    await attack(author, "/oma/profiili", "main form.form", "button", { also: { nimi: name } });
  }
  await view(author, "/oma");
  await view(author, "/oma/profiili");
  const { pilot, published } = await describe(author, editor);
  const { thread, proposal } = await discuss(author, other, editor, pilot);
  await editor.open(proposal);
  await Promise.all([editor.page.waitForNavigation(), editor.page.locator("button[value=hyvaksy]").click()]);

  await stranger.open("/hyvat-kaytannot");
  const practice = await stranger.page.locator("main .card a").first().getAttribute("href");
  await author.open(practice);
  const tell = await author.page.locator("main a[href*='/otimme-kayttoon/']").first().getAttribute("href");
  await author.open(tell);
  await author.page.selectOption("#kunta", { index: 1 });
  for (const n of [1, 2, 3]) {
    await author.page.selectOption(`#valo${n}`, { index: 1 });
  }
  await attack(author, null, "main form.form", "button", { also: { paiva: "2026-01-01" } });
  stages.expect(author.path() === practice, `the adoption was not taken: ${author.path()}`);
  await hide(author, editor, practice);
  await register(stranger, editor);
  await attack(stranger, "/palaute", "main form", "button[type=submit]", { keep: ["verkkosivusto"] });
  await attack(stranger, "/haku", "form#search", "button");

  for (const one of [stranger, author, editor]) {
    for (const path of [published, practice, thread, `${published.split("/").slice(0, -1).join("/")}`, "/keskustelut", ...own.map(o => `/haku?q=${encodeURIComponent(o)}`).slice(0, 4)]) {
      await view(one, path);
    }
  }
  await until("the thread in the search", async () => { await stranger.open(`/haku?q=${encodeURIComponent("onerror hacked")}`); return stranger.page.locator(".hits li").count(); }, () => stranger.page.waitForTimeout(100));
  await view(stranger, `/haku?q=${encodeURIComponent("onerror hacked")}`);
  for (const path of ["/toimitus", "/toimitus/levinneisyys", "/toimitus/haut", "/toimitus/tarkistettavat"]) {
    await view(editor, path);
  }
  await view(administrator, "/yllapito/jasenet");
  for (const href of await administrator.page.locator(".people a[href*='/jasenet/']").evaluateAll(all => all.slice(0, 3).map(a => a.getAttribute("href")))) {
    await view(administrator, href);
  }
  console.log(JSON.stringify({ complaints: stages.complaints, figures: { written, pages: opened.size } }));
} catch (error) {
  console.log(JSON.stringify({ complaints: [...stages.complaints, error.stack], figures: { written, pages: opened.size } }));
} finally {
  await browser.close();
}
