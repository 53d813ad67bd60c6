import type { Call } from '../../inbound/command.ts';
import { readInForce } from '../../language/dates/in-force.ts';
import { cleanLine, type EntryLine, fitting, LONGEST, lengthOf, readLink, readOnPlatform } from './rules.ts';

/** A line as it is kept, or why it is not taken; `instead` is what would be, where that can be said. */
export type ReadLine =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: string; readonly instead?: string };

/** Reads one line as it was typed; what is wrong is said in a sentence. */
export function readLine(
  call: Pick<Call, 'language' | 'work' | 'context'>,
  { line, typed }: { readonly line: EntryLine; readonly typed: string },
): ReadLine {
  const { t } = call.language;
  const label = t(`sharing:line.${line}`);
  const value = cleanLine(line, typed);
  if (value === '' || value === '-') return { ok: true, value: '' };
  const length = lengthOf(value);
  const longest = LONGEST[line];
  if (length > longest) {
    const problem = t('sharing:problem.tooLong', { label, length, longest });
    return line === 'link'
      ? { ok: false, problem }
      : { ok: false, problem, instead: fitting(value, longest) };
  }
  if (line === 'link') {
    const read = readLink(value);
    return read.ok
      ? { ok: true, value: read.link }
      : { ok: false, problem: t(`sharing:problem.${read.problem}`) };
  }
  if (line === 'inForceSince') {
    const date = readInForce(value, { now: call.work.now, zone: call.context.forum.timeZone });
    return date === undefined
      ? { ok: false, problem: t('sharing:problem.date', { label }) }
      : { ok: true, value: date };
  }
  if (line === 'onPlatform' && readOnPlatform(value) === undefined)
    return { ok: false, problem: t('sharing:problem.onPlatform', { label }) };
  return { ok: true, value };
}
