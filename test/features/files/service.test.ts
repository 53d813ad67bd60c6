import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../src/db/transaction.ts';
import type { FileKind } from '../../../src/documents/inspect.ts';
import { type Keeping, keepFile, loadFile, setFileLimits } from '../../../src/features/files/service.ts';
import { forgetUnused } from '../../../src/features/files/store.ts';
import { DAY_MS } from '../../../src/lib/clock.ts';
import { openTestDatabase } from '../../support/database.ts';
import { encryptedPdf, samplePdf } from '../../support/sample-files.ts';

const NOW = Date.UTC(2027, 0, 4, 3);
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let forumId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  const forum = await database.prisma.forum.create({
    data: { name: 'FORSES', timeZone: 'Asia/Jakarta', calendarToken: 'x', createdAt: new Date(NOW) },
  });
  forumId = forum.id;
});
afterAll(() => database.close());

const keep = (
  content: Buffer | undefined,
  {
    name = 'Surat.pdf',
    accepts = ['pdf'],
    sizeBytes = content?.byteLength ?? 10,
    now = NOW,
  }: {
    readonly name?: string;
    readonly accepts?: readonly FileKind[];
    readonly sizeBytes?: number;
    readonly now?: number;
  } = {},
): Promise<Keeping> =>
  inTransaction(database, (db) =>
    keepFile({ db, now }, { forumId, name, sizeBytes, content, accepts, createdById: undefined }),
  );
const limit = (file: number, files: number): Promise<void> =>
  setFileLimits(database.prisma, { forumId, limits: { file, files } });

test('a kept file comes out again as it came in, under a name that says what it is, in its forum only', async () => {
  const content = samplePdf();
  const kept = await keep(content, { name: '../../Surat\nUndangan.pdf.exe' });
  if (!kept.ok) throw new Error('not kept');
  const { id } = kept.file;
  expect(await loadFile(database.prisma, { forumId, id })).toEqual({
    ...{ name: 'Surat Undangan.pdf.exe.pdf', mimeType: 'application/pdf', content },
  });
  expect(await loadFile(database.prisma, { forumId: forumId + 1, id })).toBeUndefined();
});

test('what is not kept has its reason, and leaves nothing', async () => {
  const before = await database.prisma.storedFile.count();
  const reasons = [
    await keep(encryptedPdf()),
    await keep(Buffer.alloc(0)),
    await keep(samplePdf(), { accepts: ['png', 'jpeg'] }),
    await keep(Buffer.from('halo')),
    await keep(undefined, { sizeBytes: 99 * 1024 * 1024 }),
    await keep(undefined),
  ].map((kept) => (kept.ok ? 'kept' : kept.refusal));
  expect(reasons).toMatchObject([
    { reason: 'fileEncrypted' },
    { reason: 'fileEmpty' },
    { reason: 'fileKind', kinds: 'PNG, JPEG' },
    { reason: 'fileKind', kinds: 'PDF' },
    { reason: 'fileTooLarge', limit: 10 },
    { reason: 'fileUnreadable' },
  ]);
  expect(await database.prisma.storedFile.count()).toBe(before);
});

test('a forum that sets its limits keeps them, however many hand in at once', async () => {
  await limit(1, 10);
  const large = (words: string): Buffer =>
    Buffer.concat([samplePdf(words), Buffer.alloc(1024 * 1024 - 2_000, ' ')]);
  expect(await keep(Buffer.concat([large('besar'), Buffer.alloc(4_000)]))).toMatchObject({
    refusal: { reason: 'fileTooLarge', limit: 1 },
  });
  const kept = await Promise.all(Array.from({ length: 12 }, (_, index) => keep(large(`surat ${index}`))));
  expect(kept.filter(({ ok }) => ok)).toHaveLength(10);
  expect(kept.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: 'forumFull', limit: 10 } });
  await limit(10, 500);
});

test('what nothing refers to is removed after a day with its bytes, and what anything refers to stays', async () => {
  const { prisma } = database;
  const [lone, used] = [await keep(samplePdf('sendiri')), await keep(samplePdf('dipakai'))];
  if (!lone.ok || !used.ok) throw new Error('not kept');
  await prisma.$executeRawUnsafe('CREATE TABLE refers (file_id int REFERENCES stored_file (id))');
  await prisma.$executeRawUnsafe(`INSERT INTO refers VALUES (${used.file.id}), (NULL)`);
  await forgetUnused(prisma, NOW + DAY_MS);
  expect(await prisma.storedFile.count({ where: { id: lone.file.id } })).toBe(1);
  while ((await forgetUnused(prisma, NOW + DAY_MS + 1)) > 0);
  expect(await prisma.storedFile.findMany({ select: { id: true } })).toEqual([{ id: used.file.id }]);
  expect(await prisma.storedFileContent.count()).toBe(1);
  await prisma.$executeRawUnsafe('DROP TABLE refers');
});
