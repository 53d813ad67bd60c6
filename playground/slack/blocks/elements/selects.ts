import { also, type Check, flag, integer, list, shape, string, word } from '../schema.ts';
import { actionId, confirm, menuOption, optionGroup, placeholder, strayInitial } from '../text-objects.ts';
import { focusable } from './buttons.ts';

const common: Readonly<Record<string, Check>> = { action_id: actionId, placeholder, confirm, ...focusable };
const several: Readonly<Record<string, Check>> = { ...common, max_selected_items: integer(1, 1_000) };
const ids: Check = list(string(), { max: 1_000 });
const choices: Readonly<Record<string, Check>> = {
  options: list(menuOption, { max: 100 }),
  option_groups: list(optionGroup, { max: 100 }),
};

const filter: Check = shape(
  {},
  {
    include: list(word('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);
const conversations: Readonly<Record<string, Check>> = { default_to_current_conversation: flag, filter };

function choiceRule(value: Readonly<Record<string, unknown>>): string | undefined {
  if ((value.options === undefined) === (value.option_groups === undefined)) {
    return 'provide either options or option_groups';
  }
  return strayInitial(value);
}

/** Every kind of menu, by its `type`. Limits: at most 100 options or groups, placeholder 150. */
export const selects: Readonly<Record<string, Check>> = {
  static_select: also(
    shape({ type: word('static_select') }, { ...common, ...choices, initial_option: menuOption }),
    choiceRule,
  ),
  multi_static_select: also(
    shape(
      { type: word('multi_static_select') },
      { ...several, ...choices, initial_options: list(menuOption, { max: 100 }) },
    ),
    choiceRule,
  ),
  external_select: shape(
    { type: word('external_select') },
    { ...common, initial_option: menuOption, min_query_length: integer(0, 1_000) },
  ),
  multi_external_select: shape(
    { type: word('multi_external_select') },
    { ...several, initial_options: list(menuOption, { max: 100 }), min_query_length: integer(0, 1_000) },
  ),
  users_select: shape({ type: word('users_select') }, { ...common, initial_user: string() }),
  multi_users_select: shape({ type: word('multi_users_select') }, { ...several, initial_users: ids }),
  conversations_select: shape(
    { type: word('conversations_select') },
    { ...common, ...conversations, initial_conversation: string(), response_url_enabled: flag },
  ),
  multi_conversations_select: shape(
    { type: word('multi_conversations_select') },
    { ...several, ...conversations, initial_conversations: ids },
  ),
  channels_select: shape(
    { type: word('channels_select') },
    { ...common, initial_channel: string(), response_url_enabled: flag },
  ),
  multi_channels_select: shape(
    { type: word('multi_channels_select') },
    { ...several, initial_channels: ids },
  ),
};
