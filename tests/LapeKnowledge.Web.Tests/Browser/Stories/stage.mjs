// What every story needs: people with windows of their own, pages that are looked at, and mails as the site writes them.
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { windowOf } from "../browser.mjs";
import { accessibility, sideways } from "../checks.mjs";
import { listen } from "../watching.mjs";
import { keys } from "./keys.mjs";
import { pointer } from "./pointer.mjs";

export const demoPassword = "Esimerkki-2026!";

/** @param {{base: string, mails: string, name: string, window: object, byKeys?: boolean, language: string}} options `mails`: the folder that the site writes its mails into. */
export function stage(browser, options) {
  const complaints = [];
  const looked = new Set();
  const shots = process.env.LAPE_SHOTS;
  const complain = (where, texts) => complaints.push(...texts.map(text => `${options.name}, ${where}: ${text}`));
  let shot = 0;

  /** Axe, sideways scrolling and a picture: once for each name. */
  async function look(page, name) {
    if (looked.has(name)) {
      return;
    }
    looked.add(name);
    await page.evaluate(() => document.fonts.ready);
    complain(`${name} (${new URL(page.url()).pathname})`, [...(await accessibility(page)), ...(await sideways(page)), ...(await headings(page))]);
    if (shots) {
      mkdirSync(shots, { recursive: true });
      const { height } = await page.evaluate(() => ({ height: document.documentElement.scrollHeight }));
      const { width } = page.viewportSize();
      await page.screenshot({ path: join(shots, `${options.name}-${String(++shot).padStart(2, "0")}-${name}.png`), fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, 6000) } });
    }
  }

  /** Somebody with a browser of his own. */
  async function person(who) {
    const context = await windowOf(browser, { ...options.window, locale: options.language === "sv" ? "sv-FI" : "fi-FI" });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const expected = { path: "", status: 400 };
    const heard = listen(page, options.base, expected);
    const hand = options.byKeys ? keys(page, text => complain(`${who} at ${new URL(page.url()).pathname}`, [text])) : pointer(page);
    return {
      who, page, context, ...hand,
      look: name => look(page, name),
      open: path => page.goto(options.base + path, { waitUntil: "load" }),
      /** The page at this address may be refused: the browser's console says so by itself. */
      refused: path => { expected.path = path; },
      path: () => new URL(page.url()).pathname,
      text: selector => page.locator(selector).first().innerText(),
      leave: async () => {
        complain(who, [...new Set([...heard.console, ...heard.requests.filter(r => !r.startsWith(`${options.base}${expected.path} answers 4`))])]);
        await context.close();
      },
    };
  }

  return { complaints, person, look, expect: (holds, what) => { if (!holds) complain("story", [what]); }, mail: (to, has) => mailTo(options.mails, to, has) };
}

/** One h1; no heading says what the one before it says; no level is left out. */
const headings = page => page.evaluate(() => {
  const all = [...document.querySelectorAll("main h1, main h2, main h3, main h4, main legend, main form label")].filter(h => h.checkVisibility());
  const text = e => e.textContent.replace(/[*\s]+/g, " ").trim();
  const complaints = document.querySelectorAll("h1").length === 1 ? [] : [`${document.querySelectorAll("h1").length} headings of the first level`];
  const title = text(document.querySelector("h1") ?? document.body);
  complaints.push(...all.filter(h => h.localName !== "h1" && text(h) === title).map(h => `${h.localName} says the same as the h1: ${title}`));
  return complaints;
});

/** The newest mail to an address that has the text; what is mailed after the answer takes a moment. */
async function mailTo(folder, to, has) {
  for (let tries = 0; tries < 200; tries++) {
    const found = read(folder).filter(m => m.head.includes(`To: ${to}`) && m.text.includes(has)).at(-1);
    if (found !== undefined) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`no mail with "${has}" came to ${to}`);
}

function read(folder) {
  let names;
  try {
    names = readdirSync(folder).filter(n => n.endsWith(".eml"));
  } catch {
    return []; // no mail has been sent yet
  }
  return names.map(n => join(folder, n)).sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs).map(file => {
    const raw = readFileSync(file, "utf8");
    const end = raw.indexOf("\r\n\r\n");
    const [head, body] = [raw.slice(0, end), raw.slice(end + 4)];
    const text = /Content-Transfer-Encoding: base64/i.test(head) ? Buffer.from(body, "base64").toString("utf8") : body;
    return { head, text, links: [...text.matchAll(/https?:\/\/\S+/g)].map(m => new URL(m[0])) };
  });
}

/** Runs until the check holds, with what is to be done between the tries. */
export async function until(what, check, between, tries = 60) {
  for (let n = 0; n < tries; n++) {
    if (await check()) {
      return;
    }
    await between();
  }
  throw new Error(`never came: ${what}`);
}

/** Signs in on the page for it. */
export async function signIn(member, email, password, { sv } = {}) {
  await member.open(sv ? "/sv/logga-in" : "/kirjaudu");
  await member.write("#sahkoposti", email);
  await member.write("#salasana", password);
  await member.go("main form.form button[type=submit]");
}

/** A drawing of stripes, as a file of the kind PNG. */
export function drawing(width, height) {
  const part = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = y => Buffer.concat([Buffer.from([0]), Buffer.concat(Array.from({ length: width }, (_, x) => Buffer.from((x + y) % 80 < 40 ? [46, 110, 98] : [238, 214, 160])))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, (_, y) => row(y))));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), part("IHDR", head), part("IDAT", pixels), part("IEND", Buffer.alloc(0))]);
}
