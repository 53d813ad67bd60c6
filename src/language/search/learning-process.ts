import { writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Lesson } from './learn-apart.ts';

// Started by learn-apart.ts: learns what it was handed, hands back what it learned, and ends.

enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/compile', import.meta.url)));
try {
  // Where memory runs out, Linux is to end the lesson, which is repeated, and not the bot.
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // Other systems have no such thing.
}
const { learn } = await import('./lesson.ts');

process.once('message', (lesson: Lesson) => {
  process.send?.(learn(lesson), () => process.exit());
});
