// Which pages are looked at: of every kind of page, in each language, the longest one that the site map knows, and the addresses that no site map has.
import { inParallel } from "./browser.mjs";

const besideTheMap = [
  ["list-narrowed", "fi", "/hyvat-kaytannot?teema=osallisuus"],
  ["list-unknown", "fi", "/hyvat-kaytannot?teema=ei-ole"],
  ["list-empty", "fi", "/hyvat-kaytannot?teema=johtaminen&kunta=kustavi"],
  ["list-empty", "sv", "/sv/god-praxis?tema=ledarskap&kommun=gustavs"],
  ["month", "fi", "/tapahtumat?kuukausi=2018-05"],
  ["month", "sv", "/sv/evenemang?manad=2018-05"],
  ["not-found", "fi", "/tata-ei-ole"],
  ["not-found", "sv", "/sv/finns-inte"],
  ["styles", "fi", "/tyylit"],
  ["search-start", "fi", "/haku"],
  ["search-start", "sv", "/sv/sok"],
  ["search", "fi", "/haku?q=yksin%C3%A4isyyden%20ehk%C3%A4isy%20alakoulussa"],
  ["search", "sv", "/sv/sok?q=ensamhet%20i%20skolan"],
  ["search-narrowed", "fi", "/haku?q=koulu&teema=osallisuus&kunta=turku&jarjestys=uusin"],
  ["search-narrowed", "sv", "/sv/sok?q=skola&tema=delaktighet&sprak=fi"],
  ["search-nothing", "fi", "/haku?q=xyzzyx&teema=osallisuus&vuosi=1917"],
  ["search-nothing", "sv", "/sv/sok?q=xyzzyx&tema=delaktighet"],
  ["search-long", "fi", "/haku?q=" + "yksin%C3%A4isyydenehk%C3%A4iseminen".repeat(4)],
];

/** Lists and sections look each their own way: each of them is a kind. */
const kindOf = (alias, path) => (alias === "sectionPage" ? `list:${path.split("/").pop()}` : alias);

async function read(base, path) {
  const answer = await fetch(base + path);
  const html = await answer.text();
  const alias = /<main[^>]* of-([A-Za-z]+)/.exec(html)?.[1] ?? "unknown";
  return { path, kind: kindOf(alias, path), language: /<html lang="(\w\w)/.exec(html)?.[1], length: html.length, status: answer.status };
}

/** Pages that search are there when the index is. */
async function waitForIndex(base) {
  for (let tries = 0; tries < 120 && (await fetch(`${base}/haku`)).status === 503; tries++) {
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
}

/** @returns {Promise<{kind: string, language: string, path: string, status: number}[]>} */
export async function choosePages(base) {
  await waitForIndex(base);
  const map = await (await fetch(`${base}/sitemap.xml`)).text();
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(m => new URL(m[1]).pathname);
  const longest = new Map();
  for (const page of await inParallel(paths, 6, path => read(base, path))) {
    const key = `${page.kind} ${page.language}`;
    if (!longest.has(key) || longest.get(key).length < page.length) {
      longest.set(key, page);
    }
  }
  const others = await inParallel(besideTheMap, 4, async ([kind, language, path]) => ({ ...(await read(base, path)), kind, language }));
  return [...longest.values(), ...others].sort((a, b) => `${a.kind} ${a.language}`.localeCompare(`${b.kind} ${b.language}`));
}
