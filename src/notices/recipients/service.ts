import type { Work } from '../../model/work.ts';
import type { NoticeTarget } from '../types.ts';
import {
  listBoundChats,
  listChairs,
  listLeaders,
  listReachableSecretariat,
  listRecipients,
  listSecretariat,
} from './recipients.store.ts';
import { aidesFirst, toTargets } from './rules.ts';
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
    case 'chairs':
      return (await listChairs(db, forumId)).map(toPerson);
    case 'hostAndSecretariat':
    case 'hostAidesAndSecretariat': {
      const all = await targetsOf(work, { subject, audience: 'host' });
      const host =
        audience === 'hostAndSecretariat' ? all : await aidesAmong(work, { subject, targets: all });
      const known = new Set(host.map((target) => (target.kind === 'person' ? target.personId : 0)));
      return [
        ...host,
        ...(await listSecretariat(db, forumId)).filter((personId) => !known.has(personId)).map(toPerson),
      ];
    }
    case 'hostPeople':
      return (await targetsOf(work, { subject, audience: 'host' })).flatMap(personIn).map(toPerson);
    case 'hostAndLeaders': {
      const host = (await targetsOf(work, { subject, audience: 'host' })).flatMap(personIn);
      return [...new Set([...host, ...(await listLeaders(db, forumId))])].map(toPerson);
    }
    case 'hostElseSecretariat':
      return (await hostElseSecretariat(work, subject)).personIds.map(toPerson);
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

/** Of the targets a host has its aides, where one of them can be reached; else all. */
async function aidesAmong(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { subject, targets }: { readonly subject: AudienceSubject; readonly targets: readonly NoticeTarget[] },
): Promise<readonly NoticeTarget[]> {
  const { forumId, meetingId, hostInstitutionId } = subject;
  if (hostInstitutionId === undefined) return targets;
  const audience = { institutionId: hostInstitutionId };
  const [host] = await listRecipients(db, { forumId, meetingId, audience, now });
  const aides = aidesFirst(host?.persons ?? []);
  return aides.length === 0 ? targets : aides.map(toPerson);
}

/** Who hears what concerns the host of a meeting: itself, or the secretariat where nobody of it can be reached. */
export interface HostListeners {
  readonly whom: 'host' | 'secretariat' | 'nobody';
  readonly personIds: readonly number[];
}

/** The aides of the meeting's host who can be reached privately, else its official, else the secretariat. */
export async function hostElseSecretariat(
  { db, now }: Pick<Work, 'db' | 'now'>,
  { forumId, meetingId, hostInstitutionId }: AudienceSubject,
): Promise<HostListeners> {
  if (hostInstitutionId !== undefined) {
    const audience = { institutionId: hostInstitutionId };
    const [host] = await listRecipients(db, { forumId, meetingId, audience, now });
    const personIds = aidesFirst(host?.persons ?? []);
    if (personIds.length > 0) return { whom: 'host', personIds };
  }
  const personIds = await listReachableSecretariat(db, forumId);
  return { whom: personIds.length > 0 ? 'secretariat' : 'nobody', personIds };
}

function personIn(target: NoticeTarget): readonly number[] {
  return target.kind === 'person' ? [target.personId] : [];
}

function toPerson(personId: number): NoticeTarget {
  return { kind: 'person', personId };
}
