// Keeps what is being written: in the browser at once, in the draft every now and then. Without it everything is saved when a button is pressed.
(() => {
  const saveEvery = 15000;
  const prefix = 'lape-luonnos:';
  const ignored = (name) => name === 'tunniste' || name === 'tee';

  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* full or forbidden: the draft is saved all the same */ } };
  const forget = (key) => { try { localStorage.removeItem(key); } catch { /* as above */ } };
  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };

  const marker = document.querySelector('[data-saved-page]');
  const form = document.querySelector('form.contribution');
  const base = location.pathname.replace(/\/[^/]*$/, '/');
  const saved = form?.dataset.saved || marker?.dataset.savedPage;
  if (saved) {
    for (const key of Object.keys(localStorage).filter((k) => k.startsWith(prefix) && (k.endsWith(base + saved) || k.includes('/kuvaa-prosessi/') || k.includes('/beskriv-processen/')))) forget(key);
  }
  if (!form || form.enctype === 'multipart/form-data') return;

  const key = prefix + form.dataset.owner + ':' + location.pathname;
  const status = form.querySelector('[data-state]');
  const values = (of) => [...new FormData(of)].filter(([name]) => !ignored(name)).map(([name, value]) => [name, String(value)]);
  const texts = (pairs) => JSON.stringify(pairs.filter(([name]) => !/^(pohja|avain|valinta)-/.test(name)).map(([name, value]) => [name, value.replace(/\r\n/g, '\n').trim()]));
  const opened = values(form);
  const kept = read(key);

  if (kept && texts(kept) !== texts(opened) && !form.querySelector('.contribution-conflict')) restore();

  function restore() {
    let missing = false;
    for (const [name, value] of kept) {
      const field = form.elements.namedItem(name);
      if (field && 'value' in field) field.value = value;
      else if (value.trim()) missing = true;
    }
    const notice = document.createElement('p');
    notice.className = 'notice';
    notice.setAttribute('role', 'status');
    notice.append(form.dataset.restored + ' ');
    if (missing) {
      const rest = document.createElement('span');
      rest.className = 'text';
      rest.textContent = kept.filter(([name, value]) => !form.elements.namedItem(name) && value.trim() && !/^(pohja|avain)-/.test(name)).map(([, value]) => value).join('\n');
      notice.append(rest, ' ');
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button quiet';
    button.textContent = form.dataset.forget;
    button.addEventListener('click', () => { forget(key); location.reload(); });
    notice.append(button);
    form.before(notice);
  }

  let changed = false;
  let timer = 0;
  let saving = false;
  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(() => keep(key, JSON.stringify(values(form))), 400);
  });
  form.addEventListener('submit', () => keep(key, JSON.stringify(values(form))));
  addEventListener('pagehide', () => { if (changed) keep(key, JSON.stringify(values(form))); });

  // a new description is begun by its button alone
  if (/\/(kuvaa-prosessi|beskriv-processen)\//.test(location.pathname)) return;
  setInterval(() => { if (changed && !saving) save(); }, saveEvery);

  async function save() {
    saving = true;
    changed = false;
    const sent = texts(values(form));
    const body = new URLSearchParams([...new FormData(form)]);
    body.set('tee', 'tallenna');
    try {
      const answer = await fetch(location.pathname, { method: 'POST', body });
      if (answer.status === 409) {
        keep(key, JSON.stringify(values(form)));
        status.textContent = form.dataset.conflict; // the button shows both texts
        return;
      }
      if (!answer.ok || !answer.redirected) throw new Error();
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.querySelector('form.contribution');
      if (!now) throw new Error();
      follow(now);
      if (texts(values(form)) === sent) forget(key);
      status.textContent = form.dataset.kept + ' ' + new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
    } catch {
      keep(key, JSON.stringify(values(form)));
      status.textContent = form.dataset.unsaved;
      changed = true; // it is tried again, also when nothing more is written
    } finally {
      saving = false;
    }
  }

  // the next saving compares with what has just been saved
  function follow(now) {
    for (const mark of now.querySelectorAll('input[type=hidden]')) {
      const mine = form.elements.namedItem(mark.name);
      if (mine && mark.name.startsWith('pohja-')) mine.value = mark.value;
    }
    const blocks = [...now.querySelectorAll('input[name^=avain-]')].map((k) => k.value);
    for (const block of form.querySelectorAll('input[name^=avain-]')) {
      const row = block.closest('fieldset');
      const filled = [...row.querySelectorAll('input[type=text], textarea')].some((f) => f.value.trim());
      if (filled && blocks.length) block.value = blocks.shift();
    }
  }
})();
