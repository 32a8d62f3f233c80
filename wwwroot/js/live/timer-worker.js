// @ts-check
// A timer for a hidden tab. Its own timers may run only once a minute, and its player would seem absent; those of a worker are not delayed.

onmessage = ({ data: ms }) => { setTimeout(() => postMessage(null), ms); };
