import type { AdminId } from '../../../config.ts';
import type { Work } from '../../../model/work.ts';
import { planNotice } from '../../../notices/service.ts';
import type { NoticeTarget } from '../../../notices/types.ts';
import { listSecretariat } from '../roles.store.ts';
import { codeExposed } from './code-exposed.notice.ts';
import { codesIn } from './codes.rules.ts';
import { endExposed, revokeExposed } from './codes.store.ts';
import type { ExposedInvitation } from './codes.types.ts';

/** Whoever sent the code waits for nobody to come in by it. */
const PRIORITY = 20;
const KEY_BYTES = 4;

/**
 * Ends every code that stands in a text which others read, and tells who made it or was shown it. False when the text shows none
 * that was good.
 */
export async function endShownCodes(
  work: Work,
  { text, admins }: { readonly text: string; readonly admins: readonly AdminId[] },
): Promise<boolean> {
  const { db, now } = work;
  const { invitations, links } = codesIn(text);
  const revoked = invitations.length === 0 ? [] : await revokeExposed(db, { hashes: invitations, now });
  const ended = links.length === 0 ? [] : await endExposed(db, { hashes: links, now });
  for (const invitation of revoked) await tellMaker(work, invitation, admins);
  for (const { forumId, personId } of ended) {
    await tell(work, { forumId, facts: { what: 'link' }, targets: [{ kind: 'person', personId }] });
  }
  return revoked.length + ended.length > 0;
}

/** A maker without a record is an admin, and hears as one of the secretariat. */
async function tellMaker(
  work: Work,
  { id, forumId, createdById }: ExposedInvitation,
  admins: readonly AdminId[],
): Promise<void> {
  const targets: readonly NoticeTarget[] =
    createdById === undefined
      ? await listSecretariat(work.db, { forumId, admins })
      : [{ kind: 'person', personId: createdById }];
  await tell(work, { forumId, facts: { what: 'invitation', invitationId: id }, targets });
}

async function tell(
  work: Work,
  {
    forumId,
    facts,
    targets,
  }: {
    readonly forumId: number;
    readonly facts: { readonly what: 'invitation' | 'link'; readonly invitationId?: number };
    readonly targets: readonly NoticeTarget[];
  },
): Promise<void> {
  await planNotice(work, {
    ...{ forumId, meetingId: null, dueAt: work.now, priority: PRIORITY },
    kind: codeExposed,
    key: `codeExposed:${work.randomness.token(KEY_BYTES)}`,
    facts,
    targets,
  });
}
