import { existsSync, writeFileSync } from 'node:fs';
import type { Lesson } from '../../../src/language/search/learn-apart.ts';
import { learn } from '../../../src/language/search/lesson.ts';

// Learns as learning-process.ts does, but is killed at its first lesson, as where memory runs out. The answer of the first entry is the
// file that it remembers this by; without one it is killed each time.

process.once('message', (lesson: Lesson) => {
  const [file = ''] = lesson.kind === 'faq' ? lesson.entries.map(({ answer }) => answer) : [];
  if (file === '' || !existsSync(file)) {
    if (file !== '') writeFileSync(file, '');
    process.kill(process.pid, 'SIGKILL');
  }
  process.send?.(learn(lesson), () => process.exit());
});
