// @ts-check
// The events on `document` that connect the modules: our own, and those of htmx. Only this module knows their names.

/**
 * @typedef {import('../live/open-transport.js').Frame} Frame
 *
 * What htmx is about to put on the page. A task that is removed from the list is skipped.
 * @typedef {{ tasks: SwapTask[], ctx?: { response?: Response } }} Swap
 * @typedef {{ fragment?: DocumentFragment, target?: HTMLElement }} SwapTask
 *
 * A form that htmx sends.
 * @typedef {object} FormRequest
 * @property {HTMLElement} sourceElement
 * @property {{ action: string, body: FormData, submitter?: Element | null }} request
 * @property {{ raw: Response, status: number, headers: Headers }} [response]
 */

const FRAME_APPLIED = 'poker:applied';
const PRESENCE_SHOWN = 'poker:presence';
const RELOAD = 'poker:reload';

/** @param {Frame} frame its HTML is on the page now */
export function dispatchFrameApplied(frame) {
  document.dispatchEvent(new CustomEvent(FRAME_APPLIED, { detail: frame }));
}

/** @param {(frame: Frame) => void} listener */
export const onFrameApplied = listener => listen(FRAME_APPLIED, listener);

/** The rows show which players are present. */
export function dispatchPresenceShown() {
  document.dispatchEvent(new CustomEvent(PRESENCE_SHOWN));
}

/** @param {() => void} listener */
export const onPresenceShown = listener => listen(PRESENCE_SHOWN, listener);

/** @param {(swap: Swap) => void} listener */
export const onBeforeSwap = listener => listen('htmx:before:swap', listener);

/** @param {() => void} listener */
export const onAfterSwap = listener => listen('htmx:after:swap', listener);

/** The request may still be changed. @param {(form: FormRequest) => void} listener */
export const onFormPrepared = listener => listen('htmx:config:request', detail => listener(detail.ctx));

/** The response has arrived, but is not on the page yet. @param {(form: FormRequest) => void} listener */
export const onFormAnswered = listener => listen('htmx:after:request', detail => listener(detail.ctx));

/** Called after success and failure. @param {(form: FormRequest) => void} listener */
export const onFormFinished = listener => listen('htmx:finally:request', detail => listener(detail.ctx));

/** No answer to the form has arrived; undefined for other errors of htmx. @param {(form?: FormRequest) => void} listener */
export const onFormFailed = listener => listen('htmx:error', detail => listener(detail.ctx));

/** The page is about to load itself again. */
export function dispatchReload() {
  document.dispatchEvent(new CustomEvent(RELOAD));
}

/** @param {() => void} listener */
export const onReload = listener => listen(RELOAD, listener);

/**
 * @param {string} name
 * @param {(detail: any) => void} listener
 */
function listen(name, listener) {
  document.addEventListener(name, event => listener(/** @type {CustomEvent} */ (event).detail));
}
