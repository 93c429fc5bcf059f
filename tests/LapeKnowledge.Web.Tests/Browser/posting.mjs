// A member posts with files while the site is killed and the network fails. What the test is to do is asked for on standard output and answered on
// standard input. Prints what was seen as JSON on the last line.
import { createInterface } from "node:readline";
import { accessibility, sideways } from "./checks.mjs";
import { open, windowOf } from "./browser.mjs";

const [base, email, password, thread, picture, page404] = process.argv.slice(2);
const at = path => new URL(path, base).href;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const ask = async what => { console.log(what); await lines.next(); };
const seen = { complaints: [] };
const browser = await open();
try {
  const window = await windowOf(browser, { width: 360 });
  const page = await window.newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", error => seen.complaints.push(error.message));
  page.on("console", message => { if (/Content.Security|Refused/.test(message.text())) seen.complaints.push(message.text()); });
  const text = page.locator("#teksti"), failed = page.locator("[data-failure]"), send = page.locator("form.writing button:not([name])");
  const posts = async words => page.locator(".post-text", { hasText: words }).count();
  const sent = () => page.waitForURL(/viesti=\d+#p\d+$/);
  const copies = () => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith("lape-viesti:")).length);

  await page.goto(at("/kirjaudu"));
  await page.fill("#sahkoposti", email);
  await page.fill("#salasana", password);
  await Promise.all([page.waitForURL("**/oma"), page.click("form.form button[type=submit]")]);

  // the site is killed before the post is sent
  await page.goto(at(thread));
  await text.fill("Kirjoitettu ennen katkosta");
  await ask("kill");
  await send.click();
  await failed.waitFor();
  seen.said = await failed.textContent();
  seen.role = await failed.getAttribute("role");
  seen.textStays = await text.inputValue();
  await text.pressSequentially("!");
  await page.locator("[data-saved]", { hasText: "tällä laitteella" }).waitFor();
  await send.click();
  await failed.waitFor();
  seen.url = page.url();
  await ask("start");
  await page.reload();
  await page.locator(".notice[role=status]", { hasText: "Palautimme" }).waitFor();
  seen.restored = await text.inputValue();
  await Promise.all([sent(), send.click()]);
  seen.postsAfterKill = await posts("Kirjoitettu ennen katkosta!");
  seen.copiesAfterKill = await copies();
  seen.leftInForm = await text.inputValue();

  // the answer is lost on the way, and the same form is sent again
  await page.goto(at(thread));
  const lose = async route => { await route.fetch({ maxRedirects: 0 }); await route.abort(); };
  await page.route("**/keskustelut/vastaa/*", lose, { times: 1 });
  await text.fill("Vastaus katosi matkalla");
  await send.click();
  await failed.waitFor();
  await Promise.all([sent(), send.click()]);
  seen.postsAfterLostAnswer = await posts("Vastaus katosi matkalla");

  // the answer is lost, and the page is opened anew: what was sent is not offered again
  await page.goto(at(thread));
  await page.route("**/keskustelut/vastaa/*", lose, { times: 1 });
  await text.fill("Perillä jo");
  await send.click();
  await failed.waitFor();
  await page.goto(at(thread));
  await page.waitForFunction(() => !Object.keys(localStorage).some(key => key.startsWith("lape-viesti:")));
  seen.offeredAgain = await text.inputValue();
  seen.postsOfLost = await posts("Perillä jo");

  // the answer is lost, the text is changed and sent again: both are seen, nothing is lost
  await page.route("**/keskustelut/vastaa/*", lose, { times: 1 });
  await text.fill("Ensin näin");
  await send.click();
  await failed.waitFor();
  await text.fill("Ensin näin, sitten toisin");
  await Promise.all([sent(), send.click()]);
  await page.locator(".notice[role=status]", { hasText: "Palautimme" }).waitFor();
  seen.changed = await text.inputValue();
  seen.postsOfChanged = await posts("Ensin näin");
  await page.locator(".notice[role=status] button").click();
  seen.forgotten = [await text.inputValue(), await page.locator(".notice[role=status]").count(), await page.evaluate(() => document.activeElement.id)].join();
  await page.goto(at(thread));
  seen.staysForgotten = await text.inputValue();

  // thrown away for good, also when the page before saved it while this one was opened
  await page.route("**/keskustelut/luonnos*", route => route.abort());
  await text.fill("Heitetään pois");
  await page.locator("[data-saved]", { hasText: "tällä laitteella" }).waitFor();
  await page.unroute("**/keskustelut/luonnos*");
  await page.reload();
  const dropped = page.waitForResponse(answer => answer.request().method() === "POST" && answer.url().includes("/keskustelut/luonnos"));
  await page.locator(".notice[role=status] button").click();
  await dropped;
  await page.reload();
  seen.thrownAway = [await text.inputValue(), await page.locator(".notice[role=status]").count()].join();

  // who quotes writes on behind the quotation
  await page.locator("[data-quote]").first().click();
  await page.waitForURL("**lainaa=*");
  seen.quoting = await page.evaluate(() => [document.activeElement.id, document.activeElement.selectionStart === document.activeElement.value.length && document.activeElement.value.startsWith("> ")].join());

  // files: shown at once, refused in words, there after a reload, removed, sent
  await page.goto(at(thread));
  await page.locator("#tiedosto").setInputFiles([picture, page404]);
  await page.locator(".attached-file img").waitFor();
  await page.locator("#tiedosto-virhe li").waitFor();
  seen.refused = await page.locator("#tiedosto-virhe li").allTextContents();
  await text.fill("Kuvan kanssa");
  const saved = page.waitForResponse(answer => new URLSearchParams(answer.request().postData() ?? "").toString().includes(encodeURIComponent("Värikäs")));
  await page.locator(".attached-alt input").fill("Värikäs ruutu");
  await saved;
  await page.locator("[data-saved]", { hasText: "Luonnos on tallennettu" }).waitFor();
  seen.axe = await accessibility(page);
  seen.sideways = await sideways(page);
  await page.reload();
  seen.filesAfterReload = await page.locator(".attached-file").count();
  seen.altAfterReload = await page.locator(".attached-alt input").inputValue();
  await page.locator("#tiedosto").setInputFiles([{ name: "turha.txt", mimeType: "text/plain", buffer: Buffer.from("turha") }]);
  await page.locator(".attached-file", { hasText: "turha.txt" }).locator("[data-remove]").click();
  seen.filesAfterRemoval = await page.locator(".attached-file").count();
  seen.focusAfterRemoval = await page.evaluate(() => document.activeElement.id);
  await page.locator("#tiedosto").setInputFiles(Array.from({ length: 6 }, (_, index) => ({ name: `${index}.txt`, mimeType: "text/plain", buffer: Buffer.from("a") })));
  await page.locator("#tiedosto-virhe li").waitFor();
  seen.tooMany = await page.locator("#tiedosto-virhe li").allTextContents();
  await page.waitForFunction(() => document.querySelectorAll(".attached-file").length === 5 && !document.querySelector(".sending"));
  await Promise.all([sent(), send.click()]);
  const shown = page.locator(".post", { hasText: "Kuvan kanssa" });
  await shown.locator("img[alt='Värikäs ruutu']").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector("img[alt='Värikäs ruutu']").naturalWidth > 0);
  seen.filesOfPost = await shown.locator(".attachments li").count();
  seen.axeOfPost = await accessibility(page);

  // what is wrong is shown on the page of the form, with the text
  await page.goto(at(thread));
  await text.fill("@ab ".repeat(40));
  await Promise.all([page.waitForURL("**/keskustelut/vastaa/*"), send.click()]);
  seen.wrong = await page.locator("#teksti-virhe").textContent();
  seen.wrongText = (await text.inputValue()).trim().length;
  console.log(JSON.stringify(seen));
} catch (error) {
  const [page] = browser.contexts().flatMap(window => window.pages());
  console.error(`${page.url()}\n${await page.locator("main").innerHTML()}`);
  throw error;
} finally {
  await browser.close();
}
process.exit(0);
