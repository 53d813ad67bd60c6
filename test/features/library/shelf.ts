import { indexEntry } from '../../../src/features/library/service.ts';
import type { TestApp } from '../../support/test-app.ts';

/** Something to put into the library as if it had been shared and published. */
export interface Shelved {
  readonly number: number;
  readonly title: string;
  /** The title unless given. */
  readonly summary?: string;
  readonly link?: string;
  readonly fileId?: number;
  /** Code of the institution. */
  readonly of: string;
  readonly kind?: 'policy' | 'teaching_material' | 'good_practice';
  readonly topics?: readonly string[];
  /** Epoch milliseconds; now unless given. */
  readonly publishedAt?: number;
  readonly status?: 'waiting' | 'published';
  readonly urgent?: boolean;
}

/** Puts entries into the library. */
export async function shelve(
  { app, clock }: Pick<TestApp, 'app' | 'clock'>,
  entries: readonly Shelved[],
): Promise<void> {
  const { prisma } = app.database;
  const { id: forumId } = await prisma.forum.findFirstOrThrow();
  for (const { number, title, of, kind = 'policy', topics = [], status = 'published', ...more } of entries) {
    const institution = await prisma.institution.findFirstOrThrow({ where: { code: of } });
    const at = new Date(more.publishedAt ?? clock.now());
    const isWaiting = status === 'waiting';
    const { id: entryId } = await prisma.libraryEntry.create({
      data: {
        ...{
          forumId,
          number,
          title,
          kind,
          status,
          summary: more.summary ?? title,
          institutionId: institution.id,
        },
        ...{ createdAt: at, waitingSince: isWaiting ? at : null, publishedAt: isWaiting ? null : at },
        ...{ link: more.link ?? null, fileId: more.fileId ?? null },
        urgentAt: more.urgent === true ? at : null,
      },
    });
    for (const name of topics)
      await prisma.libraryEntryTopic.create({ data: { forumId, entryId, topicId: await topicOf(name) } });
    await indexEntry(prisma, { forumId, id: entryId });
  }

  async function topicOf(name: string): Promise<number> {
    const known = await prisma.libraryTopic.findFirst({ where: { forumId, name } });
    const topic =
      known ?? (await prisma.libraryTopic.create({ data: { forumId, name, createdAt: new Date(0) } }));
    return topic.id;
  }
}

/** Lets somebody, by the account on Telegram, follow a topic that there is. */
export async function follow(
  { app, clock }: TestApp,
  { account, topic: name }: { readonly account: number; readonly topic: string },
): Promise<void> {
  const { prisma } = app.database;
  const { forumId, personId } = await prisma.account.findFirstOrThrow({
    where: { platform: 'telegram', externalId: String(account) },
  });
  const { id: topicId } = await prisma.libraryTopic.findFirstOrThrow({ where: { forumId, name } });
  await prisma.libraryFollow.create({ data: { forumId, personId, topicId, since: new Date(clock.now()) } });
}

/** What the bot wrote in a Telegram chat, private ones by their person, that has some words. */
export function toldIn({ telegram }: TestApp, chat: number, words: string): readonly string[] {
  return telegram
    .messagesIn({ id: chat })
    .flatMap(({ from, text }) => (from?.is_bot === true && text?.includes(words) === true ? [text] : []));
}
