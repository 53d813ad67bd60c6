import { type JsonRecord, recordsOf } from './json.ts';
import { withIds } from './messages.ts';
import type { SlackState, SlackView } from './state.ts';

/** Slack stacks at most three modals. */
export const MAX_STACK = 3;

/** The open modals of a person, the visible one last. */
export function modalsOf(state: SlackState, user: string): readonly SlackView[] {
  return state.modals.get(user) ?? [];
}

/** The modal that a person sees. */
export function topModal(state: SlackState, user: string): SlackView | undefined {
  return modalsOf(state, user).at(-1);
}

/** Opens a modal in place of any open one. */
export function openModal(
  state: SlackState,
  { user, view }: { readonly user: string; readonly view: JsonRecord },
): SlackView {
  return setStack(state, { user, stack: [newView(state, { user, view, above: undefined })] });
}

/** Opens a modal above the visible one. */
export function pushModal(
  state: SlackState,
  { user, view }: { readonly user: string; readonly view: JsonRecord },
): SlackView {
  const stack = modalsOf(state, user);
  return setStack(state, { user, stack: [...stack, newView(state, { user, view, above: stack.at(-1) })] });
}

/** Closes one modal, or the whole stack. The one below becomes visible. */
export function closeModal(
  state: SlackState,
  { user, which }: { readonly user: string; readonly which: SlackView | 'all' },
): void {
  const rest = which === 'all' ? [] : modalsOf(state, user).filter(({ id }) => id !== which.id);
  state.modals.set(user, rest);
  state.watch.changed({ kind: 'modal', user });
}

/** Replaces the content of an open view; what was entered in blocks that stay is kept. */
export function replaceView(
  state: SlackState,
  { old, view }: { readonly old: SlackView; readonly view: JsonRecord },
): SlackView {
  const blocks = withIds(state, recordsOf(view.blocks));
  const kept = Object.entries(old.values).filter(([id]) => blocks.some((block) => block.block_id === id));
  return storeView(state, {
    ...old,
    view: { ...view, blocks },
    hash: state.ids.next('h'),
    values: Object.fromEntries(kept),
  });
}

/** Puts a changed view back where it was found: modal or home tab. */
export function storeView(state: SlackState, view: SlackView): SlackView {
  const { user } = view;
  if (view.view.type === 'home') {
    state.homes.set(user, view);
    state.watch.changed({ kind: 'home', user });
    return view;
  }
  setStack(state, { user, stack: modalsOf(state, user).map((one) => (one.id === view.id ? view : one)) });
  return view;
}

/** Shows a home tab to a person. */
export function publishHome(
  state: SlackState,
  { user, view }: { readonly user: string; readonly view: JsonRecord },
): SlackView {
  const old = state.homes.get(user);
  return old
    ? replaceView(state, { old, view })
    : storeView(state, newView(state, { user, view, above: undefined }));
}

/** An open view by its own id or the app's. */
export function findView(
  state: SlackState,
  by: { viewId?: string; externalId?: string },
): SlackView | undefined {
  const open = [...state.modals.values()].flat().concat([...state.homes.values()]);
  return open.find(
    (one) => one.id === by.viewId || (by.externalId && one.view.external_id === by.externalId),
  );
}

/** The view as answers and payloads carry it. */
export function viewWire(
  state: SlackState,
  { id, hash, rootId, previousId, view, values }: SlackView,
): JsonRecord {
  return {
    id,
    team_id: state.team.id,
    private_metadata: '',
    callback_id: '',
    title: null,
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    external_id: '',
    ...view,
    hash,
    root_view_id: rootId,
    previous_view_id: previousId ?? null,
    app_id: state.bot.appId,
    app_installed_team_id: state.team.id,
    bot_id: state.bot.botId,
    state: { values },
  };
}

function newView(
  state: SlackState,
  {
    user,
    view,
    above,
  }: { readonly user: string; readonly view: JsonRecord; readonly above: SlackView | undefined },
): SlackView {
  const id = state.ids.next('V');
  const blocks = withIds(state, recordsOf(view.blocks));
  return {
    id,
    user,
    hash: state.ids.next('h'),
    rootId: above?.rootId ?? id,
    previousId: above?.id,
    view: { ...view, blocks },
    values: {},
  };
}

function setStack(
  state: SlackState,
  { user, stack }: { readonly user: string; readonly stack: readonly SlackView[] },
): SlackView {
  state.modals.set(user, stack);
  state.watch.changed({ kind: 'modal', user });
  const top = stack.at(-1);
  if (!top) throw new Error('A view was stored that is not open');
  return top;
}
