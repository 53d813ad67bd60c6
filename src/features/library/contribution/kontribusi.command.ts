import { message } from '../../../i18n/message.ts';
import type { Call, Command } from '../../../inbound/command.ts';
import { answerPrivately, refuse } from '../../../inbound/replies.ts';
import type { Role } from '../../../model/actor.ts';
import type { OutgoingFile } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { loadPlan } from '../plan.store.ts';
import { readYear, storedColumns, yearOf, yearSpan } from './contribution.rules.ts';
import { countContributions, listContributed } from './contribution.store.ts';
import type { YearContributions } from './contribution.types.ts';
import { contributionTable, FORMS, ownContribution } from './contribution.words.ts';
import { writeReportCsv, writeReportWorkbook } from './contribution-files.ts';
import { writeContributionPicture } from './contribution-picture.ts';

type Form = (typeof FORMS)[number];

/** Who sees what every institution contributed. */
const SEE_ALL: readonly Role[] = ['admin', 'secretariat', 'chair', 'steering_chair', 'curator'];

const ELSEWHERE = { key: 'contribution:elsewhere', command: 'kontribusi', payload: 'kontribusi' } as const;

/** What was shared in a year: an institution sees its own and the total, leaders and curators all of them, as files too. */
export const kontribusi: Command = {
  name: 'kontribusi',
  aliases: [],
  onlyReads: true,
  run: (call) => {
    const words = call.argument
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const form = FORMS.find((one) => words.some((word) => formOf(word) === one));
    const year = words.filter((word) => formOf(word) === undefined).join(' ');
    return answer(call, { year, form });
  },
  press: (call) => {
    const [what, year = ''] = call.parameters;
    const form = FORMS.find((one) => one === what);
    return form === undefined ? Promise.resolve(refuse(call, 'buttonGone')) : answer(call, { year, form });
  },
};

function formOf(word: string): Form | undefined {
  return word === 'excel' ? 'xlsx' : FORMS.find((one) => one === word);
}

async function answer(
  call: Call,
  { year: written, form }: { readonly year: string; readonly form: Form | undefined },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const year = readYear(written, yearOf(work.now, zone));
  if (year === undefined) return refuse(call, { reason: 'unknownYear', words: written });
  const span = yearSpan(year, zone);
  const facts = { forum, year, institutions: await countContributions(work.db, { forumId, span }) };
  const seesAll = SEE_ALL.some((role) => context.actor.roles.has(role));
  if (!seesAll && form !== undefined) return refuse(call, 'noRight');
  const ownIds = context.actor.seats.map(({ institutionId }) => institutionId);
  if (form === undefined)
    return answerPrivately(call, {
      answer: seesAll ? contributionTable(facts, language) : ownContribution({ ...facts, ownIds }, language),
      elsewhere: ELSEWHERE,
    });
  const file = await write(call, { form, facts });
  const summary = language.t('contribution:title', { forum, year });
  return answerPrivately(call, { answer: message({ summary, files: [file] }), elsewhere: ELSEWHERE });
}

async function write(
  { work, context, language }: Call,
  { form, facts }: { readonly form: Form; readonly facts: YearContributions },
): Promise<OutgoingFile> {
  const { id: forumId, timeZone: zone } = context.forum;
  const name = (ending: string): string => language.t('contribution:file', { year: facts.year, ending });
  if (form === 'gambar')
    return {
      ...{ name: name('png'), mimeType: 'image/png' },
      content: await writeContributionPicture(facts, language),
    };
  const span = yearSpan(facts.year, zone);
  const report = { ...facts, zone, entries: await listContributed(work.db, { forumId, span }) };
  const file = { report, columns: storedColumns((await loadPlan(work.db, forumId)).columns) };
  return form === 'csv'
    ? { name: name('csv'), mimeType: 'text/csv', content: writeReportCsv(file, language) }
    : {
        name: name('xlsx'),
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeReportWorkbook(file, language),
      };
}
