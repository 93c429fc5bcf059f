// The forms of discussions: text that is lost by nothing, files that go up at once, names to mention. Without this file everything works by the forms alone.
(() => {
  const copyAfter = 300, saveAfter = 2000, askAfter = 150, patience = 30000;
  const prefix = "lape-viesti:";
  const isTyped = name => name === "teksti" || name === "otsikko" || name.startsWith("alt-");
  const fields = form => [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const typed = form => Object.fromEntries(fields(form).filter(([name]) => isTyped(name)).map(([name, value]) => [name, value.replace(/\r\n/g, "\n")]));
  const same = (one, other) => Object.keys({ ...one, ...other }).every(name => (one[name] ?? "").trim() === (other[name] ?? "").trim());
  const say = (place, text) => { place.textContent = text; place.hidden = !text; };

  // ---- the copy in this browser: what the server has not got yet ----
  function copyOf(form) {
    const key = form.dataset.owner ? `${prefix}${form.dataset.owner}:${form.elements.paikka.value}` : null;
    return {
      read() { try { return key && JSON.parse(localStorage.getItem(key)); } catch { return null; } },
      write(value) { try { if (key) localStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: the draft is kept all the same */ } },
      drop() { try { if (key) localStorage.removeItem(key); } catch { /* as above */ } },
    };
  }

  /** Where the post is that a form became; null when it became none, undefined when nobody knows. */
  async function whereSent(form, sending) {
    try {
      const answer = await fetch(`${form.dataset.draft}?lahetys=${sending}&kieli=${document.documentElement.lang}`, { signal: AbortSignal.timeout(patience) });
      return answer.ok && !answer.redirected ? (await answer.json()).address : undefined;
    } catch { return undefined; }
  }

  const keepDraft = (form, leaving = false) => fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(fields(form)), keepalive: leaving });

  function empty(form) {
    for (const name of Object.keys(typed(form))) form.elements.namedItem(name).value = "";
    return keepDraft(form).catch(() => { /* it is offered again */ });
  }

  /** Gives back what the server never got. Resolves to what was tried to be sent, where nobody knows of a post that it became. */
  async function restore(form, copy) {
    const kept = copy.read(), opened = typed(form);
    if (!kept) return;
    const isSent = kept.tried && await whereSent(form, kept.sending);
    if (isSent && same(kept.typed, kept.tried)) {
      if (same(opened, kept.tried) && same(opened, typed(form))) await empty(form); // a draft of what was sent
      return copy.drop();
    }
    const tried = isSent ? undefined : kept.tried;
    if (tried) form.elements.lahetys.value = kept.sending; // if it is sent again, it is the same post
    if (!Object.values(kept.typed).some(text => text.trim())) {
      if (!tried) copy.drop(); // there is nothing to give back
      return tried;
    }
    if (same(kept.typed, opened)) {
      if (!form.dataset.sent) copy.drop(); // on the answer to what was sent, the text is nowhere else
      return tried;
    }
    if (!same(opened, typed(form))) return tried; // somebody writes already
    const fill = values => {
      for (const [name, value] of Object.entries(values)) {
        const field = form.elements.namedItem(name);
        if (field && "value" in field) field.value = value;
      }
    };
    fill(kept.typed);
    const notice = document.createElement("p"), forget = document.createElement("button");
    notice.className = "notice";
    notice.setAttribute("role", "status");
    forget.type = "button";
    forget.className = "button quiet";
    forget.textContent = form.dataset.forget;
    forget.addEventListener("click", () => { // not by loading the page anew: what stands in a form that is left is kept
      copy.drop();
      fill(opened);
      notice.remove();
      form.elements.teksti.focus();
      keepDraft(form).catch(() => { /* the draft stays, and is shown */ }); // the page before may have saved it while this one was opened
      form.dispatchEvent(new Event("input"));
    });
    notice.append(`${form.dataset.restored} `, forget);
    form.before(notice);
    return tried;
  }

  // ---- drafts and sending ----
  function keepAndSend(form, files) {
    const copy = copyOf(form), saved = form.querySelector("[data-saved]"), failed = form.querySelector("[data-failure]");
    let copyTimer, saveTimer, before = typed(form), tried, isSending = false, saving = Promise.resolve();
    restore(form, copy).then(before => { tried ??= before; });

    const keepCopy = () => copy.write({ typed: typed(form), tried, sending: form.elements.lahetys.value });
    const save = async leaving => {
      const now = typed(form);
      if (isSending || same(now, before)) return;
      before = now;
      try {
        const answer = await keepDraft(form, leaving);
        if (answer.status !== 204) throw new Error();
        say(saved, form.dataset.kept);
        if (!tried && same(now, typed(form))) copy.drop();
      } catch {
        before = {}; // it is tried again with the next letter
        if (!isSending) say(saved, form.dataset.unsaved);
      }
    };
    form.addEventListener("input", event => {
      if (!isTyped(event.target.name ?? "") && event.target !== form) return;
      clearTimeout(copyTimer);
      clearTimeout(saveTimer);
      copyTimer = setTimeout(keepCopy, copyAfter);
      saveTimer = setTimeout(() => saving = save(false), saveAfter);
    });
    const leave = () => {
      if (isSending || same(typed(form), before)) return;
      keepCopy();
      if (!tried || !same(tried, typed(form))) save(true); // what was tried may be a post already
    };
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
    addEventListener("pagehide", leave);

    const go = address => {
      const to = new URL(address, location), number = to.searchParams.get("viesti");
      if (number) to.hash = `p${number}`;
      if (to.pathname + to.search !== location.pathname + location.search) return location.assign(to);
      location.hash = to.hash;
      location.reload();
    };
    const fail = () => {
      isSending = false;
      form.removeAttribute("aria-busy");
      say(failed, "");
      setTimeout(() => say(failed, form.dataset.failed)); // said again when it fails again
    };
    const send = async submitter => {
      isSending = true;
      form.setAttribute("aria-busy", "true");
      say(failed, "");
      clearTimeout(copyTimer);
      clearTimeout(saveTimer);
      await saving;
      if (tried && !same(tried, typed(form))) { // changed since it was tried: did the first try get through?
        const sent = await whereSent(form, form.elements.lahetys.value);
        if (sent === undefined) return fail();
        if (sent) { keepCopy(); return go(sent); }
      }
      const body = new FormData(form), isPost = submitter?.name !== "toimi";
      body.delete("tiedosto"); // they have gone up already
      if (submitter?.name) body.append(submitter.name, submitter.value);
      if (isPost) tried = typed(form);
      keepCopy();
      let answer;
      try {
        answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(patience) });
      } catch { return fail(); }
      if (answer.redirected) { copy.drop(); return go(answer.url); }
      if (answer.status >= 500 || answer.status === 408) return fail();
      sendByBrowser(form, submitter); // what is wrong with it is shown on the page that the browser gets for it
    };
    form.addEventListener("submit", async event => {
      if (event.submitter?.hasAttribute("data-remove")) return;
      event.preventDefault();
      if (isSending) return;
      if (files.isBusy()) {
        say(failed, form.dataset.wait);
        if (!await files.done()) return say(failed, "");
        say(failed, "");
      }
      if (!isSending) send(event.submitter);
    });
    addEventListener("pageshow", event => { if (event.persisted) { isSending = false; form.removeAttribute("aria-busy"); } });
  }

  function sendByBrowser(form, submitter) {
    if (submitter?.name) {
      const pressed = document.createElement("input");
      Object.assign(pressed, { type: "hidden", name: submitter.name, value: submitter.value });
      form.append(pressed);
    }
    HTMLFormElement.prototype.submit.call(form);
  }

  // ---- files ----
  function attachFiles(form) {
    const part = form.querySelector("[data-attach]");
    if (!part) return { isBusy: () => false, done: async () => true };
    const input = part.querySelector("input[type=file]"), list = part.querySelector(".attached-list"), model = part.querySelector("template").content;
    const state = part.querySelector("[data-attach-state]"), errors = part.querySelector("[data-attach-errors]"), most = Number(part.dataset.most);
    let queue = Promise.resolve(), waiting = 0, isWrong = false;
    part.querySelector("[data-attach-button]").hidden = true;

    const wrong = text => {
      isWrong = true;
      const item = document.createElement("li");
      item.textContent = text;
      errors.append(item);
      errors.hidden = false;
      input.setAttribute("aria-invalid", "true");
    };
    const show = (item, file) => {
      const shown = model.firstElementChild.cloneNode(true), alt = shown.querySelector(".attached-alt");
      shown.querySelector("input[type=hidden]").value = file.id;
      shown.querySelector("[data-name]").textContent = file.name;
      shown.querySelector("[data-size]").textContent = `${file.kind}, ${file.size}`;
      for (const of of shown.querySelectorAll("[data-of]")) of.textContent = `: ${file.name}`;
      const button = shown.querySelector("[data-remove]");
      button.dataset.remove = file.id;
      button.value = `poista-liite-${file.id}`;
      if (file.isPicture) {
        const picture = document.createElement("img"), field = alt.querySelector("input");
        Object.assign(picture, { src: file.address, alt: "", width: file.width, height: file.height });
        field.id = field.name = `alt-${file.id}`;
        alt.querySelector("label").htmlFor = field.id;
        shown.prepend(picture);
        part.querySelector("#liite-ohje").hidden = false;
      } else {
        alt.remove();
      }
      item.replaceWith(shown);
      say(state, part.dataset.done.replace("{0}", file.name));
    };
    const send = (file, item, progress) => new Promise(resolve => {
      const body = new FormData(), request = new XMLHttpRequest();
      body.append("tunniste", form.elements.tunniste.value);
      body.append("paikka", form.elements.paikka.value);
      body.append("tiedosto", file);
      const end = error => {
        if (error) { item.remove(); say(state, ""); wrong(error); }
        resolve();
      };
      request.responseType = "json";
      request.upload.addEventListener("progress", event => { if (event.lengthComputable) progress.value = event.loaded / event.total; });
      request.addEventListener("load", () => {
        if (request.status === 200 && request.response?.id) { show(item, request.response); end(); }
        else end(request.response?.error ?? part.dataset.failed.replace("{0}", file.name));
      });
      request.addEventListener("error", () => end(part.dataset.failed.replace("{0}", file.name)));
      request.addEventListener("abort", () => { item.remove(); say(state, part.dataset.removed.replace("{0}", file.name)); end(); });
      item.querySelector("button").addEventListener("click", () => request.abort());
      request.open("POST", part.dataset.attach);
      request.send(body);
    });
    const add = file => {
      const item = document.createElement("li"), name = document.createElement("span"), progress = document.createElement("progress"), cancel = document.createElement("button");
      item.className = "attached-file sending";
      name.textContent = file.name;
      name.className = "attached-name";
      progress.max = 1;
      progress.setAttribute("aria-label", part.dataset.sending.replace("{0}", file.name));
      cancel.type = "button";
      cancel.className = "button quiet";
      cancel.textContent = part.dataset.cancel;
      let isCancelled = false;
      cancel.addEventListener("click", () => { isCancelled = true; item.remove(); input.focus(); });
      item.append(name, progress, cancel);
      list.append(item);
      say(state, part.dataset.sending.replace("{0}", file.name));
      waiting++;
      queue = queue.then(() => isCancelled ? undefined : send(file, item, progress)).then(() => { waiting--; });
    };
    input.addEventListener("change", () => {
      const chosen = [...input.files], room = most - list.children.length;
      input.value = "";
      errors.replaceChildren();
      errors.hidden = true;
      isWrong = false;
      input.removeAttribute("aria-invalid");
      for (const file of chosen.slice(0, Math.max(0, room))) {
        if (file.size > Number(part.dataset.mostBytes)) wrong(`${file.name}: ${part.dataset.tooLarge}`);
        else add(file);
      }
      const left = chosen.slice(Math.max(0, room)).map(file => file.name);
      if (left.length > 0) wrong(part.dataset.tooMany.replace("{1}", left.join(", ")));
    });
    list.addEventListener("click", event => {
      const button = event.target.closest("[data-remove]");
      if (!button) return;
      event.preventDefault();
      const item = button.closest("li"), name = item.querySelector("[data-name]").textContent;
      item.remove();
      input.focus();
      say(state, part.dataset.removed.replace("{0}", name));
      const body = new URLSearchParams({ tunniste: form.elements.tunniste.value, poista: button.dataset.remove });
      fetch(part.dataset.attach, { method: "POST", body, keepalive: true }).catch(() => { /* it is erased in a day */ });
    });
    return { isBusy: () => waiting > 0, done: () => queue.then(() => !isWrong) };
  }

  // ---- names ----
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

  // who quotes writes on behind the quotation
  function goOn(text) {
    if (!new URLSearchParams(location.search).has("lainaa")) return;
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
    text.scrollTop = text.scrollHeight;
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    keepAndSend(form, attachFiles(form));
    suggestNames(form);
    goOn(form.elements.teksti);
  }
})();
