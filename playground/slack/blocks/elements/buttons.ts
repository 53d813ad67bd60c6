import { also, type Check, flag, list, shape, string, word } from '../schema.ts';
import { actionId, confirm, link, overflowOption, plainText } from '../text-objects.ts';

export const button: Check = shape(
  { type: word('button'), text: plainText(75) },
  {
    action_id: actionId,
    url: link,
    value: string({ max: 2_000 }),
    style: word('primary', 'danger'),
    confirm,
    accessibility_label: string({ max: 75 }),
  },
);

export const overflow: Check = shape(
  { type: word('overflow'), options: list(overflowOption, { max: 5 }) },
  { action_id: actionId, confirm },
);

const slackFile: Check = also(shape({}, { id: string(), url: link }), ({ id, url }) =>
  (id === undefined) === (url === undefined) ? 'provide either id or url' : undefined,
);

const imageSource = { image_url: link, slack_file: slackFile };

/** Refuses an image without a source, and one with two. */
export function imageSourceRule(value: Readonly<Record<string, unknown>>): string | undefined {
  return (value.image_url === undefined) === (value.slack_file === undefined)
    ? 'provide either image_url or slack_file'
    : undefined;
}

/** Image in a section or a context. */
export const image: Check = also(
  shape({ type: word('image'), alt_text: string({ max: 2_000 }) }, imageSource),
  imageSourceRule,
);

/** Image as a block of its own. */
export const imageBlock: Check = also(
  shape(
    { type: word('image'), alt_text: string({ max: 2_000 }) },
    { ...imageSource, title: plainText(2_000), block_id: string({ max: 255 }) },
  ),
  imageSourceRule,
);

const inputParameter: Check = shape({ name: string(), value: string() });

export const workflowButton: Check = shape(
  {
    type: word('workflow_button'),
    text: plainText(75),
    workflow: shape({
      trigger: shape({ url: link }, { customizable_input_parameters: list(inputParameter, { max: 100 }) }),
    }),
  },
  { action_id: actionId, style: word('primary', 'danger'), accessibility_label: string({ max: 75 }) },
);

/** Shared by the elements that can be focused when their view opens. */
export const focusable: Readonly<Record<string, Check>> = { focus_on_load: flag };
