import type { RefusalReason } from '../i18n/index.ts';
import { message } from '../messages/build.ts';
import type { Reaction } from '../platform/reaction.ts';
import type { Call } from './command.ts';
import { replyHere } from './reply.ts';

/** Says why not, and what to do instead: to a press as a notice only the presser sees, else as a reply. */
export function refuse(
  call: Pick<Call, 'language' | 'incoming' | 'limits'>,
  reason: RefusalReason,
  values: Readonly<Record<string, string | number>> = {},
): readonly Reaction[] {
  const text = call.language.t(`refusals:${reason}`, values);
  return call.incoming.body.kind === 'press'
    ? [{ kind: 'toast', text, alert: true }]
    : replyHere(call, message({ summary: text }));
}
