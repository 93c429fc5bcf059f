// Somebody without a mouse: Tab, Shift+Tab, Enter, Space, arrows and letters, and nothing else.
import { focused } from "../keyboard.mjs";

const most = 250;

/** So many letters of a text are typed one by one. */
const typed = 20;

export function keys(page, complain) {
  const the = selector => page.locator(selector).locator("visible=true").first();

  /** Tabs on until the wanted thing has the focus, and asks whether a person would see it there. */
  async function reach(selector) {
    const wanted = await the(selector).elementHandle();
    const isThere = () => wanted.evaluate(e => document.activeElement === e || (e.type === "radio" && document.activeElement?.name === e.name && document.activeElement.type === "radio"));
    for (let steps = 0; !(await isThere()); steps++) {
      if (steps === most) {
        throw new Error(`${selector} was not reached with ${steps} steps of the Tab key on ${page.url()}`);
      }
      await page.keyboard.press("Tab");
    }
    const stop = await focused(page);
    if (!stop.outlined) {
      complain(`${stop.name} has no visible focus`);
    }
    if (!stop.visible) {
      complain(`${stop.name} has the focus but is not to be seen`);
    }
  }

  const isFolded = selector => the(selector).evaluate(e => e.localName === "summary" || e.type === "checkbox" || e.type === "radio");
  return {
    go: async selector => {
      await reach(selector);
      await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
    },
    press: async selector => {
      await reach(selector);
      await page.keyboard.press((await isFolded(selector)) ? "Space" : "Enter");
    },
    write: async (selector, text) => {
      await reach(selector);
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text.slice(0, typed));
      await page.keyboard.insertText(text.slice(typed)); // as whoever has a faster way to put in text
    },
    /** The first letter goes to the options that begin with it; arrows go on from there. */
    choose: async (selector, label) => {
      await reach(selector);
      const chosen = () => the(selector).evaluate(e => e.selectedOptions[0]?.label.trim());
      await page.keyboard.press("Home");
      if (/^[A-Za-z]/.test(label)) {
        await page.keyboard.press(label[0]);
      }
      for (let steps = 0; (await chosen()) !== label; steps++) {
        if (steps === most) {
          throw new Error(`${label} cannot be chosen with keys in ${selector}`);
        }
        await page.keyboard.press("ArrowDown");
      }
    },
    tick: async selector => {
      await reach(selector);
      if (!(await the(selector).isChecked())) {
        await page.keyboard.press("Space");
      }
    },
  };
}
