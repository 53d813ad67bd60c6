import { expect } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Answer } from '../../src/features/answers/types.ts';
import { features, notices } from '../../src/features/index.ts';
import { announceMeeting } from '../../src/features/meetings/announcing/announce.service.ts';
import { findMeeting } from '../../src/features/meetings/store.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import { DAY_MS, type ManualClock, manualClock } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { Work } from '../../src/model/work.ts';
import { planningJobs } from '../../src/notices/plan-due.job.ts';
import { createOutbox, type Outbox, type OutboxOptions, outboxJobs } from '../../src/outbox/index.ts';
import { createScheduler, type Scheduler } from '../../src/scheduler/index.ts';
import { openTestDatabase } from '../support/database.ts';
import { type FakePlatform, fakePlatform } from './fake-platform.ts';

/** Friday, 5 February 2027, 09.00 WIB: the meeting of these tests; the deadline is three days before at 16.00. */
export const STARTS_AT = Date.parse('2027-02-05T09:00:00+07:00');
export const ANSWER_BY = Date.parse('2027-02-02T16:00:00+07:00');
/** Monday, 11 January 2027, 10.00 WIB. */
export const BEGIN = Date.parse('2027-01-11T10:00:00+07:00');

type TestDatabase = Awaited<ReturnType<typeof openTestDatabase>>;

/** A forum with a database, two platforms and an outbox of its own; time moves by hand. */
export interface World {
  readonly database: TestDatabase;
  readonly telegram: FakePlatform;
  readonly slack: FakePlatform;
  readonly clock: ManualClock;
  readonly logLines: string[];
  readonly outbox: Outbox;
  readonly scheduler: Scheduler;
  readonly forumId: number;
  /** Another process on the same database. */
  anotherProcess(): Promise<{ readonly outbox: Outbox; readonly scheduler: Scheduler }>;
  work<T>(body: (work: Work) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function makeWorld(overrides: Partial<OutboxOptions> = {}): Promise<World> {
  const database = await openTestDatabase();
  const telegram = fakePlatform('telegram');
  const slack = fakePlatform('slack');
  const clock = manualClock(BEGIN);
  const logLines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void logLines.push(line) });
  const options: OutboxOptions = {
    database,
    connectionString: database.url,
    kinds: notices,
    platforms: new Map([
      ['telegram', telegram],
      ['slack', slack],
    ]),
    languages: loadLanguages(new URL('../../locales/', import.meta.url)),
    clock,
    randomness: systemRandomness,
    logger,
    ...overrides,
  };
  const started: { outbox: Outbox; scheduler: Scheduler }[] = [];
  const startProcess = async () => {
    const outbox = createOutbox(options);
    const { randomness } = options;
    const { enqueue } = outbox;
    const jobs = [
      ...planningJobs(notices),
      ...features.flatMap((feature) => feature.jobs),
      ...outboxJobs(outbox),
    ];
    const scheduler = createScheduler({ jobs, database, enqueue, clock, randomness, logger, admins: [] });
    await outbox.start();
    const made = { outbox, scheduler };
    started.push(made);
    return made;
  };
  const { outbox, scheduler } = await startProcess();
  const forum = await database.prisma.forum.create({
    data: { name: 'FORSES', timeZone: 'Asia/Jakarta', createdAt: new Date(BEGIN), calendarToken: 'token' },
  });
  return {
    database,
    telegram,
    slack,
    clock,
    logLines,
    outbox,
    scheduler,
    forumId: forum.id,
    anotherProcess: startProcess,
    work: (body) =>
      inTransaction(database, (db) =>
        body({
          ...{ db, now: clock.now(), randomness: systemRandomness, enqueue: outbox.enqueue },
          ...{ logger, cause: 'telegram:test' },
        }),
      ),
    close: async () => {
      for (const made of started) await made.outbox.stop();
      await database.close();
    },
  };
}

/** Waits until the server has run for so long that a process without its lock counts as dead; right after a start none does. */
export async function untilServerIsOld({ database }: World): Promise<void> {
  await database.prisma
    .$queryRaw`SELECT pg_sleep(greatest(0, 10.1 - extract(epoch FROM clock_timestamp() - pg_postmaster_start_time())))::text`;
}

/** A turn that messages wait for while it is held. */
export interface Turn {
  readonly sleep: NonNullable<OutboxOptions['sleep']>;
  /** Who comes from now on waits. */
  hold(): void;
  /** Who comes from now on goes at once; resolves once so many wait. */
  letOthersPass(waiting: number): Promise<void>;
  /** Those who waited go. */
  come(): void;
}

/** Makes a turn that nobody waits for yet. */
export function createTurn(): Turn {
  const turn = Promise.withResolvers<void>();
  const state = { isHeld: false, waiting: 0 };
  return {
    sleep: async () => {
      if (!state.isHeld) return;
      state.waiting += 1;
      await turn.promise;
    },
    hold: () => {
      state.isHeld = true;
    },
    letOthersPass: async (waiting) => {
      await expect.poll(() => state.waiting).toBe(waiting);
      state.isHeld = false;
    },
    come: turn.resolve,
  };
}

/** How somebody can be reached. */
export interface MemberFacts {
  readonly code: string;
  readonly telegram?: string;
  /** Whether the private chat in Telegram is open. */
  readonly started?: boolean;
  readonly slack?: string;
  readonly zone?: string;
}

/** Adds an institution with one official. */
export async function addMember(world: World, facts: MemberFacts) {
  const { prisma } = world.database;
  const { forumId } = world;
  const at = new Date(BEGIN - DAY_MS);
  const institution = await prisma.institution.create({
    data: {
      forumId,
      code: facts.code,
      shortName: facts.code.toUpperCase(),
      officialName: `Badan ${facts.code.toUpperCase()}`,
      timeZone: facts.zone ?? 'Asia/Jakarta',
      createdAt: at,
    },
  });
  const person = await prisma.person.create({
    data: { forumId, name: `Dr. ${facts.code.toUpperCase()}`, createdAt: at },
  });
  const seat = await prisma.seat.create({ data: { forumId, institutionId: institution.id } });
  await prisma.seatHolder.create({
    data: { forumId, seatId: seat.id, personId: person.id, capacity: 'holder' as const, fromAt: at },
  });
  for (const platform of ['telegram', 'slack'] as const) {
    const externalId = facts[platform];
    if (externalId === undefined) continue;
    await prisma.account.create({
      data: { forumId, personId: person.id, platform, externalId, createdAt: at },
    });
  }
  if (facts.started === true && facts.telegram !== undefined) {
    await prisma.chat.create({
      data: {
        forumId,
        platform: 'telegram' as const,
        externalId: facts.telegram,
        kind: 'private' as const,
        userId: facts.telegram,
        reachableAt: at,
      },
    });
  }
  return { institutionId: institution.id, personId: person.id };
}

/** Binds a group or channel. */
export async function bindChat(
  world: World,
  platform: 'telegram' | 'slack',
  externalId: string,
): Promise<number> {
  const chat = await world.database.prisma.chat.create({
    data: {
      forumId: world.forumId,
      platform,
      externalId,
      kind: platform === 'telegram' ? 'group' : 'channel',
      boundAt: new Date(world.clock.now()),
    },
  });
  return chat.id;
}

/** Adds the meeting of these tests as a draft. */
export async function addMeeting(world: World, overrides: Record<string, unknown> = {}): Promise<number> {
  const meeting = await world.database.prisma.meeting.create({
    data: {
      forumId: world.forumId,
      number: 42,
      title: 'Rapat koordinasi',
      startsAt: new Date(STARTS_AT),
      timeZone: 'Asia/Jakarta',
      place: 'Aula Utama',
      answerBy: new Date(ANSWER_BY),
      createdAt: new Date(world.clock.now()),
      ...overrides,
    },
  });
  return meeting.id;
}

/** Announces a meeting now, and waits until the invitations are out. */
export async function announce(world: World, meetingId: number): Promise<void> {
  await orderAnnouncement(world, meetingId);
  await world.outbox.idle();
}

/** Announces a meeting now, without waiting for what becomes of it. */
export async function orderAnnouncement(world: World, meetingId: number): Promise<void> {
  await world.work(async (work) => {
    const meeting = await findMeeting(work.db, { forumId: world.forumId, id: meetingId });
    if (meeting === undefined) throw new Error('no such meeting');
    const outcome = await announceMeeting(work, { meeting });
    if (!outcome.ok) throw new Error(outcome.reason);
  });
}

/** The posted invitations were looked at just now: no edit is due for the time that has passed. */
export async function lookAtInvitations({ database, clock }: World): Promise<void> {
  await database.prisma.delivery.updateMany({
    where: { state: 'sent' as const },
    data: { editedAt: new Date(clock.now()) },
  });
}

/** Answers for an institution, as the answer statement does. */
export async function answer(
  world: World,
  meetingId: number,
  institutionId: number,
  value: Answer,
): Promise<void> {
  const { prisma } = world.database;
  const now = new Date(world.clock.now());
  const facts = {
    answer: value,
    byName: '',
    platform: 'telegram' as const,
    chatId: '1',
    sequence: 1n,
    answeredAt: now,
  };
  await prisma.rsvp.upsert({
    where: { meetingId_institutionId: { meetingId, institutionId } },
    create: { forumId: world.forumId, meetingId, institutionId, ...facts },
    update: facts,
  });
  await prisma.rsvpHistory.create({
    data: { forumId: world.forumId, meetingId, institutionId, counted: true, ...facts },
  });
  await prisma.meeting.updateMany({
    where: { id: meetingId, noticeStaleAt: null },
    data: { noticeStaleAt: now },
  });
}

/** Sets the clock and runs what the process does by itself at that moment, until nothing is due. */
export async function passTo(world: World, moment: number): Promise<void> {
  world.clock.set(moment);
  await world.scheduler.tick();
  await world.outbox.idle();
}
