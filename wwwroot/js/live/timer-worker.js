// @ts-check
// A worker, for a hidden page: the page's own timers may come once a minute, and then it would seem to have left. A worker's keep their time.

onmessage = ({ data: ms }) => { setTimeout(() => postMessage(null), ms); };
