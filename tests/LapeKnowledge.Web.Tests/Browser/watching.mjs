// What a page says and asks for while it is open: complaints in the console, requests that fail, requests to others, weight, moves, the largest paint.

/** Starts to listen; the list grows until the page is closed. */
export function listen(page, base, expected) {
  const heard = { console: [], requests: [] };
  page.on("console", message => {
    const isAnswerItself = message.text().startsWith("Failed to load resource") && message.location().url === base + expected.path && expected.status >= 400;
    if (["error", "warning"].includes(message.type()) && !isAnswerItself) {
      heard.console.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", error => heard.console.push(`script failed: ${error.message}`));
  page.on("requestfailed", request => {
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") { // which the browser does itself: it has enough of a video, or the page is closed
      heard.requests.push(`${request.url()} failed: ${reason}`);
    }
  });
  page.on("request", request => {
    if (!request.url().startsWith(base + "/") && !request.url().startsWith("data:")) {
      heard.requests.push(`${request.url()} is not of this site`);
    }
  });
  page.on("response", response => {
    if (response.status() >= 400 && response.request().resourceType() !== "document") {
      heard.requests.push(`${response.url()} answers ${response.status()}`);
    }
  });
  return heard;
}

/** Bytes over the wire without pictures and videos and in all, the sum of layout shifts, and the largest paint in milliseconds. */
export const weigh = page => page.evaluate(async () => {
  const observed = type => new Promise(resolve => {
    const observer = new PerformanceObserver(list => { observer.disconnect(); resolve(list.getEntries()); });
    observer.observe({ type, buffered: true });
    setTimeout(() => resolve([]), 150);
  });
  const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const isPicture = entry => ["img", "video"].includes(entry.initiatorType) || /\.(webp|avif|jpe?g|png|svg|mp4|webm)(\?|$)/.test(entry.name);
  const sum = entries => entries.reduce((bytes, entry) => bytes + entry.transferSize, 0);
  const paints = await observed("largest-contentful-paint");
  const shifts = await observed("layout-shift");
  return {
    bytes: sum(loaded.filter(entry => !isPicture(entry))),
    allBytes: sum(loaded),
    largestPaint: Math.round(paints.at(-1)?.startTime ?? 0),
    shift: shifts.filter(s => !s.hadRecentInput).reduce((total, s) => total + s.value, 0),
  };
});
