import { attachmentProblems, messageProblems } from '../blocks/index.ts';
import { type JsonRecord, recordsOf } from '../json.ts';
import { type Arguments, textArgument } from './arguments.ts';
import { type Reply, refuse, refuseProblems } from './reply.ts';

const MAX_TEXT = 40_000;
const MAX_MARKDOWN = 12_000;
const MAX_ATTACHMENTS = 100;

export interface Content {
  readonly text: string;
  readonly blocks: readonly JsonRecord[];
  readonly attachments: readonly JsonRecord[];
}

export type ContentResult =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly reply: Reply };

/** The text, blocks and attachments of a call, or the refusal: nothing to say, too long, or invalid blocks. */
export function readContent(values: Arguments): ContentResult {
  const markdown = textArgument(values, 'markdown_text');
  const text = textArgument(values, 'text') ?? markdown ?? '';
  const blocks = recordsOf(values.blocks);
  const attachments = recordsOf(values.attachments);
  const bad = (reply: Reply): ContentResult => ({ ok: false, reply });
  if (markdown !== undefined && (values.text !== undefined || values.blocks !== undefined)) {
    return bad(refuse('markdown_text_conflict'));
  }
  if (text.trim() === '' && blocks.length === 0 && attachments.length === 0) return bad(refuse('no_text'));
  if ([...text].length > (markdown === undefined ? MAX_TEXT : MAX_MARKDOWN))
    return bad(refuse('msg_too_long'));
  if (attachments.length > MAX_ATTACHMENTS) return bad(refuse('too_many_attachments'));
  const problems = values.blocks === undefined ? [] : messageProblems(values.blocks);
  if (problems.length > 0) return bad(refuseProblems('invalid_blocks', problems));
  const attached = values.attachments === undefined ? [] : attachmentProblems(values.attachments);
  if (attached.length > 0) return bad(refuseProblems('invalid_attachments', attached));
  return { ok: true, content: { text, blocks, attachments } };
}
