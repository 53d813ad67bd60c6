import type { AdminId } from '../../../config.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { listSecretariat } from '../roles.store.ts';
import { joinDecision } from './join-decision.notice.ts';
import { joinRequest } from './join-request.notice.ts';
import type { JoinRequest } from './types.ts';

/** People wait for these. */
const PRIORITY = 20;
const KEY_BYTES = 4;

/** Shows a request to everybody of the secretariat and every admin, with buttons and what the person answered. */
export async function tellSecretariat(
  work: Work,
  facts: {
    readonly forumId: number;
    readonly admins: readonly AdminId[];
    readonly requestId: number;
    readonly remark: string;
    readonly handle: string | undefined;
  },
): Promise<void> {
  const { forumId, admins, requestId, remark, handle = '' } = facts;
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: joinRequest,
    key: keyOf(work, 'joinRequest', requestId),
    facts: { requestId, remark, handle },
    targets: await listSecretariat(work.db, { forumId, admins }),
  });
}

/** Tells the one who asked how their request stands: decided, or with a question. */
export async function tellRequester(
  work: Work,
  facts: {
    readonly request: JoinRequest;
    /** Known once they belong to the forum. */
    readonly personId: number | undefined;
    readonly question: string;
    readonly answers: number;
  },
): Promise<void> {
  const { request, personId, question, answers } = facts;
  const { platform, externalId } = request;
  const target: NoticeTarget =
    personId === undefined ? { kind: 'account', platform, externalId } : { kind: 'person', personId };
  await planNotice(work, {
    ...{ forumId: request.forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: joinDecision,
    key: keyOf(work, 'joinDecision', request.id),
    facts: { requestId: request.id, question, answers },
    targets: [target],
  });
}

/** A request may be shown and asked about several times. */
function keyOf({ randomness }: Work, kind: string, requestId: number): string {
  return `${kind}:${requestId}:${randomness.token(KEY_BYTES)}`;
}
