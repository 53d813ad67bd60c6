import type { Block, Button, Line, OutgoingFile, OutgoingMessage } from '../platform/message.ts';

/** Parts of a message; what is left out is empty. */
export interface MessageParts {
  readonly summary: string;
  readonly blocks?: readonly Block[];
  readonly buttons?: readonly (readonly Button[])[];
  readonly files?: readonly OutgoingFile[];
}

/** Makes a message; without blocks the summary is its one paragraph. */
export function message({ summary, blocks, buttons = [], files = [] }: MessageParts): OutgoingMessage {
  return { summary, blocks: blocks ?? [paragraph(summary)], buttons, files };
}

/** A paragraph of runs. */
export function paragraph(...line: Line): Block {
  return { kind: 'paragraph', line };
}

/** A bulleted or numbered list of plain lines. */
export function list(items: readonly string[], ordered = false): Block {
  return { kind: 'list', ordered, items: items.map((item) => [item]) };
}
