import { also, type Check, integer, list, shape, string, word } from '../schema.ts';
import { actionId, boxOption, confirm, placeholder, strayInitial } from '../text-objects.ts';
import { focusable } from './buttons.ts';

const common: Readonly<Record<string, Check>> = { action_id: actionId, confirm, ...focusable };
const boxes = list(boxOption, { max: 10 });

/** Date and time pickers, checkboxes and radio buttons, by their `type`. */
export const pickers: Readonly<Record<string, Check>> = {
  datepicker: shape(
    { type: word('datepicker') },
    {
      ...common,
      placeholder,
      initial_date: string({ pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ }),
    },
  ),
  timepicker: shape(
    { type: word('timepicker') },
    {
      ...common,
      placeholder,
      initial_time: string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }),
      timezone: string(),
    },
  ),
  datetimepicker: shape(
    { type: word('datetimepicker') },
    { ...common, initial_date_time: integer(1_000_000_000, 9_999_999_999) },
  ),
  checkboxes: also(
    shape({ type: word('checkboxes'), options: boxes }, { ...common, initial_options: boxes }),
    strayInitial,
  ),
  radio_buttons: also(
    shape({ type: word('radio_buttons'), options: boxes }, { ...common, initial_option: boxOption }),
    strayInitial,
  ),
};
