import type { Command, DirectCall } from '../../inbound/command.ts';
import { loadContext } from '../../inbound/context/context.store.ts';
import { replyPrivately, sayInPrivate } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import { listRecentFaults, readQueue } from '../../notices/ledger/ledger.store.ts';
import type { Incoming } from '../../platform/incoming.ts';
import type { PlatformHealth } from '../../platform/platform.ts';
import { type HealthFacts, health } from './health.words.ts';

const FAULTS_SHOWN = 50;

/** Shows whether channels and queue work, and the last faults. */
export const kesehatan: Command = createHealthCommand();

function createHealthCommand(): Command {
  /** By update, because platforms are asked before its transaction is opened and told of within it. */
  const asked = new WeakMap<Incoming, Pick<HealthFacts, 'channels' | 'backups'>>();
  return {
    name: 'kesehatan',
    aliases: [],
    direct: async (call) => {
      if (!(await isAllowed(call))) return undefined;
      const { incoming, services } = call;
      const channels = await Promise.all(
        [...services.platforms].map(async ([name, platform]) => ({ name, health: await healthOf(platform) })),
      );
      asked.set(incoming, { channels, backups: await services.backups?.() });
      return undefined;
    },
    run: async ({ work, context, language, incoming, services }) => {
      const { db, now } = work;
      const shown = health(
        {
          ...(asked.get(incoming) ?? { channels: [], backups: undefined }),
          zone: context.forum.timeZone,
          queue: await readQueue(db, now),
          faults: await listRecentFaults(db, { forumId: context.forum.id, now, limit: FAULTS_SHOWN }),
          now,
        },
        language,
      );
      const url = services.platforms.get(incoming.platform)?.privateChatUrl('mulai');
      return replyPrivately(shown, sayInPrivate(url, language));
    },
  };
}

/** Nothing is asked for somebody who may not hear the answer; the usual way then refuses. */
async function isAllowed({ incoming, services, now }: DirectCall): Promise<boolean> {
  const { db, admins } = services;
  const { actor } = await loadContext(db, { origin: incoming, now, admins });
  return actor.isPerson && mayUse('kesehatan', actor.roles);
}

async function healthOf(platform: { health(): Promise<PlatformHealth> }): Promise<PlatformHealth> {
  try {
    return await platform.health();
  } catch {
    return { ok: false, problem: 'no answer' };
  }
}
