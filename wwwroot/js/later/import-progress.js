// @ts-check
// Sends the forms of an import and shows how far it has come: what is sent, whether it waits, how many rows are read. It can be cancelled
// until it is saved. Without this script the browser sends the same forms.
import { finish } from '../page/busy-buttons.js';
import { show } from './unanswered.js';

/** A form that is answered sooner shows nothing. */
const SHOWN_AFTER_MS = 600;
const ASKED_EVERY_MS = 700;

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 * @returns {boolean} whether it is being sent; if not, the browser has to
 */
export function sendImport(form, submitter) {
  const view = document.getElementById('import-progress');
  if (!view) return false;
  const request = new XMLHttpRequest();
  const body = new FormData(form);
  const job = Math.random().toString(36).slice(2);
  body.append('job', job);
  const progress = new Progress(view, () => request.abort());
  request.upload.addEventListener('progress', ({ loaded, total }) => progress.showSent(loaded / total));
  request.upload.addEventListener('load', () => progress.follow(job));
  request.addEventListener('load', () => answer(request));
  request.addEventListener('error', () => form.submit());
  request.addEventListener('loadend', () => {
    progress.end();
    finish(submitter);
  });
  request.open('POST', form.action);
  request.send(body);
  return true;
}

/**
 * The answer to an import is the page with its report; that to a preview, or a refusal, has another side. An error is a page of its own:
 * what it says is shown here, where the list still is.
 * @param {XMLHttpRequest} request
 */
function answer({ responseURL, responseText, status }) {
  const page = new DOMParser().parseFromString(responseText, 'text/html');
  const [side, shown] = [page.querySelector('.sheet-side'), document.querySelector('.sheet-side')];
  if (status >= 400 && !side) {
    show(page.querySelector('main > .lead')?.textContent ?? undefined);
    return;
  }
  if (new URL(responseURL).searchParams.has('report') || !side || !shown) {
    location.assign(responseURL);
    return;
  }
  shown.remove();
  document.getElementById('main')?.prepend(document.adoptNode(side));
  const toast = page.querySelector('#notifications > .toast');
  if (toast) document.getElementById('notifications')?.append(document.adoptNode(toast));
  const start = side.querySelector('[autofocus], input:not([type="hidden"]), textarea');
  if (start instanceof HTMLElement) start.focus();
  side.scrollIntoView({ block: 'nearest' });
}

class Progress {
  #view;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ended = false;

  /** @param {HTMLElement} view @param {() => void} cancel */
  constructor(view, cancel) {
    this.#view = view;
    const button = view.querySelector('button');
    if (button) button.onclick = cancel;
    this.#timer = setTimeout(() => { view.hidden = false; }, SHOWN_AFTER_MS);
  }

  /** @param {number} share of the file, 0 to 1 */
  showSent(share) {
    const percent = Math.floor(share * 100);
    this.#show(this.#view.dataset.sending?.replace('{0}', String(percent)), percent);
  }

  /** Asks the server from time to time. @param {string} job */
  async follow(job) {
    while (!this.#ended) {
      await new Promise(resolve => { setTimeout(resolve, ASKED_EVERY_MS); });
      const answered = await fetch(`${this.#view.dataset.progress}?job=${job}`).catch(() => null);
      if (this.#ended || answered?.status !== 200) continue;
      const { state, rows } = await answered.json();
      this.#show(this.#view.dataset[state]?.replace('{0}', String(rows)));
    }
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#view.hidden = true;
  }

  /** @param {string | undefined} text @param {number} [percent] none while nobody knows how long it takes */
  #show(text, percent) {
    const [line, bar] = [this.#view.querySelector('p'), this.#view.querySelector('progress')];
    if (line && line.textContent !== text) line.textContent = text ?? '';
    if (!bar) return;
    if (percent === undefined) bar.removeAttribute('value');
    else bar.value = percent;
  }
}
