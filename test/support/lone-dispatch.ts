import type { Database } from '../../src/db/client.ts';
import { createTogether } from '../../src/db/together.ts';
import { createFaqSearch } from '../../src/features/faq/service.ts';
import { commands, notices } from '../../src/features/index.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import { createDispatch, type DispatchDeps } from '../../src/inbound/dispatch.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { Incoming, IncomingBody } from '../../src/platform/incoming.ts';
import type { IncomingHandler } from '../../src/platform/reaction.ts';

let sequence = 0;

/** The core alone, as Telegram would hand things over to it; `admin` of the environment is Telegram's 9001. */
export function loneDispatch(
  database: Database,
  clock: Clock,
  more: Partial<DispatchDeps> = {},
): IncomingHandler {
  const limits = {
    ...{ actionBytes: 64, hasForms: false, hasEphemeral: false, redelivers: true },
    ...{ perSecond: 30, perSecondInChat: 1, perMinuteInGroup: 20 },
  };
  const telegram = {
    limits,
    privateChatUrl: () => undefined,
    health: async () => ({ ok: true, problem: '' }),
  };
  return createDispatch({
    ...{ database, commands, clock, randomness: systemRandomness },
    services: {
      db: database.prisma,
      statements: createTogether((question) => database.pool.query(question)),
      languages: loadLanguages(new URL('../../locales/', import.meta.url)),
      faq: createFaqSearch(),
      web: () => ({ origin: 'https://bot.example', isPublic: true }),
      notices,
      admins: [{ platform: 'telegram', externalId: '9001' }],
      platforms: new Map([['telegram', telegram]]),
    },
    logger: createLogger('silent'),
    enqueue: async () => {},
    observe: () => {},
    ...more,
  });
}

/** Something new that the person with that Telegram number sent to the bot. */
export function privately(id: string, body: IncomingBody): Incoming {
  sequence += 1;
  return {
    ...{ platform: 'telegram', key: `lone${sequence}`, sequence, body },
    sender: { id, displayName: `Orang ${id}`, isPerson: true },
    chat: { id, threadId: '', kind: 'private', title: '' },
  };
}
