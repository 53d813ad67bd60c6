import { defineConfig } from 'vitest/config';
import { findSystemServer } from './test/support/system-server.ts';
import { common } from './vitest.config.ts';

const isThere = process.env.TEST_DATABASE_URL !== undefined || findSystemServer() !== undefined;
if (!isThere)
  process.stderr.write(
    'SKIPPED: the stores on another PostgreSQL. Install one (Debian: apt-get install postgresql), or set TEST_DATABASE_URL to a superuser’s address.\n',
  );

/** What reads and writes the database, on a PostgreSQL that somebody else set up; of the rooms what they do most. */
const stores = [
  ...['test/**/*store*.test.ts', 'test/**/*service.test.ts', 'test/db/*.test.ts', 'test/chats/**/*.test.ts'],
  ...['test/personal-data/**/*.test.ts', 'test/features/privacy/**/*.test.ts'],
  'test/notices/ledger/**/*.test.ts',
  // What several processes claim, and what asks by time and text; how people live through it runs on the embedded one.
  'test/outbox/{places,pace,processes,workers,outbox,one-a-day,refresh,recap,lost-*,series-store,clock-ahead,attempts,told*,readers}.test.ts',
  'test/cli/database/*.test.ts',
  ...inRooms({
    answers: ['answers', 'answer-statement', 'together', 'substitute', 'undo'],
    attendance: ['absen'],
    dates: ['holidays'],
    details: ['full-hall'],
    library: ['finding'],
    meetings: ['meetings', 'changing/meeting-changes'],
    polls: ['polls'],
    rotation: ['rotation', 'history/history'],
  }),
];

function inRooms(rooms: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(rooms).flatMap(([room, files]) =>
    files.map((file) => `test/features/${room}/${file}.test.ts`),
  );
}

const base = { ...common.test, globalSetup: ['test/support/stores-setup.ts'] };

/** `npm run test:stores`. */
export default defineConfig({
  test: { ...base, include: isThere ? stores : [], passWithNoTests: !isThere },
});
