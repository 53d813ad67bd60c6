import { message } from '../../i18n/message.ts';
import { findInstitution } from '../../inbound/args/institution.ts';
import { readMeetingNumber } from '../../inbound/args/numbers.ts';
import type { Call, Command, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import { parseWhen } from '../../language/dates/parse-when.ts';
import { toldNote } from '../../notices/told-later.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { isHostOf } from '../meetings/which-meeting.service.ts';
import { whyNoMoment } from '../meetings/words.ts';
import {
  askNote,
  audit,
  dayOf,
  edit,
  findNumbered,
  finish,
  LONGEST_DESCRIPTION,
  progress,
  reassign,
  reopen,
} from './action-changes.ts';
import { listSteps } from './action-steps.store.ts';
import { addAction } from './actions.service.ts';
import { findHeldMeeting } from './held-meeting.ts';
import { listActions } from './store.ts';
import { actionHistory, actionLine, actionList } from './words.ts';

const MOST_SHOWN = 40;

type Step = (call: RunCall, rest: string) => Promise<readonly Reaction[]>;

const STEPS: Readonly<Record<string, Step>> = {
  tambah: add,
  selesai: finish,
  proses: progress,
  ubah: edit,
  alih: reassign,
  buka: reopen,
  terbuka: (call) => show({ ...call, argument: '' }),
  riwayat: history,
};

/** What institutions have to do after meetings: shown, added, reported on by those responsible, changed, with its history. */
export const tindaklanjut: Command = {
  name: 'tindaklanjut',
  aliases: [],
  run: async (call) => {
    const [word = '', ...others] = call.argument.trim().split(/\s+/);
    if (word === '' || readMeetingNumber(call.argument)?.rest === '') return show(call);
    const step = Object.hasOwn(STEPS, word.toLowerCase()) ? STEPS[word.toLowerCase()] : undefined;
    return step === undefined
      ? refuse(call, {
          reason: 'unknownOption',
          option: call.argument,
          options: Object.keys(STEPS).join(', '),
        })
      : step(call, others.join(' '));
  },
  press: async (call) => {
    const [what, number = ''] = call.parameters;
    if (what === 'selesai') return finish(call, number);
    if (what === 'catatan') return askNote(call, number);
    return what === 'proses' ? progress(call, number) : refuse(call, 'buttonGone');
  },
  continue: async (call) => progress(call, `${call.facts.number ?? ''} ${call.argument}`),
};

async function show(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forum, actor } = context;
  const found = call.argument === '' ? undefined : await findHeldMeeting(call, call.argument);
  if (found?.ok === false) return found.reactions;
  const meeting = found?.meeting;
  const items = await listActions(work.db, { forumId: forum.id, meetingId: meeting?.id, limit: MOST_SHOWN });
  const title =
    meeting === undefined
      ? language.t('actions:title', { forum: forum.name })
      : language.t('actions:titleMeeting', { number: meeting.number });
  const shown = {
    ...{ title, items, zone: forum.timeZone, mayChange: mayChange('tindaklanjut', actor.roles) },
    own: new Set(actor.seats.map(({ institutionId }) => institutionId)),
  };
  return replyHere(call, actionList(shown, language));
}

/** `ke-41 uraian`, `rapat 41: uraian`: a number alone may belong to what is to be done. */
const MEETING_NAMED =
  /^\s*(?:(?:(?:rapat|pertemuan)\s+)?(?:ke-?|no\.?|nomor|#)\s*(\d{1,5})(?=[\s;:,])|(?:rapat|pertemuan)\s+(\d{1,5})(?=\s*[;:,]))[\s;:,]*/i;
/** `41; uraian; instansi; tenggat`. */
const MEETING_APART = /^\s*(\d{1,5})\s*;\s*(?=[^;]*;[^;]*;)/;

/** `tambah [meeting] what; who; until when`: of the last meeting that was held, unless one is named. */
async function add(call: RunCall, words: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { forum, actor } = context;
  const named = MEETING_NAMED.exec(words) ?? MEETING_APART.exec(words);
  const found = await findHeldMeeting(call, named?.slice(1).find((digits) => digits !== undefined) ?? '');
  if (!found.ok) return found.reactions;
  const { meeting } = found;
  if (!mayChange('tindaklanjut', actor.roles) && !isHostOf(call, meeting)) return refuse(call, 'noRight');
  const parts = words
    .slice(named?.[0].length ?? 0)
    .split(';')
    .map((part) => part.trim());
  const [phrase = '', institution = ''] = parts.toReversed();
  const description = parts.slice(0, -2).join('; ');
  if (description === '' || institution === '' || phrase === '')
    return refuse(call, { reason: 'actionIncomplete', example: language.t('commands:example.tindaklanjut') });
  if (description.length > LONGEST_DESCRIPTION)
    return refuse(call, { reason: 'actionTooLong', longest: LONGEST_DESCRIPTION });
  const responsible = await findInstitution(call, institution);
  if (!responsible.ok) return responsible.reactions;
  const when = parseWhen(phrase, { now: work.now, zone: forum.timeZone });
  if (when.outcome === 'ask') return refuse(call, { reason: 'actionWhen', why: whyNoMoment(when, language) });
  const { item, heard } = await addAction(work, {
    ...{ forumId: forum.id, meetingId: meeting.id, description, institutionId: responsible.value.id },
    ...{ dueAt: dayOf(when.value, forum.timeZone), createdById: actor.personId },
  });
  await audit(call, { action: 'tindaklanjut', number: item.number });
  const line = actionLine({ item, zone: forum.timeZone }, language);
  const added = language.t('actions:added', { line, meeting: meeting.number });
  const told = await toldNote(call, { name: item.institution, heard });
  return replyHere(call, message({ summary: `${added} ${told}` }));
}

async function history(call: Call, words: string): Promise<readonly Reaction[]> {
  const found = await findNumbered(call, words);
  if (!found.ok) return found.reactions;
  const { item } = found;
  const steps = await listSteps(call.work.db, item);
  return replyHere(call, actionHistory({ item, steps, zone: call.context.forum.timeZone }, call.language));
}
