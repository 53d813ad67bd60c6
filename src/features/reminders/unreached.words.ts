import type { Language } from '../../i18n/index.ts';
import { list, paragraph } from '../../i18n/message.ts';
import type { Block } from '../../platform/message.ts';
import type { Undelivered } from './types.ts';
import type { UnreachedReason } from './unreached.rules.ts';

/** People and institutions that were not reached, a line each with the reason in words. */
export function unreachedList(lines: readonly Undelivered[], { t }: Language): Block {
  return list(
    lines.map(({ name, institutions, reason }) => {
      const words = { name, institutions: institutions.join(', '), reason: t(`notices:reasons.${reason}`) };
      return institutions.length === 0
        ? t('notices:unreached.lineAlone', words)
        : t('notices:unreached.line', words);
    }),
  );
}

/** What helps against which reasons. */
const STEPS = [
  ['open', ['notOpened', 'blocked']],
  ['invite', ['noAccount', 'noPerson']],
  ['departed', ['departed']],
  ['direct', ['undeliverable']],
] as const satisfies readonly (readonly [string, readonly UnreachedReason[]])[];

/** What the secretariat can do so that these people are reached the next time. */
export function nextSteps(lines: readonly Undelivered[], { t }: Language): readonly Block[] {
  const reasons = new Set(lines.map(({ reason }) => reason));
  return STEPS.filter(([, helped]) => helped.some((reason) => reasons.has(reason))).map(([step]) =>
    paragraph(t(`notices:unreached.${step}`)),
  );
}
