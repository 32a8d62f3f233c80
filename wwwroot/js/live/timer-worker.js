// @ts-check
// A timer for a hidden tab. The tab's own may be delayed to once a minute, and its player would seem to have left; a worker's are not.

onmessage = ({ data: ms }) => { setTimeout(() => postMessage(null), ms); };
