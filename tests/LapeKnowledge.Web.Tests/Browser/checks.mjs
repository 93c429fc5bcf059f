// What is asked of a page in one window. Each check gives a list of complaints; an empty one is good.
import axe from "axe-core";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules of WCAG 2.2 A and AA that a program can judge, and axe's own advice. No rule is left out. */
export async function accessibility(page) {
  await page.evaluate(axe.source);
  return page.evaluate(async tags => {
    const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary.replace(/\s+/g, " ").slice(0, 220)}`));
  }, rules);
}

/** Nothing is wider than the window, and nothing has a sideways scroll of its own (WCAG 1.4.10). */
export const sideways = page => page.evaluate(() => {
  const root = document.documentElement;
  const name = e => `${e.localName}.${e.getAttribute("class") ?? ""}`;
  const complaints = [];
  if (root.scrollWidth > root.clientWidth) {
    const widest = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3).map(name);
    complaints.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px: ${widest.join(", ")}`);
  }
  for (const box of document.body.querySelectorAll("*")) {
    if (box.scrollWidth > box.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(box).overflowX) && box.checkVisibility()) {
      complaints.push(`${name(box)} scrolls sideways: ${box.scrollWidth} px in ${box.clientWidth} px`);
    }
  }
  return complaints;
});

/** The reader's own spacing of text (WCAG 1.4.12) cuts nothing off. */
export async function spacing(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [sheet];
  });
  const cut = await page.evaluate(() => {
    const hides = style => ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    return [...document.body.querySelectorAll("*")]
      .filter(e => e.checkVisibility() && e.textContent.trim() !== "" && hides(getComputedStyle(e)) && !e.closest(".visually-hidden, svg") && getComputedStyle(e).clipPath === "none")
      .filter(e => e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2)
      .map(e => `${e.localName}.${e.getAttribute("class") ?? ""} cuts its text off when it is spaced`);
  });
  const wide = await sideways(page);
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  return [...cut, ...wide.map(w => `spaced text: ${w}`)];
}

/** Nothing moves for a reader who has asked for less motion. */
export const stillness = page => page.evaluate(() => {
  const moves = e => {
    const style = getComputedStyle(e);
    const seconds = (style.transitionDuration + "," + style.animationDuration).split(",").map(parseFloat);
    return seconds.some(s => s > 0.01) || style.scrollBehavior === "smooth";
  };
  return [document.documentElement, ...document.body.querySelectorAll("*")].filter(moves).map(e => `${e.localName}.${e.getAttribute("class") ?? ""} moves`);
});

/** On paper: no menus and no buttons, nothing folded away, nothing wider than the sheet. */
export async function paper(page) {
  await page.emulateMedia({ media: "print" });
  const complaints = await page.evaluate(() => {
    const shown = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? [`${document.documentElement.scrollWidth} px wide on a sheet of ${document.documentElement.clientWidth} px`] : [];
    return [
      ...shown(".site-header, .site-footer, .skip, .breadcrumbs, nav, button, form").map(e => `${e.localName}.${e.getAttribute("class") ?? ""} is printed`),
      ...[...document.querySelectorAll("main *")].filter(e => e.checkVisibility() && ["auto", "scroll"].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1).map(e => `${e.localName}.${e.getAttribute("class") ?? ""} is cut at the edge of the sheet`),
      ...[...document.querySelectorAll("main details:not([open])")].filter(e => e.checkVisibility() && [...e.children].some(c => c.localName !== "summary" && !c.checkVisibility())).map(e => `${e.textContent.trim().slice(0, 40)} is printed folded`),
      ...wide,
    ];
  });
  await page.emulateMedia({ media: "screen" });
  return complaints;
}
