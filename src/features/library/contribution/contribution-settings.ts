import { prefixOf } from '../../../i18n/chat-language.ts';
import { message } from '../../../i18n/message.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { recordAudit } from '../../audit/service.ts';
import type { ForumSetting } from '../../forum/types.ts';
import { loadPlan, savePlan } from '../plan.store.ts';
import { COLUMNS, readColumns, readTarget, storedColumns } from './contribution.rules.ts';

/** `forum target 2`: shows or sets how many entries an institution is to share in a half-year; `tanpa` for none. */
export const targetSetting: ForumSetting = {
  word: 'target',
  line: targetLine,
  run: async (call) => {
    const { work, context, incoming, argument } = call;
    const forumId = context.forum.id;
    if (argument === '') return replyHere(call, message({ summary: await targetLine(call) }));
    const target = readTarget(argument);
    const example = `${prefixOf(incoming.platform)}forum target`;
    if (target === undefined) return refuse(call, { reason: 'wrongTarget', words: argument, example });
    await savePlan(work.db, { forumId, target });
    await recordAudit(work.db, { context, at: work.now, action: 'forum target', subject: String(target) });
    return replyHere(call, message({ summary: await targetLine(call) }));
  },
};

async function targetLine({ work, context, language }: Call): Promise<string> {
  const { id, name: forum } = context.forum;
  const { target } = await loadPlan(work.db, id);
  return language.t(target === 0 ? 'contribution:noTarget' : 'contribution:target', { forum, target });
}

/** `forum kolom nomor, judul, instansi`: shows or sets what the list for reporting has; `semua` for everything. */
export const columnsSetting: ForumSetting = {
  word: 'kolom',
  line: columnsLine,
  run: async (call) => {
    const { work, context, language, argument } = call;
    const forumId = context.forum.id;
    if (argument === '') return replyHere(call, message({ summary: await columnsLine(call) }));
    const read = readColumns(argument);
    if (!read.ok) {
      const known = COLUMNS.map((column) => language.t(`contribution:typed.${column}`)).join(', ');
      return refuse(call, { reason: 'wrongColumns', words: read.unknown, known });
    }
    await savePlan(work.db, { forumId, columns: read.columns.join(',') });
    await recordAudit(work.db, { context, at: work.now, action: 'forum kolom', subject: argument });
    return replyHere(call, message({ summary: await columnsLine(call) }));
  },
};

async function columnsLine({ work, context, language }: Call): Promise<string> {
  const { id, name: forum } = context.forum;
  const columns = storedColumns((await loadPlan(work.db, id)).columns);
  const names = columns.map((column) => language.t(`contribution:typed.${column}`)).join(', ');
  return language.t('contribution:columns', { forum, columns: names });
}
