import { flushCompileCache } from 'node:module';

/**
 * What the bot is loaded from before anything of it runs, those that many others need first. How it is divided is a matter of
 * memory alone: what is left out, `run.ts` brings.
 */
export const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./config.ts'),
  () => import('./db/client.ts'),
  () => import('./outbox/index.ts'),
  () => import('./language/search/index.ts'),
  () => import('./features/meetings/index.ts'),
  () => import('./features/members/index.ts'),
  () => import('./features/library/index.ts'),
  () => import('./features/rotation/index.ts'),
  () => import('./features/faq/index.ts'),
  () => import('./features/reminders/index.ts'),
  () => import('./features/index.ts'),
  () => import('./app.ts'),
];

/** What is loaded later, where a platform is configured. */
const adapters = [() => import('./adapters/telegram/index.ts'), () => import('./adapters/slack/index.ts')];

/**
 * Loads the bot part by part. The compiled code of a part, as it lay on the disk, is let go before the next one is read, which then
 * takes its place: a thousand small pieces between others that stay would be lost to everybody, 13 MB of them.
 */
export async function loadInParts(): Promise<void> {
  for (const load of parts) {
    await load();
    flushCompileCache();
  }
}

/** Has the code of everything compiled and kept, so that the first start is as quick and small as all others. */
export async function compileAhead(): Promise<void> {
  await loadInParts();
  for (const load of adapters) await load();
  await import('./run.ts');
  flushCompileCache();
}
