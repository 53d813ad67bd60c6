import { prefixOf } from '../../i18n/chat-language.ts';
import { message } from '../../i18n/message.ts';
import type { Call, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { FILE_MEGABYTES, FILES_MEGABYTES, readLimits, sizeWords } from '../files/rules.ts';
import { bytesKept, fileLimitsOf, setFileLimits } from '../files/service.ts';

/** `forum berkas 10 500`: shows or sets how large files are kept and how many; undefined for any other words. */
export async function replyFileLimits(call: RunCall): Promise<readonly Reaction[] | undefined> {
  const [, value] = /^berkas\b\s*(.*)$/is.exec(call.argument) ?? [];
  if (value === undefined) return undefined;
  const { work, context, language, incoming } = call;
  const forumId = context.forum.id;
  if (!mayChange('forum', context.actor.roles)) return refuse(call, 'noRight');
  if (value === '') return replyHere(call, message({ summary: await fileLimitsLine(call) }));
  const limits = readLimits(value);
  if (limits === undefined) {
    const example = `${prefixOf(incoming.platform)}forum berkas 10 500`;
    const [file, files] = [FILE_MEGABYTES, FILES_MEGABYTES];
    return refuse(call, {
      ...{ reason: 'wrongFileLimits', least: file.least, most: file.most },
      ...{ leastAll: files.least, mostAll: files.most, example },
    });
  }
  await setFileLimits(work.db, { forumId, limits });
  const subject = `${limits.file} MB, ${limits.files} MB`;
  await recordAudit(work.db, { context, at: work.now, action: 'forum berkas', subject });
  return replyHere(call, message({ summary: language.t('files:limitsSaved', { ...limits }) }));
}

/** What the forum keeps at most and how much it has, and how that is changed. */
export async function fileLimitsLine({ work, context, language }: Call): Promise<string> {
  const { id: forumId, name: forum } = context.forum;
  const limits = await fileLimitsOf(work.db, forumId);
  const used = sizeWords(await bytesKept(work.db, forumId));
  return language.t('files:limits', { forum, used, ...limits });
}
