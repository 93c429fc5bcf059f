// Looks at the site as its readers do, and writes what it found as JSON. Run by BrowserTests; by hand:
//   node tests/LapeKnowledge.Web.Tests/Browser/site-check.mjs http://localhost:5080 [--long] [--only=kind]
import { inParallel, open, windowOf } from "./browser.mjs";
import { accessibility, paper, sideways, spacing, stillness } from "./checks.mjs";
import { use, walk } from "./keyboard.mjs";
import { choosePages } from "./pages.mjs";
import { listen, weigh } from "./watching.mjs";

const base = new URL(process.argv[2]).origin;
const isLong = process.argv.includes("--long");
const only = process.argv.find(a => a.startsWith("--only="))?.slice(7);
const found = [];
const counts = {};
const figures = [];

function note(check, page, view, complaints) {
  counts[check] = (counts[check] ?? 0) + 1;
  found.push(...[...new Set(complaints)].map(text => ({ check, page: page.path, view, text })));
}

async function inWindow(browser, page, view, work) {
  const name = `${view.width} ${view.scheme ?? "light"}${view.javaScriptEnabled === false ? " without scripts" : ""}`;
  const context = await windowOf(browser, view);
  try {
    const tab = await context.newPage();
    const heard = listen(tab, base, page);
    await tab.goto(base + page.path, { waitUntil: "load" });
    await work(tab, name);
    note("console", page, name, heard.console);
    note("requests", page, name, heard.requests);
  } catch (error) {
    note("opened", page, name, [error.message.split("\n")[0]]);
  } finally {
    await context.close();
  }
}

async function judge(tab, page, name) {
  note("axe", page, name, await accessibility(tab));
  note("sideways", page, name, await sideways(tab));
}

/** A light phone: weight, then everything that can go wrong when there is little room, then paper. */
const onPhone = (browser, page) => inWindow(browser, page, { width: 360, height: 740, scheme: "light" }, async (tab, name) => {
  const weight = await weigh(tab);
  figures.push({ page: page.path, kind: page.kind, ...weight });
  note("weight", page, name, weight.bytes > 100_000 ? [`${weight.bytes} bytes without pictures`] : []);
  // what is below five thousandths is the header, painted while the page is still being read
  note("shift", page, name, weight.shift > 0.005 ? [`the layout shifts by ${weight.shift}`] : []);
  await judge(tab, page, name);
  await tab.setViewportSize({ width: 320, height: 256 }); // 1280 × 1024 at 400 %
  note("sideways", page, "320", await sideways(tab));
  note("spacing", page, "320", await spacing(tab));
  await tab.setViewportSize({ width: 700, height: 1000 }); // the width between the edges of a sheet
  note("paper", page, "700", await paper(tab));
});

/** A dark desk, without motion; the keyboard walks over one language of each kind, in turn here and in a window of 320 pixels. */
const atDesk = (browser, page, index, walks) => inWindow(browser, page, { width: 1280, height: 700, scheme: "dark", reducedMotion: "reduce" }, async (tab, name) => {
  await judge(tab, page, name);
  note("motion", page, name, await stillness(tab));
  if (walks) {
    const small = index % 2 === 0;
    await tab.setViewportSize(small ? { width: 320, height: 256 } : { width: 1280, height: 700 });
    const { complaints, stops } = await walk(tab, { backwards: index % 5 === 4 });
    note("focus", page, small ? "320" : "1280", stops < 5 ? [...complaints, `only ${stops} stops`] : complaints);
  }
});

/** The windows that are not always looked at: one for every third page, or all of them. */
const others = [[320, "light"], [320, "dark"], [360, "dark"], [768, "light"], [768, "dark"], [1280, "light"]];
const othersFor = index => (isLong ? others : index % 3 === 0 ? [others[(index / 3) % others.length]] : []);

const withoutScripts = (browser, page) => inWindow(browser, page, { width: 360, height: 740, javaScriptEnabled: false }, async (tab, name) => {
  note("scripts", page, name, (await tab.locator("h1").count()) === 1 && (await tab.locator("button:visible[data-copy], button:visible[data-print]").count()) === 0 ? [] : ["no heading, or buttons that do nothing"]);
});

async function look(browser, page, index, walks) {
  note("answered", page, "", page.status === (page.kind === "not-found" ? 404 : 200) ? [] : [`answers ${page.status}`]);
  await onPhone(browser, page);
  if (isLong || walks || index % 3 === 0) {
    await atDesk(browser, page, index, walks); // the other language of a kind has the same frame, with longer and shorter words in it: there is less room for them on the phone
  }
  for (const [width, scheme] of othersFor(index)) {
    await inWindow(browser, page, { width, scheme }, (tab, name) => judge(tab, page, name));
  }
  if (isLong || index % 4 === 0) {
    await withoutScripts(browser, page);
  }
}

/** The Finnish page of the good practice that is there in Swedish too. */
async function bilingual(browser, pages) {
  const swedish = pages.find(p => p.kind === "goodPractice" && p.language === "sv");
  const html = await (await fetch(base + swedish.path)).text();
  return new URL(/<link rel="alternate" hreflang="fi[^"]*" href="([^"]+)"/.exec(html)[1]).pathname;
}

const browser = await open();
try {
  const pages = (await choosePages(base)).filter(p => only === undefined || p.kind === only);
  const walked = new Set();
  const jobs = pages.map((page, index) => ({ page, index, walks: isLong || (!walked.has(page.kind) && walked.add(page.kind)) }));
  await inParallel(jobs, 2, ({ page, index, walks }) => look(browser, page, index, walks));
  if (only === undefined) {
    const detail = await bilingual(browser, pages);
    await inWindow(browser, { path: detail, status: 200 }, { width: 360, height: 740 }, async (tab, name) => note("keys", { path: detail }, name, await use(tab, base, { fi: "/", detail })));
  }
  console.log(JSON.stringify({ pages: pages.map(({ kind, language, path }) => ({ kind, language, path })), counts, found, figures }));
} finally {
  await browser.close();
}
