// @ts-check
// Starts what nobody needs at once: it is not fetched with the page, so that a first visit is quick.

/** A browser opens six connections to a host. These modules leave half of them to the live table, which a slow network would hold up. */
const MOST_AT_ONCE = 3;

/** A module that does not come in this time lets the others pass; it starts if it comes after all. */
const LATE_MODULE_MS = 10_000;

/** Loads that wait for others. @type {(() => Promise<void>)[]} */
const waiting = [];
let loading = 0;

/** Loads that failed, for the next connection. @type {(() => void)[]} */
const failedLoads = [];

/**
 * @param {object} page
 * @param {import('../live/connection.js').Connection} page.connection
 * @param {import('../live/page-updates.js').PageUpdates} page.updates
 * @param {import('../outbox/outbox.js').Outbox} page.outbox
 * @param {number} page.version the version that the page was loaded with
 * @param {(import('../page/events.js').FormRequest | undefined)[]} page.failed the forms that have had no answer until now
 */
export function startLater({ connection, updates, outbox, version, failed }) {
  loadAgainWhenConnected(connection);
  load(() => import('./settling.js'), ({ holdMovingButtons }) => holdMovingButtons());
  load(() => import('./double-click.js'), ({ guardDoubleClicks }) => guardDoubleClicks());
  load(() => import('./undo-settling.js'), ({ holdUndo }) => holdUndo());
  load(() => import('./unanswered.js'), ({ explainUnanswered }) => explainUnanswered({ connection, updates, version, failed }));
  load(() => import('./solved.js'), ({ removeSolvedProblems }) => removeSolvedProblems());
  load(() => import('./ended.js'), ({ followEnd }) => followEnd(outbox));
  load(() => import('./title.js'), ({ keepTitle }) => keepTitle());
  load(() => import('./parts.js'), ({ stayOnPage }) => stayOnPage());
  load(() => import('./focus.js'), ({ keepFocus }) => keepFocus());
  load(() => import('./drafts.js'), ({ keepDrafts }) => keepDrafts());
  load(() => import('./question.js'), ({ askBeforeOldActions }) => askBeforeOldActions(outbox));
  load(() => import('./recent.js'), ({ rememberSession }) => rememberSession());
  load(() => import('./offline.js'), ({ prepareOffline }) => prepareOffline());
  load(() => import('./share.js'), ({ offerSharing }) => offerSharing());
  load(() => import('./parking.js'), ({ parkWhenHidden }) => parkWhenHidden(connection));
  load(() => import('./signals.js'), ({ giveSignals }) => giveSignals());
  load(() => import('./screen.js'), ({ keepScreenOn }) => keepScreenOn());
  if (document.getElementById('progress')) {
    load(() => import('./spoken.js'), ({ tellVotes }) => tellVotes());
    load(() => import('./deal.js'), ({ dealCards }) => dealCards());
  }
  if (document.querySelector('.felt')) {
    load(() => import('./names.js'), ({ markCutNames }) => markCutNames());
    load(() => import('./glide.js'), ({ glideSeats }) => glideSeats());
  }
  // Without it, links lead to what a long list does not show.
  if (document.getElementById('stories')) {
    load(() => import('./more-rows.js'), ({ loadMoreRows }) => loadMoreRows(updates));
    load(() => import('./drag.js'), ({ dragRows }) => dragRows());
    load(() => import('./import.js'), ({ previewImports }) => previewImports(connection));
    load(() => import('./file-field.js'), ({ showFileName }) => showFileName());
    load(() => import('./edit-row.js'), ({ editRows }) => editRows(updates));
    load(() => import('./search.js'), ({ searchStories }) => searchStories(updates));
    load(() => import('./select.js'), ({ selectStories }) => selectStories());
    load(() => import('./row-menu.js'), ({ closeRowMenus }) => closeRowMenus());
  }
  if (document.getElementById('references')) load(() => import('./references.js'), ({ showReferences }) => showReferences(updates));
  if (document.getElementById('summary')) load(() => import('./summary.js'), ({ keepSummary }) => keepSummary(updates, version));
}

/**
 * A page goes on without a module that cannot be fetched.
 * @template Module
 * @param {() => Promise<Module>} fetchModule
 * @param {(module: Module) => void} start
 */
function load(fetchModule, start) {
  waiting.push(() => fetchModule().then(start, () => { failedLoads.push(() => load(fetchModule, start)); }));
  loadNext();
}

/** @param {import('../live/connection.js').Connection} connection */
function loadAgainWhenConnected(connection) {
  let wasConnected = false;
  connection.onChange(() => {
    const isConnected = connection.state === 'connected';
    if (isConnected && !wasConnected) failedLoads.splice(0).forEach(again => again());
    wasConnected = isConnected;
  });
}

async function loadNext() {
  if (loading === MOST_AT_ONCE) return;
  const next = waiting.shift();
  if (!next) return;
  loading++;
  try {
    await Promise.race([next(), new Promise(done => setTimeout(done, LATE_MODULE_MS))]);
  } finally {
    loading--;
    loadNext();
  }
}
