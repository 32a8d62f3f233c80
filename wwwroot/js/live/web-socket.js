// @ts-check
// A WebSocket as a way for frames. It only listens; it is not counted among a browser's six connections to one host.

/** @type {import('./open-transport.js').Way} */
export const socket = {
  name: 'ws',
  open({ url, take, down }) {
    const opened = new WebSocket(String(url('/ws')).replace(/^http/, 'ws'));
    opened.onmessage = event => take(JSON.parse(event.data));
    opened.onclose = () => down({ why: 'cut' });
    return () => close(opened);
  },
};

/** @param {WebSocket} opened */
function close(opened) {
  opened.onmessage = opened.onclose = null;
  // Closing one that is still being opened is an error in the browser's console.
  if (opened.readyState === WebSocket.CONNECTING) opened.onopen = () => opened.close();
  else opened.close();
}
