// Largest paint, layout shift and weight of pages on a slow phone (four times slower processor, 1.6 Mbit/s, 150 ms to the server), the cache empty each time.
//   node tests/LapeKnowledge.Benchmarks/largest-paint.mjs http://localhost:5080 [path …]
import { open, windowOf } from "../LapeKnowledge.Web.Tests/Browser/browser.mjs";
import { weigh } from "../LapeKnowledge.Web.Tests/Browser/watching.mjs";

const base = new URL(process.argv[2]).origin;
const asked = process.argv.slice(3);
const paths = asked.length > 0 ? asked : ["/", "/sv", "/hyvat-kaytannot", "/tyokalut/avartti", "/alueet/varsinais-suomi"];
const loads = 7;
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function load(browser, path, slowNetwork) {
  const context = await windowOf(browser, { width: 360, height: 740 });
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    if (slowNetwork) {
      await protocol.send("Network.enable");
      await protocol.send("Network.emulateNetworkConditions", network);
    }
    await page.goto(base + path, { waitUntil: "networkidle" });
    return await weigh(page);
  } finally {
    await context.close();
  }
}

const browser = await open();
try {
  console.log("page | bytes without pictures | largest paint, slow processor (max) | and slow network (max) | layout shift");
  for (const path of paths) {
    await load(browser, path, false);
    const quick = [];
    const slow = [];
    for (let i = 0; i < loads; i++) {
      quick.push(await load(browser, path, false));
      slow.push(await load(browser, path, true));
    }
    const paints = runs => `${median(runs.map(r => r.largestPaint))} ms (${Math.max(...runs.map(r => r.largestPaint))})`;
    console.log(`${path} | ${quick[0].bytes} | ${paints(quick)} | ${paints(slow)} | ${Math.max(...[...quick, ...slow].map(r => r.shift)).toFixed(4)}`);
  }
} finally {
  await browser.close();
}
