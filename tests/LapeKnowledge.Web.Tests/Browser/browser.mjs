// Debian's Chromium, driven by playwright-core: it downloads nothing and asks nobody but the site.
import { chromium } from "playwright-core";

const quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu", "--disable-dev-shm-usage"];

export const open = () => chromium.launch({ executablePath: process.env.LAPE_CHROMIUM ?? "/usr/bin/chromium", chromiumSandbox: false, args: quiet });

/** A window as a reader has it: its width in CSS pixels, light or dark, and what else the reader's system says. */
export const windowOf = (browser, { width, height = 800, scheme = "light", ...other }) =>
  browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: "fi-FI", timezoneId: "Europe/Helsinki", reducedMotion: "no-preference", ...other });

/** Runs the work for each item, a few at a time, and gives the results in the order of the items. */
export async function inParallel(items, lanes, work) {
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
