// Somebody with a finger or a mouse. The same things can be done as with keys alone.

export function pointer(page) {
  const the = selector => page.locator(selector).locator("visible=true").first();
  return {
    /** What leads to another page. */
    go: async selector => { await Promise.all([page.waitForNavigation({ waitUntil: "load" }), the(selector).click()]); },
    /** What changes this page alone. */
    press: selector => the(selector).click(),
    /** Writes over what stands in the field. */
    write: (selector, text) => the(selector).fill(text),
    choose: (selector, label) => the(selector).selectOption({ label }),
    tick: selector => the(selector).check(),
  };
}
