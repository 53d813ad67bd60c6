import { viewProblems } from '../blocks/index.ts';
import { type JsonRecord, recordOf } from '../json.ts';
import type { Simulation } from '../simulation.ts';
import type { SlackView } from '../state.ts';
import {
  findView,
  MAX_STACK,
  modalsOf,
  openModal,
  publishHome,
  pushModal,
  replaceView,
  viewWire,
} from '../views.ts';
import { type Arguments, textArgument } from './arguments.ts';
import { fine, type Method, type Reply, refuse, refuseProblems } from './reply.ts';

const MAX_VIEW_BYTES = 250_000;

/** Why a view cannot be shown, if so. */
function refusalOf(
  { state }: Simulation,
  {
    view,
    surface,
    itself,
  }: {
    readonly view: JsonRecord;
    readonly surface: 'modal' | 'home';
    readonly itself?: SlackView | undefined;
  },
): Reply | undefined {
  const problems = viewProblems(view, surface);
  if (problems.length > 0) return refuseProblems('invalid_arguments', problems);
  if (Buffer.byteLength(JSON.stringify(view)) > MAX_VIEW_BYTES) return refuse('view_too_large');
  const externalId = textArgument(view, 'external_id');
  const other = externalId ? findView(state, { externalId }) : undefined;
  return other && other.id !== itself?.id ? refuse('duplicate_external_id') : undefined;
}

/** Shows a modal for a trigger: the trigger is used up even when Slack then refuses to stack the view. */
function show(
  simulation: Simulation,
  {
    values,
    place,
  }: {
    readonly values: Arguments;
    readonly place: (user: string, view: JsonRecord) => SlackView | undefined;
  },
): Reply {
  const view = recordOf(values.view);
  const refusal = refusalOf(simulation, { view, surface: 'modal' });
  if (refusal) return refusal;
  const trigger = simulation.triggers.exchange(textArgument(values, 'trigger_id') ?? '');
  if ('error' in trigger) return refuse(trigger.error);
  const shown = place(trigger.user, view);
  return shown ? fine({ view: viewWire(simulation.state, shown) }) : refuse('push_limit_reached');
}

const open: Method = (simulation, values) =>
  show(simulation, { values, place: (user, view) => openModal(simulation.state, { user, view }) });

const push: Method = (simulation, values) =>
  show(simulation, {
    values,
    place: (user, view) => {
      const depth = modalsOf(simulation.state, user).length;
      return depth === 0 || depth >= MAX_STACK ? undefined : pushModal(simulation.state, { user, view });
    },
  });

const update: Method = (simulation, values) => {
  const { state } = simulation;
  const viewId = textArgument(values, 'view_id');
  const externalId = textArgument(values, 'external_id');
  if (viewId === undefined && externalId === undefined) {
    return refuse('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] missing required field: view_id'] },
    });
  }
  const old = findView(state, { ...(viewId && { viewId }), ...(externalId && { externalId }) });
  if (!old) return refuse('not_found');
  const view = recordOf(values.view);
  const refusal = refusalOf(simulation, {
    view,
    surface: old.view.type === 'home' ? 'home' : 'modal',
    itself: old,
  });
  if (refusal) return refusal;
  if (values.hash !== undefined && values.hash !== old.hash) return refuse('hash_conflict');
  return fine({ view: viewWire(state, replaceView(state, { old, view })) });
};

const publish: Method = (simulation, values) => {
  const { state } = simulation;
  const user = state.users.get(textArgument(values, 'user_id') ?? '');
  if (!user || user.isBot) return refuse('user_not_found');
  const old = state.homes.get(user.id);
  const view = recordOf(values.view);
  const refusal = refusalOf(simulation, { view, surface: 'home', itself: old });
  if (refusal) return refusal;
  if (values.hash !== undefined && values.hash !== old?.hash) return refuse('hash_conflict');
  return fine({ view: viewWire(state, publishHome(state, { user: user.id, view })) });
};

/** Modals and home tabs. */
export const views: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
