import type { Language } from '../../../i18n/index.ts';
import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, Command } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';
import { findMeeting } from '../../meetings/service.ts';
import { writeRecapPdf, writeRecapWorkbook } from './files.ts';
import { listKinds } from './kinds.store.ts';
import { writeRecapPicture } from './picture.ts';
import { type RecapFacts, recap } from './recap.words.ts';
import { replyRecap } from './recap-reply.ts';
import type { ShownRecap } from './shown.rules.ts';

/** As what a recap is given beside the text. */
const FORMS = ['gambar', 'xlsx', 'pdf'] as const;
type RecapForm = (typeof FORMS)[number];

/** Counts and lists the answers to a meeting: as text, picture, workbook or PDF. */
export const rekap: Command = {
  name: 'rekap',
  aliases: [],
  onlyReads: true,
  run: (call) => {
    const { form, words } = readForm(call.argument);
    const asked = { ...call, argument: words };
    return form === undefined
      ? replyRecap(asked, withForms)
      : replyRecap(asked, (facts) => asFile(call, { facts, form }));
  },
  press: async (call) => {
    const [form, id] = call.parameters;
    const known = FORMS.find((one) => one === form);
    const rowId = readRowId(id);
    const meeting =
      rowId === undefined
        ? undefined
        : await findMeeting(call.work.db, { forumId: call.context.forum.id, id: rowId });
    if (known === undefined || meeting === undefined) return refuse(call, 'buttonGone');
    return replyRecap({ ...call, argument: String(meeting.number) }, (facts) =>
      asFile(call, { facts, form: known }),
    );
  },
};

/** Reads the form out of `42 gambar` or `pdf 42`, and leaves the rest. */
function readForm(argument: string): { readonly form: RecapForm | undefined; readonly words: string } {
  // As the button calls it.
  const words = argument
    .replace(/\bexcel\b/i, 'xlsx')
    .trim()
    .split(/\s+/);
  const form = FORMS.find((one) => words.some((word) => word.toLowerCase() === one));
  return { form, words: words.filter((word) => word.toLowerCase() !== form).join(' ') };
}

function withForms(facts: RecapFacts, language: Language): OutgoingMessage {
  const written = recap(facts, language);
  const { id } = facts.meeting;
  const row = FORMS.map((form) => ({
    text: language.t(`answers:shown.form.${form}`),
    action: encodeAction('rekap', form, id),
  }));
  return { ...written, buttons: [...written.buttons, row] };
}

async function asFile(
  { work, context, language }: Call,
  { facts, form }: { readonly facts: RecapFacts; readonly form: RecapForm },
): Promise<OutgoingMessage> {
  const { meeting, answers } = facts;
  const kinds = await listKinds(work.db, context.forum.id);
  const shown = { meeting, answers, kinds, forumName: context.forum.name, now: work.now };
  const { summary } = recap(facts, language);
  return message({ summary, files: [await write(form, { shown, language })] });
}

async function write(
  form: RecapForm,
  { shown, language }: { readonly shown: ShownRecap; readonly language: Language },
): Promise<OutgoingFile> {
  const { number } = shown.meeting;
  const name = (ending: string): string => language.t('answers:shown.file', { number, ending });
  switch (form) {
    case 'gambar':
      return { name: name('png'), mimeType: 'image/png', content: await writeRecapPicture(shown, language) };
    case 'xlsx':
      return {
        name: name('xlsx'),
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeRecapWorkbook(shown, language),
      };
    case 'pdf':
      return {
        name: name('pdf'),
        mimeType: 'application/pdf',
        content: await writeRecapPdf(shown, language),
      };
  }
}
