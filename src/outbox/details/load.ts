import type { Db } from '../../db/db.ts';
import { listAnswers } from '../../features/answers/recap.store.ts';
import { findOpenAction } from '../../features/follow-up/actions.store.ts';
import { listInvitationPlaces } from '../../features/meetings/invitation-places.store.ts';
import {
  loadJoinRequest,
  loadName,
  loadTurnInstitution,
} from '../../features/members/notice-details.store.ts';
import { loadReport, loadUndelivered } from '../../features/reminders/delivery-report.store.ts';
import type { NoticeDetails } from '../../notices/content.ts';
import type { NoticeKind } from '../../notices/types.ts';
import type { ClaimedDelivery } from '../delivery.ts';

/** Moment of reading, epoch milliseconds. */
interface At {
  readonly now: number;
}

/**
 * What the notice of a delivery needs beside its scene, whoever reads it (see `detailsFor`); `gone` when what it is about is.
 */
export async function loadDetails(
  db: Db,
  delivery: Pick<ClaimedDelivery, 'kind' | 'facts' | 'forumId' | 'meetingId'> & At,
): Promise<NoticeDetails[NoticeKind] | 'gone'> {
  const { facts, forumId, meetingId, now } = delivery;
  switch (delivery.kind) {
    case 'recap':
      if (meetingId === null) return 'gone';
      return { answers: await listAnswers(db, { id: meetingId, forumId }), mayRemind: false };
    case 'hostQuestion': {
      const institution = await loadTurnInstitution(db, { forumId, id: Number(facts.turnId) });
      return institution === '' ? 'gone' : { institution };
    }
    case 'actionReminder': {
      const action = await findOpenAction(db, { forumId, id: Number(facts.actionId) });
      return action === undefined ? 'gone' : { action };
    }
    case 'joinRequest':
    case 'joinDecision':
      return (await loadJoinRequest(db, { forumId, id: Number(facts.requestId), now })) ?? 'gone';
    case 'invitationUsed':
    case 'recordsMerged': {
      const name = await loadName(db, { forumId, id: Number(facts.personId) });
      const merged = Number(facts.mergedId) || 0;
      const mergedName = merged === 0 ? undefined : await loadName(db, { forumId, id: merged });
      return name === undefined ? 'gone' : { name, ...(mergedName === undefined ? {} : { mergedName }) };
    }
    case 'invitationRefused':
    case 'accountLinked':
    case 'admissionUndone': {
      const name = await loadName(db, { forumId, id: Number(facts.personId) });
      return name === undefined ? 'gone' : { name };
    }
    case 'deliveryReport':
      return loadReport(db, { forumId, proposalId: Number(facts.proposalId), now });
    case 'announcementReport': {
      if (meetingId === null) return 'gone';
      const [found] = await listInvitationPlaces(db, { now, meeting: { id: meetingId, forumId } });
      return { places: found?.places ?? [] };
    }
    case 'unreachable': {
      const personIds = Array.isArray(facts.personIds) ? facts.personIds.map(Number) : [];
      return { people: await loadUndelivered(db, { forumId, personIds, now }) };
    }
    default:
      return undefined;
  }
}
