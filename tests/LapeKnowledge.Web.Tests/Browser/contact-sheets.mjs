// Pictures of every kind of page for a person to look at: one sheet for each kind, made with ImageMagick's montage.
//   node tests/LapeKnowledge.Web.Tests/Browser/contact-sheets.mjs http://localhost:5080 artifacts/screens [kind…]
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inParallel, open, windowOf } from "./browser.mjs";
import { choosePages } from "./pages.mjs";

const base = new URL(process.argv[2]).origin;
const folder = process.argv[3];
const kinds = process.argv.slice(4);
const views = [[360, "light"], [360, "dark"], [768, "light"], [1280, "light"], [1280, "dark"]];
/** What is below this many pixels of a page is not on the sheet. */
const tallest = 2600;

async function shoot(browser, page, [width, scheme]) {
  const context = await windowOf(browser, { width, height: 900, scheme });
  const tab = await context.newPage();
  await tab.goto(base + page.path, { waitUntil: "load" });
  await tab.evaluate(() => document.fonts.ready);
  const file = join(folder, `${page.kind.replace(":", "-")}-${page.language}-${width}-${scheme}.png`);
  const height = await tab.evaluate(() => document.documentElement.scrollHeight);
  await tab.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, tallest) } });
  await context.close();
  return file;
}

mkdirSync(folder, { recursive: true });
const browser = await open();
try {
  const pages = (await choosePages(base)).filter(p => kinds.length === 0 || kinds.includes(p.kind));
  await inParallel(pages, 2, async page => {
    const files = [];
    for (const view of views) {
      files.push(await shoot(browser, page, view));
    }
    const sheet = join(folder, `sheet-${page.kind.replace(":", "-")}-${page.language}.png`);
    execFileSync("montage", [...files, "-tile", "x1", "-gravity", "north", "-geometry", "+12+12", "-background", "#888", sheet]);
    files.forEach(file => rmSync(file));
    console.log(sheet);
  });
} finally {
  await browser.close();
}
