import { elementsOf, enteredValue, initialValue } from '../actions.ts';
import { viewProblems, wording } from '../blocks/index.ts';
import type { AckError } from '../delivery.ts';
import { closedPayload, interact, submissionPayload } from '../interactions.ts';
import { isRecord, type JsonRecord, recordOf, recordsOf, stringOf } from '../json.ts';
import type { Simulation } from '../simulation.ts';
import type { SlackView } from '../state.ts';
import { closeModal, MAX_STACK, modalsOf, pushModal, replaceView, storeView, topModal } from '../views.ts';
import { actor } from './places.ts';

export interface Submitted {
  readonly from: string;
  /** Block id to what is entered there: text, value or label of a choice, date, id; a list where several fit. */
  readonly values?: Readonly<Record<string, string | number | readonly string[]>>;
  /** The view that must be visible; unset: whichever is. */
  readonly viewId?: string;
}

/** What became of the modal. */
export type SubmitResult =
  | { readonly result: 'closed' | 'cleared' }
  | { readonly result: 'updated' | 'pushed'; readonly view: SlackView }
  /** By block id. `client`: Slack's own client refused the entries and the app was not asked. */
  | {
      readonly result: 'errors';
      readonly by: 'app' | 'client';
      readonly errors: Readonly<Record<string, string>>;
    }
  | { readonly result: 'failed'; readonly error: AckError | 'invalid_response'; readonly detail?: unknown };

/** What people do with a modal. */
export interface ModalUse {
  /** Fills in the visible modal and submits it. Throws when there is none, or no such block. */
  submitModal(submitted: Submitted): Promise<SubmitResult>;
  /** Closes the visible modal; the app learns of it where the view asks for that. */
  closeModal(use: { readonly from: string }): Promise<void>;
}

type Values = SlackView['values'];
type Filled =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** The form-filling side of people. */
export function createModalUse(simulation: Simulation): ModalUse {
  const { state } = simulation;
  return {
    submitModal: async (submitted) => {
      const view = visible(simulation, submitted);
      const filled = fill(view, submitted.values ?? {});
      if (!filled.ok) return { result: 'errors', by: 'client', errors: filled.errors };
      const entered = storeView(state, { ...view, values: filled.values });
      const ack = await interact(simulation, {
        type: 'interactive',
        payload: submissionPayload(simulation, { from: submitted.from, view: entered }),
      });
      return ack.ok
        ? obey(simulation, { view: entered, body: ack.body })
        : { result: 'failed', error: ack.error };
    },
    closeModal: async ({ from }) => {
      const view = visible(simulation, { from });
      closeModal(state, { user: from, which: view });
      if (view.view.notify_on_close === true) {
        await interact(simulation, {
          type: 'interactive',
          payload: closedPayload(simulation, { from, view }),
        });
      }
    },
  };
}

function visible({ state }: Simulation, { from, viewId }: Submitted): SlackView {
  actor(state, from);
  const view = topModal(state, from);
  if (!view) throw new Error(`${from} has no modal open`);
  if (viewId !== undefined && view.id !== viewId)
    throw new Error(`${from} sees modal ${view.id}, not ${viewId}`);
  return view;
}

/** The state of every element: what is entered now, what was before, what the view started with. */
function fill(view: SlackView, given: NonNullable<Submitted['values']>): Filled {
  const blocks = recordsOf(view.view.blocks);
  const elements = elementsOf(blocks);
  const stranger = Object.keys(given).find((id) => !elements.some(({ blockId }) => blockId === id));
  if (stranger !== undefined) throw new Error(`The modal has no block ${stranger}`);
  const values: Record<string, Record<string, JsonRecord>> = {};
  const errors: Record<string, string> = {};
  for (const { blockId, element } of elements) {
    const actionId = stringOf(element.action_id);
    const before = view.values[blockId]?.[actionId] ?? initialValue(element);
    const value = given[blockId] === undefined ? before : enteredValue(element, given[blockId]);
    if (typeof value === 'string') errors[blockId] = value;
    else if (value) values[blockId] = { ...values[blockId], [actionId]: value };
    const block = blocks.find((one) => one.block_id === blockId);
    if (block?.type === 'input' && block.optional !== true && isEmpty(value)) errors[blockId] = 'Required';
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, values };
}

function isEmpty(value: JsonRecord | string | undefined): boolean {
  if (!isRecord(value)) return value === undefined;
  const { type: _type, ...members } = value;
  return Object.values(members).every(
    (member) => member === null || member === '' || (Array.isArray(member) && member.length === 0),
  );
}

/** Does with the modal what the acknowledgement of its submission says. */
function obey(
  simulation: Simulation,
  { view, body }: { readonly view: SlackView; readonly body: unknown },
): SubmitResult {
  const { state } = simulation;
  const answer = recordOf(body);
  const next = recordOf(answer.view);
  switch (answer.response_action) {
    case undefined:
      closeModal(state, { user: view.user, which: view });
      return { result: 'closed' };
    case 'clear':
      closeModal(state, { user: view.user, which: 'all' });
      return { result: 'cleared' };
    case 'errors':
      return appErrors(view, recordOf(answer.errors));
    case 'update':
    case 'push': {
      const problems = viewProblems(next, 'modal');
      if (problems.length > 0)
        return { result: 'failed', error: 'invalid_response', detail: wording(problems) };
      if (answer.response_action === 'update')
        return { result: 'updated', view: replaceView(state, { old: view, view: next }) };
      if (modalsOf(state, view.user).length >= MAX_STACK) {
        return { result: 'failed', error: 'invalid_response', detail: 'push_limit_reached' };
      }
      return { result: 'pushed', view: pushModal(state, { user: view.user, view: next }) };
    }
    default:
      return { result: 'failed', error: 'invalid_response', detail: answer };
  }
}

/** Errors count only for input blocks of the view; anything else Slack cannot show. */
function appErrors(view: SlackView, errors: JsonRecord): SubmitResult {
  const inputs = recordsOf(view.view.blocks).filter(({ type }) => type === 'input');
  const entries = Object.entries(errors).map(([id, text]): [string, string] => [id, stringOf(text)]);
  const fits = entries.every(
    ([id, text]) => text !== '' && inputs.some(({ block_id: blockId }) => blockId === id),
  );
  if (entries.length === 0 || !fits) return { result: 'failed', error: 'invalid_response', detail: errors };
  return { result: 'errors', by: 'app', errors: Object.fromEntries(entries) };
}
