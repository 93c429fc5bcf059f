// Suggestions while one types, the count of opened results, and the wait for an index. Without this script every box is a form that searches.
{
  const texts = document.querySelector("[data-suggestions]");
  const language = document.documentElement.lang;
  const fewest = 2;
  const pause = 150;

  const ask = async (typed, signal) => {
    const answer = await fetch(`${texts.dataset.suggestions}?lang=${language}&q=${encodeURIComponent(typed)}`, { signal });
    return answer.ok ? (await answer.json()).suggestions : [];
  };

  // the combobox of the ARIA Authoring Practices, with a list from which one may choose
  const setUpBox = box => {
    const form = box.form;
    const list = document.createElement("ul");
    const told = document.createElement("p");
    const known = new Map();
    let shown = [];
    let active = -1;
    let asking;
    let timer;
    list.id = `${box.id}-suggestions`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", texts.dataset.label);
    told.className = "visually-hidden";
    told.setAttribute("role", "status");
    box.after(list, told);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
      box.setAttribute(name, value);
    }

    const mark = index => {
      active = index;
      for (const [at, option] of [...list.children].entries()) {
        option.setAttribute("aria-selected", String(at === index));
      }
      if (index < 0) {
        box.removeAttribute("aria-activedescendant");
      } else {
        box.setAttribute("aria-activedescendant", list.children[index].id);
        list.children[index].scrollIntoView({ block: "nearest" });
      }
    };
    const close = () => {
      clearTimeout(timer);
      asking?.abort();
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const choose = index => {
      const { text, url } = shown[index];
      close();
      if (url) {
        location.assign(url);
        return;
      }
      box.value = text;
      form.requestSubmit();
    };
    const option = (suggestion, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const text = document.createElement("span");
      text.textContent = suggestion.text;
      if (suggestion.language) {
        text.lang = suggestion.language;
      }
      item.append(text);
      if (suggestion.typeLabel) {
        const type = document.createElement("span");
        type.className = `type-label of-${suggestion.type}`;
        type.textContent = suggestion.typeLabel;
        item.append(" ", type);
      }
      item.addEventListener("click", () => choose(index));
      return item;
    };
    const count = number => (number === 0 ? texts.dataset.none : number === 1 ? texts.dataset.one : texts.dataset.many.replace("{0}", number));
    const show = suggestions => {
      shown = suggestions;
      list.replaceChildren(...suggestions.map(option));
      list.hidden = suggestions.length === 0;
      box.setAttribute("aria-expanded", String(suggestions.length > 0));
      mark(-1);
      told.textContent = count(suggestions.length);
    };
    const look = async () => {
      const typed = box.value.trim();
      asking?.abort();
      if (typed.length < fewest) {
        close();
        told.textContent = "";
        return;
      }
      asking = new AbortController();
      const { signal } = asking;
      try {
        const suggestions = known.get(typed) ?? await ask(typed, signal);
        if (!signal.aborted && document.activeElement === box) {
          known.set(typed, suggestions);
          show(suggestions);
        }
      } catch {
        // given up for the next letter, or the network is down: the form works all the same
      }
    };

    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, pause);
    });
    box.addEventListener("blur", close);
    form.addEventListener("submit", close);
    list.addEventListener("pointerdown", event => event.preventDefault()); // the box keeps the focus
    box.addEventListener("keydown", event => {
      if (event.isComposing || event.ctrlKey || event.metaKey) {
        return;
      }
      const last = shown.length - 1;
      const moves = { ArrowDown: () => (active < last ? active + 1 : -1), ArrowUp: () => (active < 0 ? last : active - 1) };
      if (Object.hasOwn(moves, event.key)) {
        event.preventDefault();
        if (list.hidden) {
          look();
        } else {
          mark(moves[event.key]());
        }
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault(); // the first closes the list, the next one empties the box
        event.stopPropagation();
        close();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(active);
      }
    });
  };

  for (const box of document.querySelectorAll("input[data-suggest]")) {
    setUpBox(box);
  }

  const header = document.getElementById("site-search");
  header?.addEventListener("toggle", event => event.newState === "open" && header.querySelector("input").focus());

  // that something was opened, and after which query; not by whom
  const hits = document.querySelector("[data-opened]");
  const tell = event => {
    if (event.target.closest(".hit-link") && hits.dataset.query !== "") {
      navigator.sendBeacon(hits.dataset.opened, new URLSearchParams({ q: hits.dataset.query }));
    }
  };
  hits?.addEventListener("click", tell);
  hits?.addEventListener("auxclick", event => event.button === 1 && tell(event));

  if (document.querySelector("[data-waiting]")) {
    const wait = setInterval(async () => {
      const answer = await fetch(location.href, { method: "HEAD" }).catch(() => undefined);
      if (answer && answer.status !== 503) {
        clearInterval(wait);
        location.reload();
      }
    }, 3000);
  }
}
