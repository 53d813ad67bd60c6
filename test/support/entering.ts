import { CAST, enterCast, type Role } from './cast.ts';
import { type Heard, type Voice, voicesOf } from './dialogue.ts';
import { slackText } from './read-messages.ts';
import { createTestApp, type TestApp } from './test-app.ts';

/** A code as the bot shows it: of an invitation, and of one's own accounts. */
export const INVITATION = /UND-\w{5}-\w{5}/;
export const LINK = /\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/;

/** The first such code in what was heard. */
export function codeIn({ text }: Heard, pattern: RegExp): string {
  return pattern.exec(text)?.[0] ?? 'none';
}

/** A bot with its cast, whom it may write to in private, and bound to group and channel. */
export async function createEnteringApp(): Promise<TestApp> {
  const bot = await createTestApp();
  await enterCast(bot);
  for (const who of ['admin', 'secretariat', 'member', 'aide', 'host'] as const)
    bot.telegram.startBot(CAST[who].telegram);
  for (const voice of Object.values(voicesOf(bot)))
    await voice.say({ who: 'admin', where: 'group', command: 'tautkan' });
  return bot;
}

/** The stranger is nobody again, and nothing waits. */
export async function forgetStranger(bot: TestApp): Promise<void> {
  await bot.settled();
  const { prisma } = bot.app.database;
  const externalId = { in: [String(CAST.stranger.telegram), CAST.stranger.slack] };
  await prisma.account.deleteMany({ where: { externalId } });
  await prisma.joinRequest.deleteMany();
  await prisma.joinBlock.deleteMany();
  await prisma.codeGuess.deleteMany();
  await prisma.invitation.deleteMany();
}

/** The newest messages of the bot to somebody on a platform. */
export function newestTo(
  bot: TestApp,
  { voice, who, count = 1 }: { readonly voice: Voice; readonly who: Role; readonly count?: number },
): string {
  if (voice.platform === 'telegram') {
    const messages = bot.telegram.messagesIn(CAST[who].telegram).filter((one) => one.from?.is_bot === true);
    return messages
      .slice(-count)
      .map((one) => one.text ?? '')
      .join('\n');
  }
  const channel = bot.slack.dmOf(CAST[who].slack).id;
  const messages = bot.slack.messagesIn(channel).filter((one) => one.fromBot);
  return messages.slice(-count).map(slackText).join('\n');
}

/** The same on both platforms. */
export function newestAnywhere(bot: TestApp, who: Role): string {
  return Object.values(voicesOf(bot))
    .map((voice) => newestTo(bot, { voice, who, count: 3 }))
    .join('\n');
}

/** Where somebody was told something last. */
export function voiceThatSaid(bot: TestApp, who: Role, words: string): Voice {
  const { telegram, slack } = voicesOf(bot);
  return newestTo(bot, { voice: slack, who, count: 3 }).includes(words) ? slack : telegram;
}
