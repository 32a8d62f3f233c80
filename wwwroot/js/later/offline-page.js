// @ts-check
// The page that is shown without a connection: what was on screen last, from the list of sessions that this browser keeps. It opens what
// was asked for as soon as the server answers.
import { language } from '../page/shell.js';
import { codeOfAddress, recent } from './recent.js';

const CHECK_MS = 5000;

showLastScreen();
followServer();

function showLastScreen() {
  const code = codeOfAddress();
  const session = recent().find(each => each.screen && (code === '' || each.code === code));
  const section = document.getElementById('last-screen');
  if (!session?.screen || !section) return;
  const { name, at, screen } = session;
  const part = (/** @type {string} */ className) => /** @type {HTMLElement} */ (section.querySelector(`.last-${className}`));
  part('time').textContent = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  part('session').textContent = name;
  part('story').textContent = screen.story;
  part('players').textContent = new Intl.ListFormat(language, { type: 'unit' }).format(screen.players);
  part('state').append(...screen.state.map(text => element('li', text)));
  part('figures').append(...screen.figures.flatMap(([term, figure]) => [element('dt', term), element('dd', figure)]));
  part('stories').append(...screen.stories.map(([story, estimate]) => {
    const row = element('li', story);
    if (estimate) row.append(' ', element('b', estimate));
    return row;
  }));
  section.hidden = false;
}

function followServer() {
  const reload = () => location.reload();
  document.querySelector('.offline-again')?.addEventListener('click', reload);
  addEventListener('online', reload);
  setInterval(async () => { if (!document.hidden && await isThere()) reload(); }, CHECK_MS);
}

async function isThere() {
  try {
    return (await fetch('health/live', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.dir = 'auto';
  made.textContent = text;
  return made;
}
