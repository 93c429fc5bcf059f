// Which modules a reader has done, kept in this browser and nowhere else. Nothing is kept before the first mark, nor after the last is gone.
{
  const panel = document.querySelector("[data-progress]");
  const key = `lape-modules-${panel.dataset.progress}`;
  const boxes = [...document.querySelectorAll("[data-module]")];
  const part = name => panel.querySelector(`[data-progress-${name}]`);
  const [text, note, clear, bar] = [part("text"), part("note"), part("clear"), panel.querySelector("progress")];

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
    } catch {
      note.textContent = panel.dataset.unkept;
    }
  };

  const done = () => boxes.filter(box => box.checked).map(box => box.dataset.module);

  const tell = () => {
    const count = done().length;
    text.textContent = panel.dataset.steps.replace("{0}", count).replace("{1}", boxes.length);
    bar.value = count;
    clear.hidden = count === 0;
  };

  const show = () => {
    const kept = read();
    for (const box of boxes) {
      box.checked = kept.includes(box.dataset.module);
    }
    tell();
  };

  for (const box of boxes) {
    box.closest("label").hidden = false;
    box.addEventListener("change", () => {
      keep(done());
      tell();
    });
  }
  clear.addEventListener("click", () => {
    for (const box of boxes) {
      box.checked = false;
    }
    keep([]);
    tell();
    text.textContent = `${panel.dataset.cleared} ${text.textContent}`;
    boxes[0].focus(); // the button is gone
  });
  addEventListener("storage", event => {
    if (event.key === key || event.key === null) {
      show(); // marked in another tab
    }
  });
  show();
  panel.hidden = false;
}
