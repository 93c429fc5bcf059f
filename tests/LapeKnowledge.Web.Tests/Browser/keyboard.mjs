// A reader without a mouse.

/** Where the focus is, and whether a person would see it there. */
export const focused = page => page.evaluate(() => {
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
    outlined: outlined(e) || drawn || [...[e.closest(".card, .hit"), e.closest("label")]].some(x => x !== null && outlined(x)),
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
    .filter(e => !(e.type === "radio" && [...window.seenByKeyboard.keys()].some(seen => seen.type === "radio" && seen.name === e.name))) // the arrows lead to the others
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

  complaints.push(...await search(page, base, { go, press, settled }));

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

/** The search with keys alone: the box in the header with its suggestions, filters, chips, results. */
async function search(page, base, { go, press, settled }) {
  const complaints = [];
  const expect = (holds, what) => holds || complaints.push(what);
  const attribute = (selector, name) => page.locator(selector).first().getAttribute(name);

  await go("/tyokalut");
  await press(".search-button", "Enter");
  expect(await page.locator("#site-search").evaluate(e => e.matches(":popover-open")), "Enter on the search button opens the box");
  expect(await page.evaluate(() => document.activeElement.id === "site-q"), "the focus is in the box that has opened");
  expect(await attribute("#site-q", "role") === "combobox" && await attribute("#site-q", "aria-expanded") === "false", "the box says that it is a combobox with nothing open");
  await page.keyboard.type("avar");
  await page.waitForSelector("#site-q-suggestions [role=option]", { timeout: 5_000 }).catch(() => complaints.push("typing shows suggestions"));
  expect(await attribute("#site-q", "aria-expanded") === "true", "the box says that suggestions are open");
  expect(/^\d+ /.test(await page.locator("#site-search [role=status]").textContent()), "how many suggestions there are is told");
  await page.keyboard.press("ArrowDown");
  const active = await attribute("#site-q", "aria-activedescendant");
  expect(active !== null && await page.locator(`#${active}`).getAttribute("aria-selected") === "true", "the arrow goes to the first suggestion, and the box names it");
  expect(await page.evaluate(() => document.activeElement.id === "site-q"), "the focus stays in the box while the arrows go");
  await page.keyboard.press("ArrowUp");
  expect(await attribute("#site-q", "aria-activedescendant") === null, "the arrow back leaves the list");
  await page.keyboard.press("Escape");
  expect(await attribute("#site-q", "aria-expanded") === "false" && await page.locator("#site-q").inputValue() === "avar", "Escape closes the suggestions and keeps what was typed");
  expect(await page.locator("#site-search").evaluate(e => e.matches(":popover-open")), "and the box stays open");
  await settled(() => page.keyboard.press("Enter"));
  expect(new URL(page.url()).pathname === "/haku" && new URL(page.url()).searchParams.get("q") === "avar", "Enter searches for what was typed");

  await go("/haku");
  await page.locator("#q").focus();
  await page.keyboard.type("avartti");
  await page.waitForSelector("#q-suggestions [role=option]", { timeout: 5_000 }).catch(() => complaints.push("the page's own box shows suggestions too"));
  await page.keyboard.press("ArrowDown");
  await settled(() => page.keyboard.press("Enter"));
  expect(new URL(page.url()).href !== `${base}/haku`, "Enter on a suggestion goes there");

  await go("/haku?q=koulu");
  await press(".filter-panel > summary", "Enter");
  await press(".filter-panel[open] .filter-group[open] input[type=checkbox]", "Space");
  await settled(() => press(".filter button[type=submit]", "Enter"));
  expect(new URL(page.url()).searchParams.get("q") === "koulu" && new URL(page.url()).searchParams.get("tyyppi") !== null, "a filter is sent together with the query");
  const chip = page.locator(".chips.chosen li:first-child a");
  expect(/^Poista/.test((await chip.textContent()).trim()), "the chip says that it removes");
  await settled(() => press(".chips.chosen li:first-child a", "Enter"));
  expect(new URL(page.url()).search === "?q=koulu", "Enter on the chip takes the filter away and keeps the query");
  const told = page.waitForRequest(request => request.url() === `${base}/haku/avattu` && request.method() === "POST", { timeout: 5_000 });
  await settled(() => press(".hit-link", "Enter"));
  expect((await told.then(request => request.postData(), () => "")) === "q=koulu", "that a result was opened is told with the query alone");
  return complaints;
}
