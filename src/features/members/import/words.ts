import type { Language } from '../../../i18n/index.ts';
import { markedName } from '../../../i18n/marked-name.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, Button, OutgoingFile, OutgoingMessage } from '../../../platform/message.ts';
import { UNDO_DAYS } from '../entering/admission.types.ts';
import {
  type ChangeCounts,
  type ChangedFact,
  type CutOff,
  type LineProblem,
  type MemberChange,
  type MembersDiff,
  type OfficeQuestion,
  REQUIRED_COLUMNS,
} from './types.ts';

/** Most lines of a preview or of a list of faults; the rest is counted. */
const MOST_LINES = 20;

/** Counts as the sentences name them. */
function words(counts: ChangeCounts): Readonly<Record<string, number>> {
  return { added: counts.new, changed: counts.changed, ended: counts.ended, unchanged: counts.unchanged };
}

/** What of a comparison messages show. */
type Shown = Pick<MembersDiff, 'counts' | 'changes' | 'questions' | 'cutOff'>;

/**
 * What a members' file would change, with the button that applies it; while a name for a held seat is another one than
 * before, the question who it is.
 */
export function importPreview(
  diff: Shown & { readonly proposalId: number; readonly prefix: string },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { proposalId } = diff;
  const open = diff.questions.filter(({ isOpen }) => isOpen);
  const [question] = open;
  if (question !== undefined) return officeQuestion({ question, proposalId, open: open.length }, language);
  const { counts, changes } = diff;
  const title = t('members:import.title');
  const more = changes.length - MOST_LINES;
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: t('members:import.counts', words(counts)) }),
      list(changes.slice(0, MOST_LINES).map((change) => changeLine(change, language))),
      ...(more > 0 ? [paragraph(t('members:import.more', { count: more }))] : []),
      ...(counts.ended > 0 ? [paragraph(t('members:import.endedEffect'))] : []),
      ...cutOffBlocks(diff, language),
    ],
    buttons: [
      [
        {
          text: t('members:import.apply'),
          action: encodeAction('anggota', 'impor', proposalId, 'ya'),
          style: 'primary',
        },
        { text: t('members:cancel'), action: encodeAction('anggota', 'impor', proposalId, 'batal') },
      ],
    ],
  });
}

/** Asks whether another name for a held seat is a change of office or the same person. */
function officeQuestion(
  {
    question,
    proposalId,
    open,
  }: { readonly question: OfficeQuestion; readonly proposalId: number; readonly open: number },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { line, shortName: institution, canBeSame } = question;
  const former = markedName(question.formerName, language);
  const name = markedName(question.name, language);
  const title = t('members:import.question.title', { institution });
  const button = (text: string, answer: string): Button => ({
    text,
    action: encodeAction('anggota', 'impor', proposalId, answer, line),
  });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph(t('members:import.question.ask', { line, institution, former, name })),
      list([
        t(`members:import.question.${question.becomesAide ? 'ifSwapped' : 'ifChange'}`, { former, name }),
        ...(canBeSame ? [t('members:import.question.ifSame')] : []),
        t('members:import.question.ifLeft', { institution }),
      ]),
      ...(open > 1 ? [paragraph(t('members:import.question.more', { count: open - 1 }))] : []),
    ],
    buttons: [
      [
        button(t('members:import.question.change'), 'ganti'),
        ...(canBeSame ? [button(t('members:import.question.same'), 'sama')] : []),
      ],
      [
        button(t('members:import.question.leave'), 'lewati'),
        { text: t('members:cancel'), action: encodeAction('anggota', 'impor', proposalId, 'batal') },
      ],
    ],
  });
}

/** A file that changes nothing, and what of it stays cut off. */
export function nothingToImport(
  diff: Pick<MembersDiff, 'cutOff' | 'leftOut'> & { readonly prefix: string },
  language: Language,
): OutgoingMessage {
  const summary = language.t(diff.leftOut > 0 ? 'members:import.nothing' : 'members:import.unchanged');
  return message({ summary, blocks: [paragraph(summary), ...cutOffBlocks(diff, language)] });
}

function cutOffBlocks(
  { cutOff, prefix }: { readonly cutOff: readonly CutOff[]; readonly prefix: string },
  { t }: Language,
): readonly Block[] {
  if (cutOff.length === 0) return [];
  const lines = cutOff.slice(0, MOST_LINES).map(({ line, code, shortName, name, capacity, account }) => {
    const facts = { line, institution: shortName, name, prefix };
    return account === undefined
      ? t('members:import.cutOff.person', {
          ...facts,
          code,
          capacity: t(`members:import.cutOff.as.${capacity}`),
        })
      : t('members:import.cutOff.account', { ...facts, platform: t(`joining:platform.${account.platform}`) });
  });
  const more = cutOff.length - MOST_LINES;
  return [
    paragraph({ bold: t('members:import.cutOff.title') }),
    list(lines),
    ...(more > 0 ? [paragraph(t('members:import.problemMore', { count: more }))] : []),
  ];
}

function changeLine(change: MemberChange, language: Language): string {
  const { t } = language;
  const { kind, shortName, name, formerName, facts, roles = [] } = change;
  const values = {
    kind: t(`members:import.kind.${kind}`),
    institution: shortName,
    name: markedName(name, language),
  };
  if (roles.length > 0) {
    const ending = roles.map((role) => t(`members:role.${role}`)).join(', ');
    return t('members:import.lineRoles', { ...values, roles: ending });
  }
  if (facts.length === 0) return t('members:import.line', values);
  const named = facts.map((fact) => factWords({ ...change, fact }, language)).join(', ');
  return formerName === undefined
    ? t('members:import.lineFacts', { ...values, facts: named })
    : t('members:import.lineRenamed', { ...values, facts: named, former: formerName });
}

function factWords(
  { fact, capacity, formerInstitution: former = '' }: MemberChange & { readonly fact: ChangedFact },
  { t }: Language,
): string {
  if (fact === 'capacity') return t(`members:import.fact.becomes.${capacity}`);
  return t(`members:import.fact.${fact}`, { former });
}

/** What an import has changed, and what stayed cut off. */
export function importDone(
  diff: Pick<MembersDiff, 'counts' | 'cutOff' | 'plan'> & { readonly prefix: string },
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const { counts, plan, prefix } = diff;
  const summary = t('members:import.done', words(counts));
  const hasLinked = plan.accounts.some(({ person }) => person.kind === 'stored');
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(hasLinked ? [paragraph(t('members:import.accountsUndo', { days: UNDO_DAYS, prefix }))] : []),
      ...cutOffBlocks(diff, language),
    ],
  });
}

/** Every bad line of a file with its reason; nothing was changed. */
export function importProblems(problems: readonly LineProblem[], language: Language): OutgoingMessage {
  const { t } = language;
  const summary = t('members:import.badTitle');
  const more = problems.length - MOST_LINES;
  return message({
    summary,
    blocks: [
      paragraph({ bold: summary }),
      list(problems.slice(0, MOST_LINES).map((problem) => problemLine(problem, language))),
      ...(more > 0 ? [paragraph(t('members:import.problemMore', { count: more }))] : []),
    ],
  });
}

function problemLine(
  { line, reason, column = 'kode', value = '', otherLine = 0, owner = '' }: LineProblem,
  { t }: Language,
): string {
  const why = t(`members:import.reason.${reason}`, { column, value, otherLine, owner });
  return t('members:import.problem', { line, reason: why });
}

/** Says which files are read. */
export function notMembersFile(name: string, { t }: Language): OutgoingMessage {
  return message({ summary: t('members:import.notCsv', { name, columns: REQUIRED_COLUMNS.join(', ') }) });
}

/** The members as a file. */
export function exportedMembers(
  { rows, empty, content }: { readonly rows: number; readonly empty: number; readonly content: string },
  { t }: Language,
): OutgoingMessage {
  const file: OutgoingFile = {
    name: t('members:export.file'),
    mimeType: 'text/csv',
    content: Buffer.from(content, 'utf8'),
  };
  return message({ summary: t('members:export.done', { rows, empty }), files: [file] });
}
