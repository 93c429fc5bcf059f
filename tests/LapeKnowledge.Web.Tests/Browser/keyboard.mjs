// A reader without a mouse.

/** Where the focus is, and whether a person would see it there. */
const focused = page => page.evaluate(() => {
  const e = document.activeElement;
  if (e === null || e === document.body || e === document.documentElement) {
    return null;
  }
  window.seenByKeyboard ??= new Map();
  const isNew = !window.seenByKeyboard.has(e);
  window.seenByKeyboard.set(e, true);
  const box = e.getBoundingClientRect();
  const outlined = x => { const s = getComputedStyle(x); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; };
  const drawn = e.closest("svg") !== null && parseFloat(getComputedStyle(e.querySelector("rect") ?? e).strokeWidth) >= 3;
  const inWindow = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const points = [.5, .05, .95].flatMap(fx => [.5, .1, .9].map(fy => [box.left + box.width * fx, box.top + box.height * fy])).filter(([x, y]) => inWindow(x, y));
  const own = ([x, y]) => { const hit = document.elementFromPoint(x, y); return hit !== null && (e.contains(hit) || hit.contains(e) || hit.closest("label")?.control === e); };
  return {
    isNew,
    isSkip: e.matches(".skip"),
    name: `${e.localName} "${(e.getAttribute("aria-label") ?? e.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40) || e.name || e.id}"`,
    outlined: outlined(e) || drawn || [...[e.closest(".card"), e.closest("label")]].some(x => x !== null && outlined(x)),
    visible: box.width > 0 && box.height > 0 && points.some(own),
  };
});

/** Tab from the first stop to the last: the skip link is first, each stop is seen, nothing is left out, nothing holds the reader back. */
export async function walk(page, { backwards = false } = {}) {
  const complaints = [];
  await page.evaluate(() => { window.seenByKeyboard = new Map(); document.activeElement?.blur(); scrollTo(0, 0); });
  let stops = 0;
  for (; stops < 600; stops++) {
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
    const stop = await focused(page);
    if (stop === null || !stop.isNew) {
      if (stop === null && stops === 0) {
        continue;
      }
      break;
    }
    if (!backwards && stops === 0 && !stop.isSkip) {
      complaints.push(`the first stop is ${stop.name}, not the link to the content`);
    }
    if (!stop.outlined) {
      complaints.push(`${stop.name} has no visible focus`);
    }
    if (!stop.visible) {
      complaints.push(`${stop.name} has the focus but is not to be seen`);
    }
  }
  const missed = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], video[controls], [tabindex='0']")]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0 && !window.seenByKeyboard.has(e))
    .filter(e => !(e.localName === "summary" && getComputedStyle(e).pointerEvents === "none"))
    .map(e => `${e.localName} "${e.textContent.trim().slice(0, 40)}"`));
  complaints.push(...missed.slice(0, 5).map(m => `${m} is never reached with Tab`));
  return { complaints, stops };
}

/** Each thing of the page that opens, sends or goes somewhere, with keys alone. */
export async function use(page, base, languages) {
  const complaints = [];
  const expect = (holds, what) => holds || complaints.push(what);
  const go = async path => { await page.goto(base + path); };
  const press = async (selector, key) => { await page.locator(selector).first().focus(); await page.keyboard.press(key); };
  const settled = async work => { await Promise.all([page.waitForNavigation({ timeout: 10_000 }), work()]); };

  await go(languages.fi);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null), "the skip link leads to the content");

  await go(languages.fi);
  await press(".site-header-row .menu-button", "Enter");
  expect(await page.locator("#navigation").evaluate(e => e.matches(":popover-open")), "Enter on the menu button opens the menu");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.closest("#navigation") !== null), "Tab goes from the menu button into the open menu");
  await page.keyboard.press("Escape");
  expect(!(await page.locator("#navigation").evaluate(e => e.matches(":popover-open"))), "Escape closes the menu");
  expect(await page.evaluate(() => document.activeElement.matches(".site-header-row .menu-button")), "the focus is on the menu button again when the menu has closed");

  await go("/hyvat-kaytannot");
  await press(".filter-panel > summary", "Enter");
  expect(await page.locator(".filter-panel").evaluate(e => e.open), "Enter unfolds the filters");
  await press(".filter-panel[open] .filter-group[open] input[type=checkbox]", "Space");
  await settled(() => press(".filter button[type=submit]", "Enter"));
  expect(new URL(page.url()).search.length > 1, "a filter that is chosen with Space and sent with Enter stands in the address");
  expect(await page.locator(".chips.chosen a").count() >= 2, "what was chosen stands as chips above the list");
  await settled(() => press(".chips.chosen li:first-child a", "Enter"));
  expect(await page.locator(".chips.chosen").count() === 0, "Enter on the chip takes the filter away");

  await go("/tapahtumat?kuukausi=2018-05");
  const month = await page.locator("#month").textContent();
  await settled(() => press(".month [rel=next]", "Enter"));
  expect(await page.locator("#month").textContent() !== month, "Enter goes to the next month");

  await go(languages.detail);
  await settled(() => press("header .language-switch a", "Enter"));
  expect(await page.locator("html").getAttribute("lang") === "sv", "Enter on the language switch gives the page in the other language");
  await settled(() => press("header .language-switch a", "Enter"));
  expect(new URL(page.url()).pathname === languages.detail, "and back it is the page one came from");

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: base });
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await press("[data-copy]", "Enter");
  await page.waitForFunction(() => document.querySelector("[data-told]").textContent !== "");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.includes(languages.detail), "Enter copies the reference, with the address");
  await press("[data-copy-address]", "Enter");
  await page.waitForTimeout(100);
  expect(await page.evaluate(() => navigator.clipboard.readText()) === base + languages.detail, "Enter copies the link");
  await press("[data-print]", "Enter");
  expect(await page.evaluate(() => window.printed === true), "Enter on the print button prints");
  return complaints;
}
