import { extname } from 'node:path';
import type { Stage } from '../demo/stage.ts';
import { type Reply, textReply } from './reply.ts';

/** Types that a browser may show by itself; a calendar and a table are shown as the text that they are. */
const SHOWN: Readonly<Record<string, string>> = {
  '.csv': 'text/plain; charset=utf-8',
  '.gif': 'image/gif',
  '.ics': 'text/plain; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.tsv': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file of a chat: shown where a browser can, else offered to be saved. Never run. */
export function documentReply(
  stage: Stage,
  { platform, id, name }: { readonly platform: string; readonly id: string; readonly name: string },
): Reply {
  const content = platform === 'telegram' ? stage.telegram.fileContent(id) : stage.slack.fileOf(id)?.content;
  if (content === undefined) return textReply('not found', 404);
  const type = SHOWN[extname(name).toLowerCase()];
  const manner = type === undefined ? 'attachment' : 'inline';
  return {
    status: 200,
    type: type ?? 'application/octet-stream',
    body: content,
    headers: {
      'Content-Disposition': `${manner}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  };
}
