import type { Db } from '../db/db.ts';
import { isOutage } from '../db/outage.ts';
import { faultFacts } from '../lib/error.ts';
import type { Logger } from '../lib/logger.ts';
import type { Work } from '../model/work.ts';
import type { NoticeKinds } from './kind.ts';
import { decide } from './moments.ts';
import { targetsOf } from './recipients/service.ts';
import type { DueMoment } from './schedule.ts';
import { planNotice } from './service.ts';
import type { ScheduledKind } from './settings/plan.ts';
import { insertSkippedNotice } from './store.ts';

/** What planning needs: reads outside, one transaction per notice inside. */
export interface Planning {
  readonly db: Db;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly logger: Logger;
  readonly kinds: NoticeKinds;
  /** Runs one unit of work in its own transaction. */
  readonly transact: (body: (work: Work) => Promise<void>) => Promise<void>;
}

/** What notices are due for, with the moments of one kind. */
export interface Subject {
  readonly forumId: number;
  readonly meetingId: number;
  readonly moments: readonly DueMoment[];
  readonly hostInstitutionId: number | undefined;
}

/** A subject of a kind, and the keys of the notices that there are already. */
export interface About {
  readonly kind: ScheduledKind;
  readonly subject: Subject;
  readonly known: ReadonlySet<string>;
}

/** Plans the moment that is due now, if any. What one subject runs into holds up no other: false where it did. */
export async function planMoment(planning: Planning, about: About): Promise<boolean> {
  const { kind, subject } = about;
  try {
    const moment = await takeDue(planning, about);
    if (moment !== undefined) await planning.transact((work) => planOne(work, { kind, subject, moment }));
    return true;
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    const facts = { ...faultFacts(fault), kind: kind.name, meetingId: subject.meetingId };
    planning.logger.error(facts, 'reminder not planned, the next tick tries again');
    return false;
  }
}

/** The moment that is to be planned now, if any; those that passed in vain are recorded. */
async function takeDue(
  { db, now, logger }: Planning,
  { kind, subject, known }: About,
): Promise<DueMoment | undefined> {
  const { send, skip } = decide(subject.moments, { known, now });
  const { forumId, meetingId } = subject;
  for (const { moment, reason } of skip) {
    const facts = { forumId, kind: kind.name, key: moment.key, meetingId, dueAt: moment.at, reason };
    if (await insertSkippedNotice(db, { skipped: facts, now }))
      logger.warn({ ...facts, dueAt: new Date(facts.dueAt).toISOString() }, 'notice skipped');
  }
  return send;
}

async function planOne(
  work: Work,
  { kind, subject, moment }: Omit<About, 'known'> & { readonly moment: DueMoment },
): Promise<void> {
  const { forumId, meetingId } = subject;
  const { facts, key, at: dueAt } = moment;
  const targets = await targetsOf(work, { subject, audience: kind.audience?.(facts) ?? 'named' });
  await planNotice(work, { forumId, kind, key, meetingId, facts, dueAt, targets, priority: 0 });
}
