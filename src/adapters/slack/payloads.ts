import { z } from 'zod';

const text = z.string();
const maybe = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

/** A slash command, as far as we read it. */
export const commandSchema = z.object({
  command: text,
  text: maybe,
  user_id: text,
  user_name: maybe,
  channel_id: text,
  channel_name: maybe,
  trigger_id: text,
  response_url: maybe,
});

const userSchema = z.object({ id: text, name: maybe, username: maybe });

/** A pressed button (`block_actions`); one in a modal has no channel. */
export const pressSchema = z.object({
  user: userSchema,
  trigger_id: maybe,
  response_url: maybe,
  channel: z.object({ id: text, name: maybe }).nullish(),
  container: z.object({
    channel_id: maybe,
    message_ts: maybe,
    thread_ts: maybe,
    is_ephemeral: z.boolean().nullish(),
  }),
  actions: z.array(z.object({ action_id: text, action_ts: maybe, value: maybe })).min(1),
});

/** A submitted modal (`view_submission`). */
export const submissionSchema = z.object({
  user: userSchema,
  trigger_id: maybe,
  view: z.object({
    id: text,
    hash: maybe,
    private_metadata: z.string().default(''),
    blocks: z.array(z.object({ block_id: maybe })).default([]),
    state: z.object({ values: z.record(text, z.record(text, z.unknown())) }),
  }),
});

const fileSchema = z.object({
  id: text,
  name: maybe,
  size: z.number().nullish(),
  mimetype: maybe,
  url_private: maybe,
  url_private_download: maybe,
});

/** What is shown below a message; of interest where it is another message that somebody shares. */
const attachmentSchema = z.object({
  is_share: z.boolean().nullish(),
  is_msg_unfurl: z.boolean().nullish(),
  channel_id: maybe,
  ts: z.union([z.string(), z.number().transform(String)]).nullish(),
  text: maybe,
  fallback: maybe,
});

/** What a person wrote, wherever it stands in an event. */
const writtenShape = {
  user: maybe,
  bot_id: maybe,
  text: maybe,
  ts: text,
  thread_ts: maybe,
  files: z.array(fileSchema).nullish(),
  attachments: z.array(attachmentSchema).nullish(),
};

/** A message or a mention of the bot (`message`, `app_mention`), with its envelope. */
export const messageSchema = z.object({
  authorizations: z.array(z.object({ user_id: maybe, is_bot: z.boolean().nullish() })).nullish(),
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    subtype: maybe,
    hidden: z.boolean().nullish(),
    channel: text,
    channel_type: maybe,
    ...writtenShape,
    /** Of an edit (`message_changed`): what it is now, and what it was. */
    message: z.object({ ...writtenShape, edited: z.object({ ts: text }).nullish() }).nullish(),
    previous_message: z.object({ text: maybe }).nullish(),
  }),
});

export type CommandPayload = z.infer<typeof commandSchema>;
export type PressPayload = z.infer<typeof pressSchema>;
export type SubmissionPayload = z.infer<typeof submissionSchema>;
export type MessagePayload = z.infer<typeof messageSchema>;
export type FilePayload = z.infer<typeof fileSchema>;

const senderSchema = z.object({
  user_id: maybe,
  user: z.object({ id: text }).nullish(),
  event: z
    .object({ user: z.string().nullish(), message: z.object({ user: z.string().nullish() }).nullish() })
    .nullish(),
});

/** Who sent a delivery of any kind; empty when nobody is named. */
export function senderIdOf(body: unknown): string {
  const { data } = senderSchema.safeParse(body);
  return data?.user_id ?? data?.user?.id ?? data?.event?.user ?? data?.event?.message?.user ?? '';
}
