// The pages of members, coordinators, editors and administrators that no story comes by: axe, sideways scrolling, headings, and the whole way of the Tab key.
import { open } from "../browser.mjs";
import { walk } from "../keyboard.mjs";
import { demoPassword, signIn, stage } from "./stage.mjs";

const [base, mails] = [new URL(process.argv[2]).origin, process.argv[3]];
const own = [
  ["/oma", "/sv/min-sida"], ["/oma/profiili", "/sv/min-sida/profil"], ["/oma/salasana", "/sv/min-sida/losenord"], ["/oma/sahkoposti", "/sv/min-sida/e-post"], ["/oma/tiedot", "/sv/min-sida/uppgifter"],
  ["/oma/kirjaudu-ulos-kaikkialta", "/sv/min-sida/logga-ut-overallt"], ["/oma/poista-tunnus", "/sv/min-sida/radera-konto"], ["/oma/kaksivaiheinen", "/sv/min-sida/tva-steg"], ["/oma/avaimet", "/sv/min-sida/nycklar"],
  ["/keskustelut", "/sv/diskussioner"], ["/keskustelut/ilmoitukset", "/sv/diskussioner/aviseringar"], ["/keskustelut/uusi", "/sv/diskussioner/ny"],
];
const editing = [
  ["/toimitus", "/sv/redaktion"], ["/toimitus/jono", "/sv/redaktion/ko"], ["/toimitus/tarkistettavat", "/sv/redaktion/att-granska"], ["/toimitus/levinneisyys", "/sv/redaktion/spridning"],
  ["/toimitus/haut", "/sv/redaktion/sokningar"], ["/toimitus/ilmoittautumiset", "/sv/redaktion/anmalningar"], ["/keskustelut/valvonta", "/sv/diskussioner/overvakning"], ["/keskustelut/ehdotukset", "/sv/diskussioner/forslag"],
  ["/kutsu", "/sv/bjud-in"], ["/kuvaa-prosessi", "/sv/beskriv-processen"],
];
const administration = [["/yllapito/jasenet", "/sv/administration/medlemmar"]];
const out = [["/kirjaudu", "/sv/logga-in"], ["/unohtunut-salasana", "/sv/glomt-losenord"], ["/luo-tunnus", "/sv/skapa-konto"]];
const people = [["nobody", null, out], ["coordinator", "pilotti@demo.invalid", own], ["editor", "toimittaja@demo.invalid", editing], ["administrator", "yllapito@demo.invalid", administration]];

const browser = await open();
const [phone, desk] = [[0, "members-fi", { width: 360, height: 740 }], [1, "members-sv", { width: 1280, height: 800, scheme: "dark" }]].map(([language, name, window]) => ({ language, window, stages: stage(browser, { base, mails, language: language ? "sv" : "fi", name, window }) }));
const complaints = [];
let pages = 0;

async function look(stages, one, path, walks) {
  await one.open(path);
  stages.expect(one.path() === path, `${one.who} gets ${one.path()} in the place of ${path}`);
  await one.look(path.slice(1).replace(/[0-9a-f-]{36}|\d+/g, "x").replaceAll("/", "-"));
  pages++;
  if (walks) {
    const { complaints: found } = await walk(one.page);
    found.forEach(text => stages.expect(false, `${path}: ${text}`));
  }
}

/** Pages that have an address of their own each time. */
async function others(stages, one, language) {
  if (one.who === "administrator") {
    await one.open(administration[0][language]);
    const person = await one.page.locator(".people a").first().getAttribute("href");
    await look(stages, one, person, language === 0);
  }
  if (one.who === "editor") {
    await one.open(["/keskustelut", "/sv/diskussioner"][language]);
    const thread = await one.page.locator(".thread-title a").first().getAttribute("href");
    const [, , , number] = thread.split("/").slice(language === 0 ? 0 : 1);
    const at = language === 0
      ? [`/keskustelut/hoida/${number}`, `/keskustelut/ilmoita/${number}/1`, `/keskustelut/poista/${number}/1`, `/keskustelut/muokkaa/${number}/1`, `/keskustelut/historia/${number}/1`]
      : [`/sv/diskussioner/skot/${number}`, `/sv/diskussioner/anmal/${number}/1`, `/sv/diskussioner/ta-bort/${number}/1`, `/sv/diskussioner/redigera/${number}/1`, `/sv/diskussioner/historik/${number}/1`];
    for (const path of at) {
      await look(stages, one, path, language === 0);
    }
  }
}

async function every({ language, stages }) {
  for (const [who, email, paths] of people) {
    const one = await stages.person(who);
    if (email !== null) {
      await signIn(one, email, demoPassword, { sv: language === 1 });
    }
    for (const [index, both] of paths.entries()) {
      await look(stages, one, both[language], index % 2 === language); // the Tab key goes the same way in both languages
    }
    await others(stages, one, language);
    await one.leave();
  }
  complaints.push(...stages.complaints);
}

try {
  await every(phone);
  await every(desk);
  console.log(JSON.stringify({ complaints, figures: { pages } }));
} catch (error) {
  console.log(JSON.stringify({ complaints: [...phone.stages.complaints, ...desk.stages.complaints, error.stack], figures: { pages } }));
} finally {
  await browser.close();
}
