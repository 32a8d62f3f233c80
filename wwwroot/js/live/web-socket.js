// @ts-check
// A WebSocket as a transport. It only receives. A browser does not count it among its six connections to one host.
import { options } from '../page/shell.js';

/** @type {import('./open-transport.js').Transport} */
export const webSocket = {
  name: 'ws',
  open({ url, receive, fail }) {
    const socket = new WebSocket(String(url(options.paths.socket)).replace(/^http/, 'ws'));
    socket.onmessage = event => receive(JSON.parse(event.data));
    socket.onclose = () => fail({ reason: 'lost' });
    return () => close(socket);
  },
};

/** @param {WebSocket} socket */
function close(socket) {
  socket.onmessage = socket.onclose = null;
  // Closing a socket that is still connecting would log an error in the console.
  if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
  else socket.close();
}
