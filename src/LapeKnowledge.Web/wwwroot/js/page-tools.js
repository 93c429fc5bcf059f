// Copies and prints. Without this script the reference is text, the link is a link, and the buttons are not shown.
const tell = (from, text) => {
  const told = from.closest("section").querySelector("[data-told]");
  told.textContent = text;
};

const copy = async (from, text) => {
  try {
    await navigator.clipboard.writeText(text);
    tell(from, from.dataset.copied);
  } catch {
    tell(from, text); // not allowed: shown, to be copied by hand
  }
};

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button, document.querySelector(button.dataset.copy).textContent.trim()));
  }
  for (const link of document.querySelectorAll("[data-copy-address]")) {
    link.textContent = link.dataset.label;
    link.addEventListener("click", event => {
      event.preventDefault();
      copy(link, link.href);
    });
  }
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
