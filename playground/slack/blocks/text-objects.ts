import { type JsonRecord, listOf, recordOf } from '../json.ts';
import { byType, type Check, flag, list, shape, string, word } from './schema.ts';

/** A `plain_text` object of 1 to `max` characters. */
export function plainText(max: number): Check {
  return shape({ type: word('plain_text'), text: string({ max }) }, { emoji: flag });
}

/** A `mrkdwn` object of 1 to `max` characters. */
export function mrkdwn(max: number): Check {
  return shape({ type: word('mrkdwn'), text: string({ max }) }, { verbatim: flag });
}

/** A text object of either type. */
export function anyText(max: number): Check {
  return byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }, 'text');
}

export const actionId: Check = string({ max: 255 });
export const blockId: Check = string({ max: 255 });
export const placeholder: Check = plainText(150);
export const link: Check = string({ max: 3_000, pattern: /^[a-z][a-z0-9+.-]*:\S+$/i });

export const confirm: Check = shape(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: word('primary', 'danger') },
);

const optionValue: Check = string({ max: 150 });

/** Choice in a menu: its text must be plain. */
export const menuOption: Check = shape(
  { text: plainText(75), value: optionValue },
  { description: plainText(75) },
);

/** Choice in an overflow menu: a menu choice that may carry a link. */
export const overflowOption: Check = shape(
  { text: plainText(75), value: optionValue },
  { description: plainText(75), url: link },
);

/** Choice among checkboxes or radio buttons: its text may be marked up. */
export const boxOption: Check = shape(
  { text: anyText(75), value: optionValue },
  { description: anyText(75) },
);

export const optionGroup: Check = shape({ label: plainText(75), options: list(menuOption, { max: 100 }) });

export const dispatchConfig: Check = shape({
  trigger_actions_on: list(word('on_enter_pressed', 'on_character_entered'), { max: 2 }),
});

/** Every choice of an element, those in groups included. */
export function choicesOf(element: JsonRecord): readonly JsonRecord[] {
  const groups = listOf(element.option_groups).flatMap((group) => listOf(recordOf(group).options));
  return [...listOf(element.options), ...groups].map(recordOf);
}

/** Refuses preset choices that are not among the choices: Slack compares the whole option. */
export function strayInitial(element: JsonRecord): string | undefined {
  const offered = new Set(choicesOf(element).map((option) => JSON.stringify(sorted(option))));
  const preset = [...listOf(element.initial_options), element.initial_option].filter(
    (option) => option !== undefined,
  );
  const stray = preset.some((option) => !offered.has(JSON.stringify(sorted(recordOf(option)))));
  return stray ? 'initial_option does not match any of the options' : undefined;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]): [string, unknown] => [name, sorted(member)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
