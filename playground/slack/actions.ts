import { choicesOf } from './blocks/text-objects.ts';
import { type JsonRecord, listOf, recordOf, recordsOf, stringOf } from './json.ts';

/** An interactive element, and the block that it is in. */
export interface FoundElement {
  readonly blockId: string;
  readonly element: JsonRecord;
}

/** Every interactive element of blocks, in the order in which they are seen. */
export function elementsOf(blocks: readonly JsonRecord[]): readonly FoundElement[] {
  return blocks.flatMap((block) => {
    const single = block.type === 'input' ? block.element : block.accessory;
    const elements = block.type === 'actions' ? listOf(block.elements) : single === undefined ? [] : [single];
    return recordsOf(elements).map((element) => ({ blockId: stringOf(block.block_id), element }));
  });
}

/** How a person points at a button or a menu. */
export interface Pointing {
  readonly text?: string | undefined;
  readonly actionId?: string | undefined;
  readonly value?: string | undefined;
}

/** The elements that fit everything a person points at. */
export function pointedAt(found: FoundElement, { text, actionId, value }: Pointing): boolean {
  const { element } = found;
  return (
    (text === undefined || stringOf(recordOf(element.text).text) === text) &&
    (actionId === undefined || element.action_id === actionId) &&
    (value === undefined || element.value === value)
  );
}

/** The `actions` entry of a pressed button. */
export function buttonAction({ blockId, element }: FoundElement): JsonRecord {
  const { type, action_id, text, value, style, confirm, url } = element;
  const optional = Object.entries({ value, style, confirm, url }).filter(
    ([, member]) => member !== undefined,
  );
  return { type, action_id, block_id: blockId, text, ...Object.fromEntries(optional) };
}

/** The value of an element as `view.state.values` and `actions` carry it; a string says why it cannot be entered. */
export function enteredValue(element: JsonRecord, given: unknown): JsonRecord | string {
  const type = stringOf(element.type);
  const simple = SIMPLE[type];
  const several = Array.isArray(given) ? given : [given];
  if (simple) return simpleValue(element, { ...simple, given });
  if (type === 'datetimepicker') {
    return Number.isInteger(given) ? { type, selected_date_time: given } : 'Enter a valid date and time';
  }
  if (type === 'multi_users_select') return { type, selected_users: several };
  if (type === 'multi_conversations_select') return { type, selected_conversations: several };
  if (type === 'multi_channels_select') return { type, selected_channels: several };
  const options = several.map((one) => choiceNamed(element, String(one)));
  if (options.some((option) => option === undefined)) return `There is no such choice: ${several.join(', ')}`;
  const plural = type === 'checkboxes' || type.startsWith('multi_');
  return plural ? { type, selected_options: options } : { type, selected_option: options[0] };
}

/** The state of an element that nobody has touched, or undefined when it has none. */
export function initialValue(element: JsonRecord): JsonRecord | undefined {
  const type = stringOf(element.type);
  const names = INITIAL[type] ?? (type === 'checkboxes' || type === 'multi_static_select' ? OPTIONS : OPTION);
  const [from, to] = names;
  if (type === 'button' || type === 'overflow' || type === 'image') return undefined;
  return { type, [to]: element[from] ?? (to.endsWith('s') ? [] : null) };
}

interface SimpleKind {
  readonly member: string;
  readonly pattern: RegExp;
  readonly problem: string;
}

const ANY = { pattern: /^[\s\S]*$/, problem: '' };
const SIMPLE: Readonly<Record<string, SimpleKind>> = {
  plain_text_input: { member: 'value', ...ANY },
  number_input: { member: 'value', pattern: /^-?\d+(\.\d+)?$/, problem: 'Enter a number' },
  email_text_input: { member: 'value', pattern: /^\S+@\S+\.\S+$/, problem: 'Enter a valid email address' },
  url_text_input: { member: 'value', pattern: /^https?:\/\/\S+$/, problem: 'Enter a valid URL' },
  datepicker: { member: 'selected_date', pattern: /^\d{4}-\d{2}-\d{2}$/, problem: 'Enter a valid date' },
  timepicker: { member: 'selected_time', pattern: /^\d{2}:\d{2}$/, problem: 'Enter a valid time' },
  users_select: { member: 'selected_user', ...ANY },
  conversations_select: { member: 'selected_conversation', ...ANY },
  channels_select: { member: 'selected_channel', ...ANY },
};

const OPTION = ['initial_option', 'selected_option'] as const;
const OPTIONS = ['initial_options', 'selected_options'] as const;
const INITIAL: Readonly<Record<string, readonly [string, string]>> = {
  plain_text_input: ['initial_value', 'value'],
  number_input: ['initial_value', 'value'],
  email_text_input: ['initial_value', 'value'],
  url_text_input: ['initial_value', 'value'],
  datepicker: ['initial_date', 'selected_date'],
  timepicker: ['initial_time', 'selected_time'],
  datetimepicker: ['initial_date_time', 'selected_date_time'],
  users_select: ['initial_user', 'selected_user'],
  conversations_select: ['initial_conversation', 'selected_conversation'],
  channels_select: ['initial_channel', 'selected_channel'],
  multi_users_select: ['initial_users', 'selected_users'],
  multi_conversations_select: ['initial_conversations', 'selected_conversations'],
  multi_channels_select: ['initial_channels', 'selected_channels'],
};

/** What Slack's own client refuses before it sends anything. */
function simpleValue(
  element: JsonRecord,
  { given, member, pattern, problem }: SimpleKind & { readonly given: unknown },
): JsonRecord | string {
  const text = String(given);
  const length = [...text].length;
  if (!pattern.test(text)) return problem;
  if (element.type === 'number_input' && element.is_decimal_allowed === false && text.includes('.'))
    return problem;
  if (typeof element.max_length === 'number' && length > element.max_length) return 'Too long';
  if (typeof element.min_length === 'number' && length < element.min_length) return 'Too short';
  if (element.max_value !== undefined && Number(text) > Number(element.max_value)) return 'Too large';
  if (element.min_value !== undefined && Number(text) < Number(element.min_value)) return 'Too small';
  return { type: element.type, [member]: text };
}

function choiceNamed(element: JsonRecord, name: string): JsonRecord | undefined {
  const choices = choicesOf(element);
  return (
    choices.find(({ value }) => value === name) ?? choices.find(({ text }) => recordOf(text).text === name)
  );
}
