import { expect, test } from 'vitest';
import { keepFile } from '../../../src/features/files/service.ts';
import { finishAction } from '../../../src/features/follow-up/actions.service.ts';
import { approveMinutes, sendDraft } from '../../../src/features/follow-up/minutes/service.ts';
import { findMinutes } from '../../../src/features/follow-up/minutes/store.ts';
import { findAction, insertAction } from '../../../src/features/follow-up/store.ts';
import { insertMaterial } from '../../../src/features/materials/store.ts';
import { findMeeting } from '../../../src/features/meetings/service.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { announcedMeeting, useWorld } from '../../outbox/rig.ts';
import { addMember, BEGIN, passTo, STARTS_AT } from '../../outbox/world.ts';
import { samplePdf } from '../../support/sample-files.ts';

const world = useWorld();

const kept = (words: string): Promise<number> =>
  world.work(async (work) => {
    const content = samplePdf(words);
    const file = { name: `${words}.pdf`, sizeBytes: content.byteLength, content };
    const keeping = await keepFile(work, {
      ...{ ...file, forumId: world.forumId, accepts: ['pdf'], createdById: undefined },
    });
    if (!keeping.ok) throw new Error('not kept');
    return keeping.file.id;
  });
const kinds = async (): Promise<readonly string[]> =>
  (await world.database.prisma.notice.findMany({ orderBy: { id: 'asc' } })).map(({ kind }) => kind);
const sentFiles = (): readonly string[] =>
  world.telegram.sent.flatMap(({ message }) => message.files.map(({ name }) => name));

test('of two who send or approve minutes at once one is heard, and each document goes out once', async () => {
  const { forumId } = world;
  const meetingId = await announcedMeeting(world);
  await passTo(world, STARTS_AT + DAY_MS);
  const meeting = await findMeeting(world.database.prisma, { forumId, id: meetingId });
  if (meeting === undefined) throw new Error('no meeting');
  const drafts = [await kept('satu'), await kept('dua')];
  const sent = await Promise.all(
    drafts.map((fileId) =>
      world.work((work) => sendDraft(work, { meeting, fileId, zone: 'Asia/Jakarta', sentById: undefined })),
    ),
  );
  expect(sent.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const minutes = await findMinutes(world.database.prisma, { forumId, meetingId });
  if (minutes === undefined) throw new Error('no minutes');
  const approved = await Promise.all(
    [1, 2].map(() => world.work((work) => approveMinutes(work, { minutes, approvedById: undefined }))),
  );
  expect(approved.sort()).toEqual([false, true]);
  await world.outbox.idle();
  const told = await kinds();
  expect(told.filter((kind) => kind.startsWith('minutes') && kind !== 'minutesReminder')).toEqual([
    'minutesDraft',
    'minutesFinal',
  ]);
  // The draft that was approved before it went out is none any more.
  expect(sentFiles().length).toBeLessThanOrEqual(2);
  expect(new Set(sentFiles()).size).toBe(1);
});

test('materials are told once however many processes look, and those that follow by themselves', async () => {
  const { forumId, database } = world;
  const meetingId = await announcedMeeting(world);
  const { scheduler } = await world.anotherProcess();
  const add = (title: string) =>
    insertMaterial(database.prisma, {
      ...{ forumId, meetingId, title, url: 'https://bmkg.go.id' },
      ...{ createdById: undefined, now: world.clock.now() },
    });
  await add('Paparan');
  await add('Data');
  world.clock.advance(11 * MINUTE_MS);
  await Promise.all([scheduler.tick(), world.scheduler.tick()]);
  await world.outbox.idle();
  await add('Susulan');
  await passTo(world, BEGIN + 30 * MINUTE_MS);
  const told = world.telegram.sent.map(({ message }) => JSON.stringify(message.blocks));
  expect(told.filter((text) => text.includes('Paparan') && text.includes('Data'))).toHaveLength(1);
  expect(told.filter((text) => text.includes('Susulan'))).toHaveLength(1);
  expect(told).toHaveLength(2);
});

test('of two who finish an action item at once one is heard', async () => {
  const { forumId, database } = world;
  const { institutionId } = await addMember(world, { code: 'BMKG' });
  const meetingId = await announcedMeeting(world);
  const now = world.clock.now();
  const made = await insertAction(database.prisma, {
    ...{ forumId, meetingId, description: 'Pedoman', institutionId, dueAt: now + DAY_MS },
    ...{ createdById: undefined, now },
  });
  const item = await findAction(database.prisma, { forumId, number: made.number });
  if (item === undefined) throw new Error('no item');
  const done = await Promise.all(
    [1, 2].map(() => world.work((work) => finishAction(work, { item, byPersonId: undefined, note: '' }))),
  );
  expect(done.sort()).toEqual([false, true]);
  expect(await database.prisma.actionStep.count()).toBe(1);
});
