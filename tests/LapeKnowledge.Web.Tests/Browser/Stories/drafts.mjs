// What is being written is kept: on another device, without a connection, and when two write at once.
import { open } from "../browser.mjs";
import { demoPassword, signIn, stage, until } from "./stage.mjs";

const [base, mails] = [new URL(process.argv[2]).origin, process.argv[3]];
const every = 15_000; // of contributions.js
const stamp = Date.now().toString(36);
const browser = await open();
const stages = stage(browser, { base, mails, language: "fi", name: "drafts", window: { width: 360, height: 740 } });
const state = one => one.page.locator("form.contribution [data-state]").innerText();
const text = one => one.page.locator("#roolit").inputValue();

/** The coordinator at a device of his own, whose clock the test winds on. */
async function device(who) {
  const one = await stages.person(who);
  await one.page.clock.install();
  await signIn(one, "pilotti@demo.invalid", demoPassword);
  return one;
}

async function autosaved(one, words) {
  await one.page.clock.fastForward(every);
  await until(`${words} at ${one.who}`, async () => (await state(one)).includes(words), () => one.page.waitForTimeout(50));
}

/** Lets the page save itself, whatever it says of it. */
async function settled(one) {
  const read = one.page.waitForResponse(r => r.request().method() === "GET" && r.url().includes("tallennettu="));
  await one.page.clock.fastForward(every);
  await (await read).finished();
}

try {
  const home = await device("home");
  await home.open("/kuvaa-prosessi");
  await home.go("main .contribution-pilots a");
  await home.write("[name=nimi]", `Aamupiiri ${stamp}`);
  await home.write("[name=lahtotilanne]", "Aamut olivat kiireisiä.");
  await home.go("main .contribution-buttons button[value=seuraava]");
  const draft = home.path();

  await home.write("#roolit", "Lastenhoitaja");
  await autosaved(home, "Tallennettu kello");
  await home.look("autosaved");
  await home.leave();

  const work = await device("work");
  await work.open(draft);
  stages.expect((await text(work)) === "Lastenhoitaja", `what was saved by itself is there on another device, not: ${await text(work)}`);

  // without a connection the browser keeps it, and gives it back
  await work.context.setOffline(true);
  await work.write("#roolit", "Lastenhoitaja\nOpettaja");
  await autosaved(work, "Yhteys ei toimi");
  await work.context.setOffline(false);
  const again = await work.context.newPage();
  await work.page.close();
  await again.goto(base + draft);
  stages.expect((await again.locator("#roolit").inputValue()) === "Lastenhoitaja\nOpettaja", "what was written without a connection comes back");
  stages.expect((await again.locator("main .notice[role=status]").innerText()).startsWith("Palautimme tekstin"), "and it is said that it came back");
  await stages.look(again, "restored");
  await Promise.all([again.waitForNavigation(), again.locator("main .contribution-buttons button[value=seuraava]").click()]);
  await again.goto(base + draft);
  stages.expect((await again.locator("main .notice[role=status]").count()) === 0, "nothing is given back a second time when it has been saved");
  await again.close();

  // two in one draft
  const [first, second] = [await device("first"), await device("second")];
  await first.open(draft);
  await second.open(draft);
  second.refused(draft);
  await first.write("#roolit", "Lastenhoitaja\nOpettaja\nPuheterapeutti");
  await first.go("main .contribution-buttons button[value=seuraava]");
  await second.write("#roolit", "Lastenhoitaja\nOpettaja\nKuraattori");
  await autosaved(second, "Joku muu on tallentanut");
  await second.look("conflict-told");
  stages.expect((await text(second)).includes("Kuraattori"), "the second keeps his text in the field");
  await second.go("main .contribution-buttons button[value=seuraava]");
  const shown = await second.text(".contribution-conflict");
  stages.expect(second.path() === draft && shown.includes("Puheterapeutti") && shown.includes("Kuraattori"), `the second sees both texts: ${shown}`);
  await second.look("conflict");
  await second.choose(".contribution-conflict select", (await second.page.locator(".contribution-conflict option[value=molemmat]").innerText()).trim());
  await second.go("main .contribution-buttons button[value=seuraava]");
  await second.open(draft);
  stages.expect((await text(second)).includes("Puheterapeutti") && (await text(second)).includes("Kuraattori"), `both texts are saved: ${await text(second)}`);

  await second.leave();

  // two who write different fields of one page
  const change = draft.replace(/[^/]*$/, "muutos");
  const [results, measured] = ["#tulokset", "#seuranta"];
  const inDraft = async selector => {
    const reader = await first.context.newPage();
    await reader.goto(base + change);
    const value = await reader.locator(selector).inputValue();
    await reader.close();
    return value;
  };
  const third = await device("third");
  await first.open(change);
  await third.open(change);
  third.refused(change);
  await first.write(results, "Lapset tulevat rauhassa.");
  await autosaved(first, "Tallennettu kello");
  await third.write(measured, "Laskimme");
  await autosaved(third, "Tallennettu kello");
  await third.look("taken");
  stages.expect((await state(third)).includes("Joku muu"), `the third is told that the other has written: ${await state(third)}`);
  stages.expect((await third.page.locator(results).inputValue()) === "Lapset tulevat rauhassa.", "and reads it in the field");
  await third.write(measured, "Laskimme tulijat");
  await settled(third);
  stages.expect((await inDraft(results)) === "Lapset tulevat rauhassa.", `what the one wrote is not emptied by the other: ${await inDraft(results)}`);
  stages.expect((await inDraft(measured)) === "Laskimme tulijat", `and what the other wrote is saved: ${await inDraft(measured)}`);

  // while two texts wait, nothing is saved before somebody has chosen
  await first.write(results, "Teksti A.");
  await first.go("main .contribution-buttons button[value=seuraava]");
  await third.write(results, "Teksti B.");
  await third.go("main .contribution-buttons button[value=seuraava]");
  await third.write(measured, "Laskimme tulijat joka aamu");
  await third.page.clock.fastForward(every * 2);
  await third.page.waitForTimeout(500);
  stages.expect((await inDraft(results)) === "Teksti A.", `nothing is saved undecided: ${await inDraft(results)}`);
  await third.open(change);
  stages.expect((await third.page.locator(results).inputValue()) === "Teksti B.", "who goes away and comes back finds his text");
  await third.write(measured, "Laskimme tulijat joka aamu.");
  await autosaved(third, "Joku muu on tallentanut");
  stages.expect((await inDraft(results)) === "Teksti A.", `and has still to choose: ${await inDraft(results)}`);
  await third.go("main .contribution-buttons button[value=seuraava]");
  await third.choose(".contribution-conflict select", (await third.page.locator(".contribution-conflict option[value=molemmat]").innerText()).trim());
  for (const more of ["Ja", "Ja illat"]) {
    await third.write(measured, more);
    await third.page.clock.fastForward(every);
  }
  await third.page.waitForTimeout(500);
  await third.go("main .contribution-buttons button[value=seuraava]");
  stages.expect((await inDraft(results)) === "Teksti A.\n\nTeksti B.", `both texts are there once: ${await inDraft(results)}`);
  stages.expect((await inDraft(measured)) === "Ja illat", `with what was written meanwhile: ${await inDraft(measured)}`);
  await first.leave();
  await third.leave();
  console.log(JSON.stringify({ complaints: stages.complaints, figures: {} }));
} catch (error) {
  console.log(JSON.stringify({ complaints: [...stages.complaints, error.stack], figures: {} }));
} finally {
  await browser.close();
}
