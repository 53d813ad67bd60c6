import type { Work } from '../../model/work.ts';
import type { NoticeTarget } from '../types.ts';
import { listBoundChats, listLeaders, listRecipients, listSecretariat } from './recipients.store.ts';
import { toTargets } from './rules.ts';
import type { Audience } from './types.ts';

/** What an audience is of. */
export interface AudienceSubject {
  readonly forumId: number;
  readonly meetingId: number;
  /** The meeting's host. */
  readonly hostInstitutionId: number | undefined;
}

/** The targets an audience has now; `named` has none of itself. */
export async function targetsOf(
  work: Pick<Work, 'db' | 'now'>,
  { subject, audience }: { readonly subject: AudienceSubject; readonly audience: Audience },
): Promise<readonly NoticeTarget[]> {
  const { db, now } = work;
  const { forumId, meetingId, hostInstitutionId } = subject;
  switch (audience) {
    case 'named':
      return [];
    case 'leaders':
      return (await listLeaders(db, forumId)).map(toPerson);
    case 'hostAndSecretariat': {
      const host = await targetsOf(work, { subject, audience: 'host' });
      const known = new Set(host.map((target) => (target.kind === 'person' ? target.personId : 0)));
      return [
        ...host,
        ...(await listSecretariat(db, forumId)).filter((personId) => !known.has(personId)).map(toPerson),
      ];
    }
    case 'boundChats':
      return (await listBoundChats(db, forumId)).map(({ rowId }) => ({ kind: 'chat', chatRowId: rowId }));
    case 'host':
      return hostInstitutionId === undefined
        ? []
        : targetsOf(work, { subject, audience: { institutionId: hostInstitutionId } });
    default: {
      const institutions = await listRecipients(db, { forumId, meetingId, audience, now });
      return toTargets(institutions, await listBoundChats(db, forumId));
    }
  }
}

function toPerson(personId: number): NoticeTarget {
  return { kind: 'person', personId };
}
