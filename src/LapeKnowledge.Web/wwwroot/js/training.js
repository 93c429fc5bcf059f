// Which modules a reader has done. Nobody signed in: kept in this browser and nowhere else, and nothing before the first mark, nor after the last is gone.
// A member's are sent with the form of the page, which does it without this script too; what his browser had kept becomes his.
{
  const panel = document.querySelector("[data-progress]");
  const key = `lape-modules-${panel.dataset.progress}`;
  const boxes = [...document.querySelectorAll("[data-module]")];
  const part = name => panel.querySelector(`[data-progress-${name}]`);
  const [text, note, clear, bar, form] = [part("text"), part("note"), part("clear"), panel.querySelector("progress"), part("form")];
  const said = note.textContent;

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return Array.isArray(kept) ? kept : [];
    } catch {
      return []; // not allowed, or not ours: as if there was nothing
    }
  };

  const keep = done => {
    try {
      if (done.length > 0) {
        localStorage.setItem(key, JSON.stringify(done));
      } else {
        localStorage.removeItem(key);
      }
      return true;
    } catch {
      return false;
    }
  };

  let sending = Promise.resolve();
  const send = () => {
    sending = sending.then(async () => {
      try {
        // done is told by sending the reader back to the page, which need not be loaded again
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
        return answer.type === "opaqueredirect";
      } catch {
        return false;
      }
    });
    return sending;
  };

  const done = () => boxes.filter(box => box.checked).map(box => box.dataset.module);

  const tell = () => {
    const count = done().length;
    text.textContent = panel.dataset.steps.replace("{0}", count).replace("{1}", boxes.length);
    bar.value = count;
    clear.hidden = count === 0;
  };

  const save = async () => {
    tell();
    const kept = form ? await send() : keep(done());
    note.textContent = kept ? said : panel.dataset.unkept;
    return kept;
  };

  const show = () => {
    const kept = read();
    for (const box of boxes) {
      box.checked = form ? box.checked || kept.includes(box.dataset.module) : kept.includes(box.dataset.module);
    }
    tell();
  };

  for (const box of boxes) {
    box.closest("label").hidden = false;
    box.addEventListener("change", save);
  }
  clear.addEventListener("click", () => {
    for (const box of boxes) {
      box.checked = false;
    }
    save();
    text.textContent = `${panel.dataset.cleared} ${text.textContent}`;
    boxes[0].focus(); // the button is gone
  });
  if (form) {
    form.hidden = true; // each mark is sent as it is made
    const own = done().length;
    show();
    if (done().length > own) {
      save().then(kept => kept && keep([]));
    } else {
      keep([]);
    }
  } else {
    addEventListener("storage", event => {
      if (event.key === key || event.key === null) {
        show(); // marked in another tab
      }
    });
    show();
  }
  panel.hidden = false;
}
