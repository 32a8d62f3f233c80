// @ts-check
// The title and the icon of the tab show the state of the round, and the name of the session as it is now.
import { onFrameApplied } from '../page/events.js';

export function keepTitle() {
  const icon = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="icon"]'));
  const usualIcon = icon?.href ?? '';
  let page = document.title;
  let name = sessionName();
  const show = () => {
    const now = sessionName();
    page = page.replace(name, () => now);
    name = now;
    document.title = [...roundState(), page].join(' · ');
    const href = iconOf(icon?.dataset ?? {}) ?? usualIcon;
    if (icon && icon.href !== href) icon.href = href;
  };
  show();
  onFrameApplied(show);
}

function sessionName() {
  return document.getElementById('session-name')?.textContent ?? '';
}

/** How the round stands, and its story. */
function roundState() {
  const progress = document.getElementById('progress');
  if (!progress) return [];
  const state = progress.querySelector('.verdict, .progress-text')?.textContent;
  const story = document.querySelector('#story:not([data-quick]) :is(.story-key, .story-title)')?.textContent;
  return [state, story].map(text => text?.trim()).filter(text => text);
}

/** @param {DOMStringMap} icons for the states of a round that have their own */
function iconOf({ complete, revealed }) {
  const { dataset } = document.getElementById('progress') ?? {};
  return dataset?.phase === 'revealed' ? revealed : dataset?.complete === undefined ? undefined : complete;
}
