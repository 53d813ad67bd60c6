import type { types } from '@slack/bolt';
import { z } from 'zod';
import { cleanText } from '../../lib/text.ts';
import type { Form, FormField } from '../../platform/message.ts';
import { MAX } from './limits.ts';
import { cut, oneLine, unescapeMarkup } from './text/escape.ts';

const CALLBACK_ID = 'form';
const ELEMENT_ID = 'value';

const placeSchema = z.object({
  action: z.string(),
  chatId: z.string(),
  isPrivate: z.boolean(),
  messageId: z.string().optional(),
  threadTs: z.string().optional(),
  responseUrl: z.string().optional(),
});

/** Where a form was opened and what it is for; it travels through Slack in `private_metadata`. */
export type FormPlace = z.infer<typeof placeSchema>;

/**
 * Makes the modal of a form. Texts are cut to Slack's limits; a choice of nothing becomes a text field.
 * @throws RangeError when the place does not fit into 3,000 characters
 */
export function formView(form: Form, place: Omit<FormPlace, 'action'>): types.ModalView {
  const metadata = JSON.stringify({ action: form.action, ...place });
  if (metadata.length > MAX.privateMetadata) throw new RangeError('form place does not fit');
  return {
    type: 'modal',
    callback_id: CALLBACK_ID,
    private_metadata: metadata,
    title: plain(form.title, MAX.viewTitle),
    submit: plain(form.submit, MAX.viewTitle),
    close: plain(form.close, MAX.viewTitle),
    blocks: form.fields.slice(0, MAX.viewBlocks).map(inputBlock),
  };
}

/** Reads back what `formView` put into `private_metadata`; undefined for anything else. */
export function formPlace(metadata: string): FormPlace | undefined {
  try {
    return placeSchema.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

const enteredSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** Values by field name from a view's `state.values`; an empty field is an empty text. */
export function formValues(
  values: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, elements]) => {
      const entered = enteredSchema.safeParse(elements[ELEMENT_ID]).data;
      return [name, cleanText(unescapeMarkup(entered?.value ?? entered?.selected_option?.value ?? ''))];
    }),
  );
}

/**
 * Errors of a form as Slack takes them: only fields that the form has (Slack refuses all for one unknown);
 * what belongs to no field stands at the first one.
 */
export function formErrors(
  errors: Readonly<Record<string, string>>,
  fieldNames: readonly string[],
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, message] of Object.entries(errors)) {
    const field = fieldNames.includes(name) ? name : (fieldNames[0] ?? name);
    found[field] = found[field] === undefined ? cleanText(message) : `${found[field]} ${cleanText(message)}`;
  }
  return found;
}

function plain(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: oneLine(text, { max, fallback: '…' }), emoji: false };
}

function inputBlock(field: FormField): types.InputBlock {
  return {
    type: 'input',
    block_id: cut(field.name, MAX.blockId),
    label: plain(field.label, MAX.inputLabel),
    ...(field.hint !== undefined && field.hint !== '' && { hint: plain(field.hint, MAX.inputLabel) }),
    optional: field.optional,
    element: field.kind === 'choice' && field.options.length > 0 ? select(field) : textInput(field),
  };
}

function textInput(field: FormField): types.PlainTextInput {
  const asked = field.kind === 'text' ? field.maxLength : MAX.inputText;
  const maxLength = Math.max(1, Math.min(asked, MAX.inputText));
  const initial = field.initial === undefined ? '' : cut(cleanText(field.initial), maxLength);
  return {
    type: 'plain_text_input',
    action_id: ELEMENT_ID,
    multiline: field.kind === 'text' && field.multiline,
    max_length: maxLength,
    ...(initial !== '' && { initial_value: initial }),
  };
}

function select(field: FormField & { readonly kind: 'choice' }): types.StaticSelect {
  const options = field.options
    .filter(({ value }) => value !== '' && value.length <= MAX.optionValue)
    .map(({ value, text }): types.PlainTextOption => ({ text: plain(text, MAX.optionText), value }));
  const initial = options.find(({ value }) => value === field.initial);
  return {
    type: 'static_select',
    action_id: ELEMENT_ID,
    ...(options.length <= MAX.optionsInSelect && { options }),
    ...(options.length > MAX.optionsInSelect && { option_groups: grouped(options) }),
    ...(initial !== undefined && { initial_option: initial }),
  };
}

/** More than 100 options fit only into groups; each is named after its first and last option. */
function grouped(
  options: readonly types.PlainTextOption[],
): { label: types.PlainTextElement; options: types.PlainTextOption[] }[] {
  const size = MAX.optionsInSelect;
  return Array.from({ length: Math.min(size, Math.ceil(options.length / size)) }, (_, index) => {
    const group = options.slice(index * size, (index + 1) * size);
    const ends = `${group[0]?.text.text ?? ''} – ${group.at(-1)?.text.text ?? ''}`;
    return { label: plain(ends, MAX.optionText), options: group };
  });
}
