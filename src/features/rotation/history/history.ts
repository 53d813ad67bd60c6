import { message } from '../../../i18n/message.ts';
import type { Call, PressCall, RunCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { queueOf, readRotation } from '../queue/order.service.ts';
import { findHolder } from '../store.ts';
import { writeHistory } from './history.rules.ts';
import { listHistory } from './history.service.ts';
import { historyPage } from './history.words.ts';
import { timelinePng } from './timeline.ts';

/** `tuanrumah riwayat`: every host since the first, the last ones first. */
export async function showHistory(call: RunCall): Promise<readonly Reaction[]> {
  const shown = await page(call, 0);
  return shown === undefined ? refuse(call, 'noHistory') : replyHere(call, shown);
}

/** `tuanrumah gambar`: the same as a picture. */
export async function showTimeline(call: Call): Promise<readonly Reaction[]> {
  const { context, work, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const hosts = await listHistory(work.db, { forumId, zone, now: work.now });
  const holder = await findHolder(work.db, forumId);
  if (hosts.length === 0 && holder === undefined) return refuse(call, 'noHistory');
  const [next] = queueOf(await readRotation(work, forumId), 1);
  const timeline = { forum, hosts, holder: holder?.shortName, next: next?.shortName };
  const file = {
    name: 'tuan-rumah.png',
    mimeType: 'image/png',
    content: await timelinePng(timeline, language),
  };
  return replyHere(
    call,
    message({ summary: language.t('rotation:timeline.title', { forum }), files: [file] }),
  );
}

/** A press of one of the history's buttons. */
export async function pressHistory(call: PressCall): Promise<readonly Reaction[]> {
  const [what, from = ''] = call.parameters;
  if (what === 'gambar') return showTimeline(call);
  if (what === 'berkas') return exportHistory(call);
  const shown = /^\d{1,5}$/.test(from) ? await page(call, Number(from)) : undefined;
  return shown === undefined ? refuse(call, 'buttonGone') : [{ kind: 'replace', message: shown }];
}

async function exportHistory(call: Call): Promise<readonly Reaction[]> {
  const { context, work, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const hosts = await listHistory(work.db, { forumId, zone, now: work.now });
  const file = { name: 'tuan-rumah.csv', mimeType: 'text/csv', content: Buffer.from(writeHistory(hosts)) };
  const summary = language.t('rotation:history.file', { forum, count: hosts.length });
  return replyHere(call, message({ summary, files: [file] }));
}

async function page({ context, work, language }: Call, from: number): Promise<OutgoingMessage | undefined> {
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const hosts = (await listHistory(work.db, { forumId, zone, now: work.now })).toReversed();
  return hosts.length <= from ? undefined : historyPage({ forum, hosts, from }, language);
}
