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
  const typed = (pairs) => pairs.filter(([name]) => !/^(pohja|avain|valinta)-/.test(name)).map(([name, value]) => [name, value.replace(/\r\n/g, '\n').trim()]);
  const texts = (pairs) => JSON.stringify(typed(pairs));
  const waits = (name) => form.elements.namedItem('valinta-' + name); // two texts of the field stand beside each other, and nobody has chosen
  // a text that waits is kept with no mark: when it comes back, it is a conflict still
  const keepAll = () => keep(key, JSON.stringify(values(form).filter(([name]) => !name.startsWith('valinta-')).map(([name, value]) => [name, name.startsWith('pohja-') && waits(name.slice(6)) ? '' : value])));
  const opened = values(form);
  const [mine, stored] = [fields(form), fields(form)]; // by field: what stood here when it was last compared with the draft, and what stood in the draft
  const kept = read(key);
  let isUndecided = form.querySelector('.contribution-conflict') !== null;

  if (kept && texts(kept) !== texts(opened) && !isUndecided) restore();

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
      rest.textContent = kept.filter(([name, value]) => !form.elements.namedItem(name) && value.trim() && !/^(pohja|avain|valinta)-/.test(name)).map(([, value]) => value).join('\n');
      notice.append(rest, ' ');
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button quiet';
    button.textContent = form.dataset.forget;
    button.addEventListener('click', () => { changed = false; clearTimeout(timer); forget(key); location.reload(); });
    notice.append(button);
    form.before(notice);
  }

  let changed = false;
  let timer = 0;
  let saving = false;
  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(keepAll, 400);
  });
  form.addEventListener('submit', keepAll);
  addEventListener('pagehide', () => { if (changed) keepAll(); });

  // a new description is begun by its button alone
  if (/\/(kuvaa-prosessi|beskriv-processen)\//.test(location.pathname)) return;
  setInterval(() => { if (changed && !saving && !isUndecided) save(); }, saveEvery);

  async function save() {
    saving = true;
    changed = false;
    clearTimeout(timer);
    keepAll();
    const sent = fields(form);
    const rows = [...form.querySelectorAll('input[name^=avain-]')].filter(isFilled);
    const body = new URLSearchParams([...new FormData(form)]);
    body.set('tee', 'tallenna');
    try {
      const answer = await fetch(location.pathname, { method: 'POST', body });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.querySelector('form.contribution');
      const alert = page.querySelector('main [role=alert]');
      if (answer.status >= 400 && answer.status < 500 && alert) {
        // two have changed one field: the button shows both texts; or it cannot be taken, and sending it once more does not help
        isUndecided = page.querySelector('.contribution-conflict') !== null;
        if (isUndecided) follow(now, sent, rows);
        keepAll();
        status.textContent = isUndecided ? form.dataset.conflict : alert.textContent.replace(/\s+/g, ' ').trim();
        return;
      }
      if (!answer.ok || !answer.redirected || !now) throw new Error();
      const taken = follow(now, sent, rows);
      if (!changed) forget(key);
      const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
      status.textContent = [form.dataset.kept + ' ' + clock, ...taken.map((label) => form.dataset.taken.replace('{0}', label))].join('. ');
    } catch {
      keepAll();
      status.textContent = form.dataset.unsaved;
      changed = true; // it is tried again, also when nothing more is written
    } finally {
      saving = false;
    }
  }

  // The next saving compares with what stands in the draft now. Where that is somebody else's, its mark is taken with its text or not at all: then the
  // next saving shows both.
  function follow(now, sent, rows) {
    const [theirs, here, taken] = [fields(now), fields(form), []];
    for (const mark of now.querySelectorAll('input[name^=pohja-]')) {
      const name = mark.name.slice(6);
      if (now.elements.namedItem('valinta-' + name)) continue;
      const isSaved = sent[name] === mine[name] ? theirs[name] === stored[name] : bare(theirs[name]) === bare(sent[name]);
      const field = form.elements.namedItem(name);
      if (!isSaved && (here[name] !== sent[name] || !field)) continue;
      if (!isSaved) {
        field.value = theirs[name];
        taken.push(form.querySelector(`label[for="${name}"]`).textContent.replace('*', '').trim());
      } else if (name === 'vaiheet') {
        const blocks = [...now.querySelectorAll('input[name^=avain-]')].filter(isFilled);
        rows.forEach((row, at) => { if (blocks[at]) row.value = blocks[at].value; });
      }
      form.elements.namedItem(mark.name).value = mark.value;
      mine[name] = isSaved ? sent[name] : theirs[name];
      stored[name] = theirs[name];
    }
    return taken;
  }

  function isFilled(block) {
    return [...block.closest('fieldset').querySelectorAll('input[type=text], textarea')].some((f) => f.value.trim());
  }

  // the rows of the steps are one field, without those that are empty
  function fields(of) {
    const [found, rows] = [{}, []];
    for (const [name, value] of typed(values(of))) {
      const row = /-(\d+)$/.exec(name);
      if (row) (rows[row[1]] ??= []).push(value);
      else found[name] = value;
    }
    return { ...found, vaiheet: rows.filter((r) => r.some(Boolean)).map((r) => r.join('\n')).join('\n\n') };
  }

  // without what the site writes in its own way
  function bare(text) {
    return text.replace(/[\s\p{C}•*–-]+/gu, '');
  }
})();
