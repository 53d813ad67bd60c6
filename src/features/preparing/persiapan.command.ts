import { dayIn } from '../../calendar/working-days.ts';
import type { Call, Command, PressCall, RunCall } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { readPreparing } from './checklist.service.ts';
import { continueNote, pressItem, submitNote } from './item-changes.ts';
import { findAsked, findPressed, mayPrepare } from './meeting-asked.ts';
import { continueTemplate, pressTemplate, submitTemplate, template } from './template-changes.ts';
import { checklistShown, overviewShown } from './words.ts';

const ELSEWHERE = { key: 'preparing:elsewhere', command: 'persiapan', payload: 'persiapan' } as const;

/** What a host prepares for its meeting: shown as a bar, ticked off with buttons; the secretariat sees every host and edits the template. */
export const persiapan: Command = {
  name: 'persiapan',
  aliases: ['checklist', 'ceklis'],
  run: (call) => {
    const [word = '', ...others] = call.argument.trim().split(/\s+/);
    return /^templat(e)?$/i.test(word) ? template(call, others.join(' ')) : show(call);
  },
  press: async (call) => {
    const [what = '', id] = call.parameters;
    const changed = await pressTemplate(call);
    if (changed !== undefined) return changed;
    const found = await findPressed(call, id);
    if (!found.ok) return found.reactions;
    const [meeting] = found.meetings;
    if (meeting === undefined) return refuse(call, 'buttonGone');
    if (what === 'lihat' || (what === 'tampil' && call.parameters[2] === undefined))
      return showOne(call, { meeting, isNew: what === 'tampil' });
    return pressItem(call, meeting);
  },
  submit: (call) => (call.parameters[0] === 'tambah' ? submitTemplate(call) : submitNote(call)),
  continue: (call) => (call.step === 'tambah' ? continueTemplate(call) : continueNote(call)),
};

async function show(call: RunCall): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const found = await findAsked(call, call.argument);
  if (!found.ok) return found.reactions;
  if (found.rest !== '')
    return refuse(call, { reason: 'unknownOption', option: found.rest, options: 'templat' });
  const [meeting, ...others] = found.meetings;
  if (meeting !== undefined && others.length === 0) return showOne(call, { meeting, isNew: true });
  const all = await readPreparing(work, { forumId: context.forum.id, meetings: found.meetings });
  const today = dayIn(work.now, context.forum.timeZone).toString();
  return answerPrivately(call, { answer: overviewShown({ all, today }, language), elsewhere: ELSEWHERE });
}

async function showOne(
  call: RunCall | PressCall,
  { meeting, isNew }: { readonly meeting: Meeting; readonly isNew: boolean },
): Promise<readonly Reaction[]> {
  const answer = await checklist(call, meeting);
  return isNew
    ? answerPrivately(call, { answer, elsewhere: ELSEWHERE })
    : [{ kind: 'replace', message: answer }];
}

async function checklist(call: Call, meeting: Meeting): Promise<OutgoingMessage> {
  const { work, language } = call;
  const [preparing] = await readPreparing(work, { forumId: meeting.forumId, meetings: [meeting] });
  const today = dayIn(work.now, meeting.timeZone).toString();
  const shown = preparing ?? { meeting, items: [], people: [] };
  return checklistShown({ preparing: shown, today, mayChange: mayPrepare(call, meeting) }, language);
}
