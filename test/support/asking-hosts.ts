import { CAST, type Role } from './cast.ts';
import { voicesOf } from './dialogue.ts';
import { withoutOffers } from './no-offers.ts';
import { slackText, telegramText } from './read-messages.ts';
import { TEST_NOW, type TestApp } from './test-app.ts';
import type { Voice } from './voice.ts';

/** How the bot names the meeting that a host is asked for. */
export const TURN = 'Pertemuan ke-42 FORSES, Januari 2027';

/** A bot in which hosts are asked, heard on one platform. */
export interface AskingHosts {
  readonly voice: () => Voice;
  /** What the bot wrote to somebody privately, joined. */
  readonly told: (who: Role) => string;
  /** What was written since: everything before is passed over. */
  readonly since: (who: Role) => () => string;
  /** The chair says one after the other. */
  readonly chair: (...commands: readonly string[]) => Promise<void>;
  /** Nobody was asked, meeting 41 was the last, and these people can be written to. */
  readonly beginAnew: (people: readonly Role[]) => Promise<void>;
}

/** `bot` is asked for when it is needed, for tests are described before it is there. */
export function askingHosts(bot: () => TestApp, platform: Voice['platform']): AskingHosts {
  const voice = (): Voice => voicesOf(bot())[platform];
  const told = (who: Role): string =>
    platform === 'telegram'
      ? bot().telegram.messagesIn({ id: CAST[who].telegram }).map(telegramText).join('\n')
      : bot().slack.messagesIn(CAST[who].slack).map(slackText).join('\n');
  return {
    voice,
    told,
    since: (who) => {
      const before = told(who).length;
      return () => told(who).slice(before);
    },
    chair: async (...commands) => {
      for (const command of commands) await voice().say({ who: 'chair', command });
    },
    beginAnew: async (people) => {
      await forgetAsking(bot(), platform);
      await withoutOffers(bot());
      for (const who of people) await voice().say({ who, command: 'tuanrumah' });
    },
  };
}

async function forgetAsking({ app, clock }: TestApp, platform: Voice['platform']): Promise<void> {
  const { prisma } = app.database;
  await prisma.$transaction([
    ...[prisma.hostTurn.deleteMany(), prisma.hostAsk.deleteMany(), prisma.hostExchange.deleteMany()],
    ...[prisma.hostStep.deleteMany(), prisma.hostRule.deleteMany(), prisma.meeting.deleteMany()],
    prisma.hostAbsence.deleteMany(),
  ]);
  clock.set(TEST_NOW);
  await prisma.person.updateMany({ data: { preferredPlatform: platform } });
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  const lpsk = await prisma.institution.findFirstOrThrow({ where: { code: 'LPSK' } });
  const startsAt = new Date('2026-11-13T09:00:00+07:00');
  await prisma.meeting.create({
    data: {
      ...{ forumId, number: 41, title: 'Uji', timeZone: 'Asia/Jakarta', place: 'Aula', state: 'announced' },
      ...{ startsAt, answerBy: startsAt, createdAt: startsAt, hostInstitutionId: lpsk.id },
      minutesDoneAt: startsAt,
    },
  });
}
