import { listRecentFaults, readQueue } from '../domain/notices/ledger/store.ts';
import { health } from '../messages/health.ts';
import { previewElsewhere } from '../messages/reminder-preview.ts';
import type { PlatformHealth } from '../platform/platform.ts';
import type { Command } from './command.ts';
import { replyPrivately } from './reply.ts';

const FAULTS_SHOWN = 5;

/** Shows whether channels and queue work, and the last faults. */
export const kesehatan: Command = {
  name: 'kesehatan',
  aliases: [],
  run: async ({ work, context, language, incoming, services }) => {
    const channels = await Promise.all(
      [...services.platforms].map(async ([name, platform]) => ({ name, health: await healthOf(platform) })),
    );
    const { db, now } = work;
    const shown = health(
      {
        channels,
        queue: await readQueue(db, now),
        faults: await listRecentFaults(db, { forumId: context.forum.id, now, limit: FAULTS_SHOWN }),
        now,
      },
      language,
    );
    const url = services.platforms.get(incoming.platform)?.privateChatUrl('mulai');
    return replyPrivately(shown, previewElsewhere(url, language));
  },
};

async function healthOf(platform: { health(): Promise<PlatformHealth> }): Promise<PlatformHealth> {
  try {
    return await platform.health();
  } catch {
    return { ok: false, problem: 'no answer' };
  }
}
