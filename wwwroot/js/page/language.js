// @ts-check
// All tabs of a browser are in one language: when another is chosen in one tab, the others load again.
import { reload } from '../live/reload.js';
import { language } from './shell.js';
import { readItem, writeItem } from './storage.js';

const KEY = 'page in';

export function followLanguage() {
  if (readItem(KEY) !== language) writeItem(KEY, language);
  addEventListener('storage', ({ key, newValue }) => { if (key === KEY && newValue && newValue !== language) reload(); });
}
