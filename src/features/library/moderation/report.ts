import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { answerPrivately, refuse, replyHere } from '../../../inbound/replies.ts';
import { mayCurate } from '../../../inbound/rights.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { cleanText } from '../../../lib/text.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { lengthOf, subjectOf } from '../rules.ts';
import { findEntry, lockLibrary } from '../store.ts';
import type { LibraryEntry } from '../types.ts';
import { findReport, handleReport, insertReport, listOpenReports } from './report.store.ts';
import { tellIssuer, tellReport } from './telling.service.ts';

/** Characters of a report. */
const LONGEST_REPORT = 500;
/** So many of one person about one entry are open at once. */
const MOST_OPEN = 3;

/** A press of [Laporkan keliru], and of a curator's buttons under a report; undefined where it is none of these. */
export async function pressReport(call: PressCall): Promise<readonly Reaction[] | undefined> {
  const [what, written] = call.parameters;
  const id = readRowId(written) ?? 0;
  if (what === 'keliru') return askReport(call, id);
  if (what === 'tanpaalasan') return report(call, { id, words: '' });
  if (what === 'takjadi') return drop(call);
  return what === 'teruskan' || what === 'beres'
    ? settle(call, { id, passesOn: what === 'teruskan' })
    : undefined;
}

/** An entry that can be reported: a published one of this forum. */
async function reportable(call: Call, id: number): Promise<LibraryEntry | undefined> {
  const entry = await findEntry(call.work.db, { forumId: call.context.forum.id, id });
  return entry?.status === 'published' ? entry : undefined;
}

/** Asks what is wrong: in a form, or by the next words in private; in a group it is asked there. */
async function askReport(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const { work, context, language, limits, incoming } = call;
  const { t } = language;
  const entry = await reportable(call, id);
  if (entry === undefined) return refuse(call, 'libraryGone');
  const { number } = entry;
  if (limits.hasForms)
    return [
      {
        kind: 'form',
        form: {
          ...{ action: encodeAction('bagikan', 'laporan', id), title: t('sharing:button.report') },
          ...{ submit: t('sharing:review.submit'), close: t('sharing:cancel') },
          fields: [
            {
              ...{ kind: 'text', name: 'text', label: t('sharing:report.what'), optional: false },
              ...{ multiline: true, maxLength: LONGEST_REPORT },
            },
          ],
        },
      },
    ];
  const buttons = [
    [{ text: t('sharing:report.plain'), action: encodeAction('bagikan', 'tanpaalasan', id) }],
    [{ text: t('sharing:cancel'), action: encodeAction('bagikan', 'takjadi', id) }],
  ];
  if (incoming.chat.kind !== 'private')
    return answerPrivately(call, {
      answer: message({
        summary: t('sharing:report.asked', { number }),
        buttons: [
          [{ text: t('sharing:report.explain'), action: encodeAction('bagikan', 'keliru', id) }],
          ...buttons,
        ],
      }),
      elsewhere: {
        ...{ key: 'sharing:report.elsewhere', command: `pustaka ${number}`, payload: `pustaka-${number}` },
      },
    });
  await saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'bagikan', step: 'laporan', facts: { id: String(id) } },
    expiresAt: work.now + HOUR_MS,
  });
  return replyHere(call, message({ summary: t('sharing:report.ask', { number }), buttons }));
}

/** Keeps a report and puts it to the curators. */
export async function report(
  call: Call,
  { id, words }: { readonly id: number; readonly words: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const forumId = context.forum.id;
  const text = cleanText(words).trim();
  if (/^batal(?:kan)?$/i.test(text)) return drop(call);
  if (lengthOf(text) > LONGEST_REPORT)
    return replyHere(
      call,
      message({
        summary: t('sharing:problem.tooLong', {
          ...{ label: t('sharing:report.what'), length: lengthOf(text), longest: LONGEST_REPORT },
        }),
      }),
    );
  await endDialogue(work.db, dialogueKey(call));
  const entry = await reportable(call, id);
  if (entry === undefined) return refuse(call, 'libraryGone');
  const { personId, seats } = context.actor;
  await lockLibrary(work.db, forumId);
  const open =
    personId === undefined ? [] : await listOpenReports(work.db, { forumId, entryId: id, personId });
  // The same twice is one report.
  if (open.length < MOST_OPEN && !open.includes(text)) {
    const reportId = await insertReport(work.db, {
      ...{ forumId, entryId: id, personId, institutionId: seats[0]?.institutionId, text, now: work.now },
    });
    await tellReport(call, { forumId, reportId });
    await recordAudit(work.db, {
      context,
      at: work.now,
      action: 'bagikan keliru',
      subject: subjectOf(entry),
    });
  }
  return said(call, t('sharing:report.thanks', { number: entry.number }));
}

async function drop(call: Call): Promise<readonly Reaction[]> {
  await endDialogue(call.work.db, dialogueKey(call));
  return said(call, call.language.t('sharing:report.dropped'));
}

/** In place of the question whose button was pressed; in a group to the presser alone, for the entry stays there. */
function said(call: Call, text: string): readonly Reaction[] {
  const { body, chat } = call.incoming;
  if (body.kind !== 'press') return replyHere(call, message({ summary: text }));
  return chat.kind === 'private'
    ? [{ kind: 'replace', message: message({ summary: text }) }]
    : [{ kind: 'toast', text, alert: false }];
}

/** A curator passes a report on to the issuer, or sees no mistake; once. */
async function settle(
  call: PressCall,
  { id, passesOn }: { readonly id: number; readonly passesOn: boolean },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  if (!mayCurate(context.actor.roles)) return refuse(call, 'noRight');
  const forumId = context.forum.id;
  const found = await findReport(work.db, { forumId, id });
  const entry = found && (await findEntry(work.db, { forumId, id: found.entryId }));
  if (found === undefined || entry === undefined) return refuse(call, 'buttonGone');
  const { number } = entry;
  const isFirst = await handleReport(work.db, { forumId, id, byId: context.actor.personId, now: work.now });
  if (!isFirst)
    return [{ kind: 'replace', message: message({ summary: t('sharing:report.before', { number }) }) }];
  if (passesOn) await tellIssuer(call, { entry, outcome: 'reported', reason: found.text });
  const action = passesOn ? 'bagikan teruskan' : 'bagikan beres';
  await recordAudit(work.db, { context, at: work.now, action, subject: subjectOf(entry) });
  const key = passesOn ? 'sharing:report.passedOn' : 'sharing:report.closed';
  return [{ kind: 'replace', message: message({ summary: t(key, { number }) }) }];
}
