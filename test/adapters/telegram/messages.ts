import type { Button, OutgoingMessage } from '../../../src/platform/message.ts';

/** A message of the given parts; nothing else in it. */
export function message(parts: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { summary: 'Ringkasan', blocks: [], buttons: [], files: [], ...parts };
}

/** A message of one paragraph, with buttons in one row if given. */
export function paragraph(text: string, buttons: readonly Button[] = []): OutgoingMessage {
  return message({
    blocks: [{ kind: 'paragraph', line: [text] }],
    buttons: buttons.length === 0 ? [] : [buttons],
  });
}
