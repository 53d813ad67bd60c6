import { buttonAction, elementsOf, enteredValue, type FoundElement, pointedAt } from '../actions.ts';
import type { AckResult } from '../delivery.ts';
import { interact, messageActionPayload, viewActionPayload } from '../interactions.ts';
import { type JsonRecord, recordsOf, stringOf } from '../json.ts';
import type { SlackMessage } from '../message.ts';
import { messagesOf } from '../messages.ts';
import type { Simulation } from '../simulation.ts';
import type { SlackView } from '../state.ts';
import { storeView, topModal } from '../views.ts';
import { placeFor } from './places.ts';

interface Where {
  readonly from: string;
  /** Channel id or name, or a person's id for their direct conversation; unset: in the open modal. */
  readonly channel?: string;
  /** Which message; unset: the newest that the person sees with such an element. */
  readonly ts?: string;
  /** In the app's home tab instead. */
  readonly home?: boolean;
  readonly actionId?: string;
}

export interface Pressed extends Where {
  /** The button's label. */
  readonly text?: string;
  readonly value?: string;
}

export interface Selected extends Where {
  /** Value or label of a choice, a date, time or id; a list for menus that take several. */
  readonly option: string | number | readonly string[];
}

/** What people click on. */
export interface Clicks {
  /** Presses a button; resolves with the acknowledgement. Throws when the person sees no such button. */
  pressButton(pressed: Pressed): Promise<AckResult>;
  /** Chooses in a menu, picker, checkbox group or overflow. */
  selectOption(selected: Selected): Promise<AckResult>;
}

type Surface =
  | { readonly kind: 'message'; readonly message: SlackMessage; readonly found: FoundElement }
  | { readonly kind: 'view'; readonly view: SlackView; readonly found: FoundElement };

/** The clicking side of people. */
export function createClicks(simulation: Simulation): Clicks {
  return {
    pressButton: (pressed) => {
      const surface = locate(simulation, {
        where: pressed,
        fits: (found) => found.element.type === 'button' && pointedAt(found, pressed),
      });
      return act(simulation, { from: pressed.from, surface, action: buttonAction(surface.found) });
    },
    selectOption: (selected) => {
      const { actionId, option } = selected;
      const fits = (found: FoundElement): boolean =>
        found.element.type !== 'button' && pointedAt(found, { actionId }) && isChoice(found, option);
      const surface = locate(simulation, { where: selected, fits });
      const { blockId, element } = surface.found;
      const value = enteredValue(element, option);
      if (typeof value === 'string') throw new Error(value);
      const action = { ...value, action_id: element.action_id, block_id: blockId };
      return act(simulation, { from: selected.from, surface: enter(simulation, { surface, value }), action });
    },
  };
}

function isChoice({ element }: FoundElement, option: Selected['option']): boolean {
  return typeof enteredValue(element, option) !== 'string';
}

function locate(
  simulation: Simulation,
  { where, fits }: { readonly where: Where; readonly fits: (found: FoundElement) => boolean },
): Surface {
  const surface =
    where.channel === undefined
      ? inView(simulation, { ...where, fits })
      : inMessages(simulation, { ...where, fits });
  if (!surface) throw new Error(`${where.from} sees no such element: ${JSON.stringify(where)}`);
  return surface;
}

function inView(
  { state }: Simulation,
  { fits, from, home }: Where & { readonly fits: (found: FoundElement) => boolean },
): Surface | undefined {
  const view = home ? state.homes.get(from) : topModal(state, from);
  const found = view && elementsOf(recordsOf(view.view.blocks)).find(fits);
  return view && found ? { kind: 'view', view, found } : undefined;
}

function inMessages(
  { state }: Simulation,
  { fits, from, channel = '', ts }: Where & { readonly fits: (found: FoundElement) => boolean },
): Surface | undefined {
  const { id } = placeFor(state, { from, reference: channel });
  const own = [...state.ephemerals.values()].filter((one) => one.channel === id && one.ephemeralFor === from);
  const seen = [...messagesOf(state, id), ...own].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  const surfaces = seen
    .filter((message) => ts === undefined || message.ts === ts)
    .flatMap((message): readonly Surface[] => {
      const attached = message.attachments.flatMap((attachment) => recordsOf(attachment.blocks));
      const found = elementsOf([...message.blocks, ...attached]).find(fits);
      return found ? [{ kind: 'message', message, found }] : [];
    });
  return surfaces.at(-1);
}

/** Notes what was chosen in a view, where it belongs to the view's state. */
function enter(
  { state }: Simulation,
  { surface, value }: { readonly surface: Surface; readonly value: JsonRecord },
): Surface {
  if (surface.kind === 'message') return surface;
  const { view, found } = surface;
  const block = { ...view.values[found.blockId], [stringOf(found.element.action_id)]: value };
  const changed = storeView(state, { ...view, values: { ...view.values, [found.blockId]: block } });
  return { ...surface, view: changed };
}

function act(
  simulation: Simulation,
  {
    from,
    surface,
    action,
  }: { readonly from: string; readonly surface: Surface; readonly action: JsonRecord },
): Promise<AckResult> {
  const payload =
    surface.kind === 'message'
      ? messageActionPayload(simulation, { from, message: surface.message, action })
      : viewActionPayload(simulation, { from, view: surface.view, action });
  return interact(simulation, { type: 'interactive', payload });
}
