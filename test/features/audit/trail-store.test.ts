import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/client.ts';
import { listTrail } from '../../../src/features/audit/trail.store.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addMember, makeForum } from '../../support/members.ts';

const NOW = Date.UTC(2026, 10, 24, 3, 0);
let database: Database & { close(): Promise<void> };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('the audit', () => {
  it('can neither be changed nor emptied by the bot', async () => {
    const { prisma } = database;
    const { forumId } = await makeForum(prisma, [], NOW);
    const entry = { forumId, at: new Date(NOW), actor: 'cli', action: 'umumkan', subject: 'rapat 42' };
    await prisma.auditEntry.create({ data: entry });
    const refused = /never changed or removed/;
    await expect(prisma.auditEntry.updateMany({ data: { action: 'x' } })).rejects.toThrow(refused);
    await expect(prisma.auditEntry.deleteMany()).rejects.toThrow(refused);
    await expect(prisma.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(refused);
    expect(await prisma.auditEntry.count({ where: { forumId, action: 'umumkan' } })).toBe(1);
  });

  it('loses the account of an admin who asks to be forgotten, and nothing else', async () => {
    const { prisma } = database;
    const { forumId } = await makeForum(prisma, [], NOW);
    const other = await makeForum(prisma, [], NOW);
    const entry = { forumId, at: new Date(NOW), actor: 'telegram:1001', action: 'tautkan', subject: 'x' };
    await prisma.auditEntry.createMany({
      data: [
        entry,
        { ...entry, actor: 'telegram:10012' },
        { ...entry, actor: 'cli' },
        { ...entry, forumId: other.forumId },
      ],
    });
    const refused = /never changed or removed/;
    for (const data of [{ actor: 'erased' }, { actor: 'erased', action: 'x' }])
      await expect(prisma.auditEntry.updateMany({ where: { actor: 'telegram:1001' }, data })).rejects.toThrow(
        refused,
      );
    for (const actor of ['telegram:1001', 'cli'])
      await prisma.$queryRaw`SELECT forget_audit_actor(${forumId}::int, ${actor}::text)::text`.catch(
        () => undefined,
      );
    const after = await prisma.auditEntry.findMany({
      where: { forumId: { in: [forumId, other.forumId] } },
      orderBy: { id: 'asc' },
    });
    expect(after.map(({ actor, action, subject }) => `${actor} ${action} ${subject}`)).toEqual([
      'erased tautkan x',
      'telegram:10012 tautkan x',
      'cli tautkan x',
      'telegram:1001 tautkan x',
    ]);
    await expect(prisma.auditEntry.updateMany({ data: { actor: 'erased' } })).rejects.toThrow(refused);
  });

  it('is read the last entry first, by words, within its forum, with the names of today', async () => {
    const { prisma } = database;
    const forum = await makeForum(prisma, [], NOW);
    const other = await makeForum(prisma, [], NOW);
    const personId = await addMember(prisma, { forum, name: 'Dewi', now: NOW });
    const by = { forumId: forum.forumId, personId, actor: `person:${personId}`, at: new Date(NOW) };
    await prisma.auditEntry.createMany({
      data: [
        { ...by, action: 'buatrapat', subject: 'rapat 42' },
        { ...by, action: 'umumkan', subject: 'rapat 42' },
        { ...by, forumId: other.forumId, action: 'umumkan', subject: 'rapat 1' },
      ],
    });
    const target = { ...by, action: 'peran beri ketua', subject: `#${personId}` };
    await prisma.auditEntry.create({ data: target });
    const query = { forumId: forum.forumId, before: undefined, limit: 10 };
    const all = await listTrail(prisma, { ...query, words: '' });
    expect(all.map(({ action, name, subjectName }) => [action, name, subjectName])).toEqual([
      ['peran beri ketua', 'Dewi', 'Dewi'],
      ['umumkan', 'Dewi', undefined],
      ['buatrapat', 'Dewi', undefined],
    ]);
    expect(await listTrail(prisma, { ...query, words: 'UMUM' })).toHaveLength(1);
    expect(await listTrail(prisma, { ...query, words: '', before: all[0]?.id })).toHaveLength(2);
    await prisma.person.update({ where: { id: personId }, data: { name: '–', erasedAt: new Date(NOW) } });
    const [last] = await listTrail(prisma, { ...query, words: '' });
    expect([last?.name, last?.subjectName, last?.actor]).toEqual([
      undefined,
      undefined,
      `person:${personId}`,
    ]);
  });
});
