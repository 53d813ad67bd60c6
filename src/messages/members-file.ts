import { type LineProblem, MEMBER_COLUMNS } from '../domain/members/csv/types.ts';
import type { ChangeCounts, MemberChange, MembersDiff } from '../domain/members/import/types.ts';
import type { Language } from '../i18n/index.ts';
import { encodeAction } from '../platform/action.ts';
import type { OutgoingFile, OutgoingMessage } from '../platform/message.ts';
import { list, message, paragraph } from './build.ts';

/** Most lines of a preview or of a list of faults; the rest is counted. */
const MOST_LINES = 20;

/** Counts as the sentences name them. */
function words(counts: ChangeCounts): Readonly<Record<string, number>> {
  return { added: counts.new, changed: counts.changed, ended: counts.ended, unchanged: counts.unchanged };
}

/** What a members' file would change, with the button that applies it. */
export function importPreview(
  { counts, changes }: Pick<MembersDiff, 'counts' | 'changes'>,
  proposalId: number,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  const title = t('members:import.title');
  const more = changes.length - MOST_LINES;
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      paragraph({ bold: t('members:import.counts', words(counts)) }),
      list(changes.slice(0, MOST_LINES).map((change) => changeLine(change, language))),
      ...(more > 0 ? [paragraph(t('members:import.more', { count: more }))] : []),
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

function changeLine({ kind, shortName, name, formerName, facts }: MemberChange, { t }: Language): string {
  const values = { kind: t(`members:import.kind.${kind}`), institution: shortName, name };
  if (facts.length === 0) return t('members:import.line', values);
  const named = facts.map((fact) => t(`members:import.fact.${fact}`)).join(', ');
  return formerName === undefined
    ? t('members:import.lineFacts', { ...values, facts: named })
    : t('members:import.lineRenamed', { ...values, facts: named, former: formerName });
}

/** What an import has changed. */
export function importDone(counts: ChangeCounts, { t }: Language): OutgoingMessage {
  return message({ summary: t('members:import.done', words(counts)) });
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
  return message({ summary: t('members:import.notCsv', { name, columns: MEMBER_COLUMNS.join(', ') }) });
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
