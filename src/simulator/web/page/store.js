const token = new URL(location.href).searchParams.get('token') ?? '';
const listeners = new Set();

/** What the page knows. `snapshot` is what the server last showed; the rest is the page's own. */
export const state = {
  snapshot: undefined,
  person: localStorage.getItem('gunungan-person') ?? 'sekretariat',
  /** Which of a person's chats each column shows. */
  open: { telegram: 'telegram-group', slack: 'slack-channel' },
  /** Narrow screens show one part at a time: `people`, `chats` or `panel`. */
  part: 'chats',
  /** Texts that are being written, by chat. */
  drafts: {},
  replyTo: {},
  toast: undefined,
  formErrors: {},
  isConnected: false,
  seen: JSON.parse(localStorage.getItem('gunungan-seen') ?? '{}'),
};

/** Changes the page's state and has it drawn again. */
export function change(part) {
  Object.assign(state, part);
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
  source.onerror = () => change({ isConnected: false });
  source.onmessage = ({ data }) => {
    const snapshot = JSON.parse(data);
    if (snapshot.person !== state.person) return;
    const own = snapshot.people.find(({ id }) => id === person);
    state.seen[person] = own?.received ?? 0;
    localStorage.setItem('gunungan-seen', JSON.stringify(state.seen));
    change({ snapshot, isConnected: true });
  };
}

/** Sends an order to the server; gives back what it says, or shows the problem. */
export async function send(order) {
  try {
    const response = await fetch('/order', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Playground-Token': token },
      body: JSON.stringify(order),
    });
    const answer = await response.json();
    if (answer.problem !== undefined) showToast(answer.problem);
    return answer;
  } catch {
    showToast('…');
    return {};
  }
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
export function documentUrl(platform, id, name) {
  return `/document/${platform}/${encodeURIComponent(id)}/${encodeURIComponent(name)}?token=${encodeURIComponent(token)}`;
}
