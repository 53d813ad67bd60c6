import { afterAll, beforeAll, expect, test } from 'vitest';
import { personalData } from '../../../src/features/index.ts';
import { DAY_MS } from '../../../src/lib/clock.ts';
import { addMeeting, BEGIN, makeWorld, type World } from '../../outbox/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test('what expired is forgotten, what is still of use stays', async () => {
  const { prisma } = world.database;
  const { forumId } = world;
  const past = await addMeeting(world, { number: 1, startsAt: new Date(BEGIN - 2 * DAY_MS) });
  const coming = await addMeeting(world, { number: 2 });
  const place = { forumId, platform: 'telegram' as const };
  for (const [index, days] of [-40, 1].entries()) {
    const expiresAt = new Date(BEGIN + days * DAY_MS);
    const userId = String(index);
    await prisma.dialogue.create({
      data: { ...place, chatId: '1', userId, command: 'hadir', step: 'name', expiresAt },
    });
    await prisma.proposal.create({
      data: { forumId, kind: 'reminder', facts: {}, createdAt: expiresAt, expiresAt },
    });
    await prisma.linkCode.create({ data: { ...place, personId: 1, codeHash: userId, expiresAt } });
    await prisma.invitation.create({ data: { forumId, codeHash: userId, createdAt: expiresAt, expiresAt } });
    await prisma.codeGuess.create({
      data: { platform: 'telegram' as const, externalId: userId, wrong: 3, since: expiresAt },
    });
    await prisma.heldAnswer.create({
      data: {
        ...place,
        meetingId: index === 0 ? past : coming,
        externalId: userId,
        answer: 'attending',
        chatId: '1',
        sequence: 1n,
        answeredAt: expiresAt,
      },
    });
  }
  await prisma.unansweredQuestion.createMany({
    data: Array.from({ length: 1_002 }, (_, index) => ({
      ...place,
      question: `q${index}`,
      normalised: `q${index}`,
      externalId: '1',
      askedAt: new Date(BEGIN + index),
    })),
  });
  for (const { forget } of personalData)
    for (const clean of Object.values(forget ?? {})) await clean(prisma, BEGIN);
  const left = [
    await prisma.dialogue.count(),
    await prisma.proposal.count(),
    await prisma.linkCode.count(),
    await prisma.invitation.count(),
    await prisma.codeGuess.count(),
    await prisma.heldAnswer.count(),
  ];
  expect(left).toEqual([1, 1, 1, 1, 1, 1]);
  expect(await prisma.unansweredQuestion.count()).toBe(1_000);
  expect(await prisma.unansweredQuestion.count({ where: { normalised: 'q0' } })).toBe(0);
});
