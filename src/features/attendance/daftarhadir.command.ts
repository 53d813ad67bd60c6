import type { Language } from '../../i18n/index.ts';
import { message } from '../../i18n/message.ts';
import type { Call, Command } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Button, OutgoingFile, OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { findMeetingAsked } from './meeting.service.ts';
import { type ListFacts, writeNameCards, writeSigningList } from './signing-list.ts';
import { listInvited } from './store.ts';
import { writeAttendanceWorkbook } from './workbook.ts';

/** In which form the list is given; the first one where nobody says. */
const FORMS = ['pdf', 'xlsx', 'kartu'] as const;
type ListForm = (typeof FORMS)[number];

/** The list to sign as a PDF, as a workbook, or as name cards: for the secretariat and that meeting's host, never in a group. */
export const daftarhadir: Command = {
  name: 'daftarhadir',
  aliases: [],
  onlyReads: true,
  run: async (call) => {
    const { form, words } = readForm(call.argument);
    const found = await findMeetingAsked(call, words);
    if (!found.ok) return found.reactions;
    if (found.rest !== '')
      return refuse(call, { reason: 'unknownOption', option: found.rest, options: FORMS.join(', ') });
    return give(call, { meeting: found.meeting, form });
  },
  press: async (call) => {
    const [form, id = ''] = call.parameters;
    const known = FORMS.find((one) => one === form);
    const found = await findMeetingAsked(call, { id });
    if (!found.ok) return found.reactions;
    return known === undefined
      ? refuse(call, 'buttonGone')
      : give(call, { meeting: found.meeting, form: known });
  },
};

/** Reads the form out of `42 xlsx` or `kartu 42`, and leaves the rest. */
function readForm(argument: string): { readonly form: ListForm; readonly words: string } {
  // As the buttons call them.
  const plain = argument.replace(/\bexcel\b/i, 'xlsx').replace(/\bkartu\s+nama\b/i, 'kartu');
  const words = plain.trim().split(/\s+/);
  const form = FORMS.find((one) => words.some((word) => word.toLowerCase() === one));
  const rest = words.filter((word) => word.toLowerCase() !== form);
  return { form: form ?? 'pdf', words: rest.join(' ') };
}

async function give(
  call: Call,
  { meeting, form }: { readonly meeting: Meeting; readonly form: ListForm },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  if (meeting.state === 'cancelled')
    return refuse(call, { reason: 'meetingCancelled', number: meeting.number });
  const invited = await listInvited(work.db, meeting);
  const file = await write(form, {
    facts: { forumName: context.forum.name, meeting, invited, now: work.now },
    language,
  });
  if (file === undefined) return refuse(call, { reason: 'noCards', number: meeting.number });
  return answerPrivately(call, {
    answer: listShown({ meeting, form, file }, language),
    elsewhere: { key: 'attendance:inPrivate', command: 'daftarhadir', payload: 'daftarhadir' },
  });
}

/** Whoever may use this reads what was written to the answers as well. */
async function write(
  form: ListForm,
  { facts, language }: { readonly facts: ListFacts; readonly language: Language },
): Promise<OutgoingFile | undefined> {
  const { number } = facts.meeting;
  switch (form) {
    case 'pdf':
      return {
        name: language.t('attendance:list.file', { number, ending: 'pdf' }),
        mimeType: 'application/pdf',
        content: await writeSigningList(facts, language),
      };
    case 'xlsx':
      return {
        name: language.t('attendance:list.file', { number, ending: 'xlsx' }),
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeAttendanceWorkbook(facts, language),
      };
    case 'kartu': {
      const content = await writeNameCards(facts, language);
      return (
        content && {
          name: language.t('attendance:cards.file', { number }),
          mimeType: 'application/pdf',
          content,
        }
      );
    }
  }
}

function listShown(
  {
    meeting,
    form,
    file,
  }: { readonly meeting: Meeting; readonly form: ListForm; readonly file: OutgoingFile },
  { t, locale }: Language,
): OutgoingMessage {
  const { number, startsAt, timeZone: zone, id } = meeting;
  const others: readonly Button[] = FORMS.filter((one) => one !== form).map((one) => ({
    text: t(`attendance:form.${one}`),
    action: encodeAction('daftarhadir', one, id),
  }));
  return message({
    summary: t(`attendance:shown.${form}`, { number, date: formatDate(startsAt, { zone, locale }) }),
    buttons: [others],
    files: [file],
  });
}
