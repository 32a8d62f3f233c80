// @ts-check
// Tab stops that a script sets. A morph makes an element equal to what the server sent; it leaves these, so that the focus stays.
import htmx from '../../lib/htmx-4.0.1/htmx.esm.min.js';

const ours = new WeakSet();

htmx.registerExtension('tab-stops', {
  /** @param {Element} element @param {{ attrName: string, newValue: string | null }} change */
  htmx_before_morph_attr: (element, { attrName, newValue }) => attrName !== 'tabindex' || newValue !== null || !ours.has(element),
});

/** @param {HTMLElement} element @param {number} tabIndex */
export function setTabStop(element, tabIndex) {
  ours.add(element);
  element.tabIndex = tabIndex;
}

/** @param {HTMLElement} element whose tab stop a script has set */
export function removeTabStop(element) {
  ours.delete(element);
  element.removeAttribute('tabindex');
}
