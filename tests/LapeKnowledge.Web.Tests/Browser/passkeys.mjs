// A passkey from its making to its end, with an authenticator that Chromium plays. Prints what was seen as JSON.
import { open, windowOf } from "./browser.mjs";

const base = new URL(process.argv[2]);
base.hostname = "localhost"; // a number is no name that a passkey could belong to
const [email, password] = process.argv.slice(3);
const at = path => new URL(path, base).href;
const browser = await open();
try {
  const window = await windowOf(browser, { width: 1280 });
  const page = await window.newPage();
  const complaints = [];
  page.on("pageerror", error => complaints.push(error.message));
  const tools = await window.newCDPSession(page);
  await tools.send("WebAuthn.enable");
  const { authenticatorId } = await tools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });

  await page.goto(at("/kirjaudu"));
  await page.fill("#sahkoposti", email);
  await page.fill("#salasana", password);
  await Promise.all([page.waitForURL("**/oma"), page.click("form.form button[type=submit]")]);

  await page.goto(at("/oma/avaimet"));
  const told = async () => {
    await page.waitForSelector("[data-passkey-failed]:not([hidden])");
    const kept = (await tools.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length;
    return [kept, await page.textContent("[data-passkey-failed]"), await page.evaluate(() => document.activeElement.id)].join();
  };
  await page.fill("#nimi", "Kokeiluavain");
  await page.fill("#salasana", "ei tämä");
  await page.click("[data-passkey-button]");
  const unproved = await told();
  await page.fill("#salasana", password);
  await page.click("[data-passkey-button]");
  await page.waitForSelector("text=Kokeiluavain");
  await page.fill("#salasana", password);
  await page.click("[data-passkey-button]");
  const known = await told(); // the same device once more
  const named = await page.locator("li", { hasText: "Kokeiluavain" }).count();

  await page.goto(at("/oma"));
  await Promise.all([page.waitForURL(at("/")), page.click("form[action='/kirjaudu-ulos'] button")]);
  await page.goto(at("/kirjaudu"));
  await page.click("form[data-passkey-request] button").catch(() => {}); // where the browser offers the key by itself, it is in already
  await page.waitForURL("**/oma");
  const greeting = await page.textContent("h1");

  await page.goto(at("/oma/avaimet"));
  await page.fill("#remove-proof", "ei tämä");
  await Promise.all([page.waitForLoadState("load"), page.click("form:has(#remove-proof) button")]);
  await page.waitForSelector("#remove-proof[aria-invalid=true]");
  const refused = await page.$$eval("[aria-invalid]", fields => fields.map(f => [f.id, document.getElementById(f.getAttribute("aria-describedby"))?.textContent, f.value].join()));
  const labels = await page.$$eval("main form.form label", all => all.map(l => l.control?.id ?? null));
  await page.fill("#remove-proof", password);
  await Promise.all([page.waitForLoadState("load"), page.click("form:has(#remove-proof) button")]);
  await page.waitForSelector("li:has-text('Kokeiluavain')", { state: "detached" });
  const left = await page.locator("li", { hasText: "Kokeiluavain" }).count();
  console.log(JSON.stringify({ unproved, known, named, greeting, refused, labels, left, complaints }));
} finally {
  await browser.close();
}
