import { prefixOf } from '../../i18n/chat-language.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Call, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { LEDGER_MONTHS, readMonths } from '../../notices/ledger/kept.rules.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { ledgerMonthsOf, setLedgerMonths } from './store.ts';

/** `forum simpan 13`: shows or sets how long the forum keeps what was sent to whom; undefined for any other words. */
export async function replyKeptMonths(call: RunCall): Promise<readonly Reaction[] | undefined> {
  const [, value] = /^simpan\b\s*(.*)$/is.exec(call.argument) ?? [];
  if (value === undefined) return undefined;
  const { work, context, language, incoming } = call;
  const { id: forumId, name: forum } = context.forum;
  if (!mayChange('forum', context.actor.roles)) return refuse(call, 'noRight');
  if (value === '') return replyHere(call, message({ summary: await keptMonthsLine(call) }));
  const months = readMonths(value);
  const example = `${prefixOf(incoming.platform)}forum simpan 13`;
  if (months === undefined) return refuse(call, { reason: 'wrongMonths', ...LEDGER_MONTHS, example });
  const before = await ledgerMonthsOf(work.db, forumId);
  await setLedgerMonths(work.db, { forumId, months });
  await recordAudit(work.db, { context, at: work.now, action: 'forum simpan', subject: `${months}` });
  const summary = language.t('privacy:keptSaved', { forum, months, before });
  return replyHere(
    call,
    message({ summary, blocks: [paragraph(summary), paragraph(language.t('privacy:keptNext'))] }),
  );
}

/** How long the forum keeps what was sent to whom, and how that is changed. */
export async function keptMonthsLine({ work, context, language }: Call): Promise<string> {
  const { id, name: forum } = context.forum;
  const months = await ledgerMonthsOf(work.db, id);
  return language.t('privacy:kept', { forum, months, ...LEDGER_MONTHS });
}
