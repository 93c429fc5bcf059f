// Discussions: drafts that keep themselves, names to mention, and new posts as they come. Without this file everything works by links and forms.
const saveAfter = 2000, askAfter = 150;

function keepDrafts(form) {
  const text = form.elements.teksti, saved = form.querySelector("[data-saved]");
  let timer, before = text.value, sent = false;
  const keep = async leaving => {
    if (sent || text.value === before && !form.elements.otsikko) return;
    before = text.value;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: leaving });
      if (answer.ok) saved.textContent = form.dataset.kept;
    } catch { /* it is tried again with the next letter, and the button keeps it too */ }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, saveAfter); });
  form.addEventListener("submit", () => { sent = true; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && text.value !== before) keep(true); });
}

function suggestNames(form) {
  const text = form.elements.teksti, list = document.createElement("ul");
  let timer, chosen = -1, start = -1;
  list.className = "names";
  list.id = `${text.id}-nimet`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions);
  text.after(list);
  const close = () => { list.hidden = true; chosen = -1; text.removeAttribute("aria-activedescendant"); };
  const choose = name => {
    const end = text.selectionStart;
    text.setRangeText(`@${name} `, start, end, "end");
    close();
    text.focus();
    form.dispatchEvent(new Event("input"));
  };
  const mark = index => {
    const items = [...list.children];
    chosen = (index + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute("aria-selected", at === chosen));
    text.setAttribute("aria-activedescendant", items[chosen].id);
  };
  const ask = async () => {
    const before = text.value.slice(0, text.selectionStart), found = /(^|[^\p{L}\p{N}])@([\p{L}][\p{L} -]{1,40})$/u.exec(before);
    if (!found) return close();
    start = before.length - found[2].length - 1;
    const answer = await fetch(`${form.dataset.names}?alku=${encodeURIComponent(found[2])}`).catch(() => null);
    const names = answer?.ok ? await answer.json() : [];
    if (names.length === 0) return close();
    list.replaceChildren(...names.map((name, at) => {
      const item = document.createElement("li");
      item.textContent = name;
      item.id = `${list.id}-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.addEventListener("pointerdown", event => { event.preventDefault(); choose(name); });
      return item;
    }));
    list.hidden = false;
    chosen = -1;
  };
  text.setAttribute("aria-controls", list.id);
  text.setAttribute("aria-autocomplete", "list");
  text.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, askAfter); });
  text.addEventListener("blur", close);
  text.addEventListener("keydown", event => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); mark(chosen + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(chosen - 1); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) { event.preventDefault(); choose(list.children[chosen].textContent); }
  });
}

function followThread(bar) {
  let stream;
  const show = count => {
    const link = document.createElement("a");
    link.className = "button";
    link.href = bar.dataset.address.replace(/[?#].*$/, "") + `?viesti=${Number(new URL(bar.dataset.stream, location).searchParams.get("viimeinen")) + 1}`;
    link.textContent = count === 1 ? bar.dataset.one : bar.dataset.many.replace("{0}", count);
    bar.replaceChildren(link);
  };
  const open = () => {
    stream ??= new EventSource(bar.dataset.stream);
    stream.onmessage = event => show(Number(event.data));
  };
  const close = () => { stream?.close(); stream = undefined; };
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" ? close() : open());
  addEventListener("pagehide", close);
  if (document.visibilityState !== "hidden") open();
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  keepDrafts(form);
  suggestNames(form);
}
for (const bar of document.querySelectorAll("[data-stream]")) followThread(bar);
