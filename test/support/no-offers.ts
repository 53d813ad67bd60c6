import type { TestApp } from './test-app.ts';

/** Has the bot offer no draft after the meetings there are, as after they were offered once: a dialogue is about something else. */
export async function withoutOffers({ app, clock }: TestApp): Promise<void> {
  const { prisma } = app.database;
  const now = new Date(clock.now());
  for (const { id, forumId } of await prisma.meeting.findMany()) {
    const key = `nextDraft:${id}`;
    const notice = { forumId, key, kind: 'nextDraft', dueAt: now, createdAt: now };
    await prisma.notice.upsert({ where: { key }, create: notice, update: {} });
  }
}
