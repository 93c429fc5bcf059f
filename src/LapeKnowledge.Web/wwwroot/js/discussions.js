// Discussions: new posts as they come. Without this file a thread is read by opening it again.
function followThread(bar) {
  let stream;
  const show = count => {
    const link = document.createElement("a");
    link.className = "button";
    const first = Number(new URL(bar.dataset.stream, location).searchParams.get("viimeinen")) + 1;
    link.href = bar.dataset.address.replace(/[?#].*$/, "") + `?viesti=${first}#p${first}`;
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

for (const bar of document.querySelectorAll("[data-stream]")) followThread(bar);
