import type { Language } from '../../i18n/index.ts';

/** What the adapters' sentences for operators mean; the first that fits. */
const MEANINGS = [
  ['token', /refuses/i],
  ['busy', /to (wait|slow down)/i],
  ['elsewhere', /elsewhere/i],
  ['connecting', /not connected|has not answered/i],
  ['error', /answers with an error/i],
  ['internal', /internal fault/i],
] as const;

/** Why a channel does not work, in the reader's language, with what is to be done; the log has the platform's own words. */
export function channelProblem(problem: string, { t }: Language): string {
  const meaning = MEANINGS.find(([, pattern]) => pattern.test(problem))?.[0] ?? 'network';
  return t(`delivery:channelProblems.${meaning}`);
}
