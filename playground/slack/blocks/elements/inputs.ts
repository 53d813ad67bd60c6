import { isRecord } from '../../json.ts';
import { also, type Check, flag, integer, list, shape, string, word } from '../schema.ts';
import { actionId, dispatchConfig, placeholder } from '../text-objects.ts';
import { focusable } from './buttons.ts';

const common: Readonly<Record<string, Check>> = {
  action_id: actionId,
  placeholder,
  dispatch_action_config: dispatchConfig,
  ...focusable,
};
const decimal: Check = string({ pattern: /^-?\d+(\.\d+)?$/ });
const record: Check = (value, pointer) =>
  isRecord(value) ? [] : [{ pointer, message: 'must provide an object' }];

function inverted(low: unknown, high: unknown): boolean {
  return low !== undefined && high !== undefined && Number(low) > Number(high);
}

/** Elements that only an input block may hold, by their `type`. */
export const inputs: Readonly<Record<string, Check>> = {
  plain_text_input: also(
    shape(
      { type: word('plain_text_input') },
      {
        ...common,
        initial_value: string({ min: 0, max: 3_000 }),
        multiline: flag,
        min_length: integer(0, 3_000),
        max_length: integer(1, 3_000),
      },
    ),
    (value) => (inverted(value.min_length, value.max_length) ? 'min_length exceeds max_length' : undefined),
  ),
  number_input: also(
    shape(
      { type: word('number_input'), is_decimal_allowed: flag },
      { ...common, initial_value: decimal, min_value: decimal, max_value: decimal },
    ),
    (value) => (inverted(value.min_value, value.max_value) ? 'min_value exceeds max_value' : undefined),
  ),
  email_text_input: shape({ type: word('email_text_input') }, { ...common, initial_value: string() }),
  url_text_input: shape({ type: word('url_text_input') }, { ...common, initial_value: string() }),
  rich_text_input: shape({ type: word('rich_text_input') }, { ...common, initial_value: record }),
  file_input: shape(
    { type: word('file_input') },
    { action_id: actionId, filetypes: list(string(), { max: 100 }), max_files: integer(1, 10) },
  ),
};
