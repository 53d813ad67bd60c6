import { keep, kept } from './kept.js';
import { t } from './words.js';

const token = new URL(location.href).searchParams.get('token') ?? '';
const listeners = new Set();
const REFUSED = 403;
const RETRY_MS = 3_000;

/** What the page knows. `snapshot` is what the server last showed; the rest is the page's own. */
export const state = {
  /** @type {any} */
  snapshot: undefined,
  person: localStorage.getItem('gunungan-person') ?? 'secretariat',
  /** Which of a person's chats each column shows. */
  open: { telegram: 'telegram-group', slack: 'slack-channel' },
  /** Narrow screens show one part at a time: `people`, `chats` or `panel`. */
  part: 'chats',
  /** Texts that are being written, by chat. */
  drafts: kept('drafts', {}),
  replyTo: {},
  toast: undefined,
  formErrors: {},
  isConnected: false,
  /** The server does not take this page's token: the address was not copied whole, or it is an earlier demo's. */
  isRefused: false,
  seen: JSON.parse(localStorage.getItem('gunungan-seen') ?? '{}'),
};

/** Changes the page's state and has it drawn again. */
export function change(part) {
  Object.assign(state, part);
  if (part.drafts !== undefined) keep('drafts', part.drafts);
  for (const listener of listeners) listener();
}

/** Calls the listener after each change. */
export function onChange(listener) {
  listeners.add(listener);
}

let source;

/** Follows what one person sees; the server shows every change. */
export function follow(person) {
  source?.close();
  localStorage.setItem('gunungan-person', person);
  change({ person, replyTo: {}, formErrors: {} });
  source = new EventSource(`/live?person=${encodeURIComponent(person)}&token=${encodeURIComponent(token)}`);
  source.onopen = () => change({ isConnected: true });
  source.onerror = ({ currentTarget }) => {
    change({ isConnected: false });
    // A connection that broke is tried again by itself; one that was turned away is closed.
    if (currentTarget.readyState === EventSource.CLOSED) void findReason(person);
  };
  source.onmessage = ({ data }) => {
    const snapshot = JSON.parse(data);
    if (snapshot.person !== state.person) return;
    const own = snapshot.people.find(({ id }) => id === person);
    state.seen[person] = own?.received ?? 0;
    localStorage.setItem('gunungan-seen', JSON.stringify(state.seen));
    change({ snapshot, isConnected: true });
  };
}

/** An event source does not tell why it was turned away: an order that does nothing does. */
async function findReason(person) {
  const response = await post({}).catch(() => undefined);
  if (response === undefined) setTimeout(() => follow(state.person), RETRY_MS);
  else if (response.status === REFUSED) change({ isRefused: true });
  else if (person !== 'secretariat') follow('secretariat');
}

function post(order) {
  return fetch('/order', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Playground-Token': token },
    body: JSON.stringify(order),
  });
}

/** Sends an order to the server; gives back what it says, or shows the problem. `isLost`: it did not arrive. */
export async function send(order) {
  try {
    const response = await post(order);
    if (response.status === REFUSED) {
      change({ isRefused: true });
      return { isLost: true };
    }
    const answer = await response.json();
    if (answer.problem !== undefined) showToast(answer.problem);
    return answer;
  } catch {
    showToast(t('offline'));
    return { isLost: true };
  }
}

/** Moves the clock, or says that there is nothing to move it to. */
export async function moveClock(how) {
  const { moved } = await send({ kind: 'leap', how });
  if (moved === false) showToast(t('clock.nothing'));
}

/** Does something as the person whose part is taken. */
export function act(deed) {
  return send({ kind: 'act', person: state.person, act: deed });
}

let hiding;

/** Shows a short notice, as the chats' clients do. */
export function showToast(text) {
  clearTimeout(hiding);
  change({ toast: text });
  hiding = setTimeout(() => change({ toast: undefined }), 6_000);
}

/** Address of a file of a chat. */
export function documentUrl(platform, { id, name }) {
  return `/document/${platform}/${encodeURIComponent(id)}/${encodeURIComponent(name)}?token=${encodeURIComponent(token)}`;
}
