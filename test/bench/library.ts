import { createDatabase, type Database } from '../../src/db/client.ts';
import { startEmbedded } from '../../src/db/embedded/index.ts';
import { migrate } from '../../src/db/migrate.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { ensureForum } from '../../src/features/forum/service.ts';
import { findEntries } from '../../src/features/library/finding/finding.service.ts';
import type { Filters } from '../../src/features/library/finding/finding.types.ts';
import { writeLexemes } from '../../src/features/library/finding/index.store.ts';
import { lexemesOf } from '../../src/features/library/finding/terms.rules.ts';
import { LIBRARY_KINDS } from '../../src/features/library/types.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { systemRandomness } from '../../src/lib/ids.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { memoryOfAll, processesOfServer } from './bot.ts';
import { line, ms, spread } from './numbers.ts';

const ENTRIES = 100_000;
const AT_ONCE = 2_000;
const AIM = 'aim: a search among 100,000 entries of the library under 20 ms';

/** Words of such a library, the frequent ones first. */
const WORDS =
  `pedoman pengelolaan pelaksanaan layanan pegawai kinerja daerah pelatihan sistem evaluasi penilaian penyusunan arsip
  anggaran pengadaan barang jasa informasi publik digital aparatur jabatan fungsional kompetensi disiplin cuti pensiun mutasi
  rotasi integritas pengawasan audit risiko reformasi birokrasi pengaduan keterbukaan statistik kearsipan persuratan elektronik
  tanda tangan keamanan siber aset kendaraan dinas perjalanan honorarium standar biaya protokol kehumasan kerja sama luar negeri
  bencana mitigasi keselamatan kesehatan gizi stunting pendidikan beasiswa penelitian inovasi museum perpustakaan budaya bahasa
  lingkungan sampah energi listrik air sanitasi perumahan tata ruang pertanahan investasi perizinan koperasi pasar harga pangan
  perikanan kelautan hutan tambang transportasi jalan jembatan pelabuhan bandara cuaca gempa tsunami satelit frekuensi penyiaran`
    .trim()
    .split(/\s+/);
const SYLLABLES = 'ba ci du ke lo ma ni pu ra se ti wo ya'.split(' ');

/** What people look for: common words, rare ones, typos, sentences, and what is not there. */
const QUERIES: readonly (readonly [string, Filters & { readonly text: string }])[] = [
  ['one common word', { text: 'pegawai' }],
  ['two common words', { text: 'pengelolaan arsip' }],
  ['four common words', { text: 'pedoman penilaian kinerja pegawai' }],
  ['a rare word', { text: 'kebacidu' }],
  ['a typo', { text: 'pengeloaan kearsipn' }],
  ['a sentence', { text: 'bagaimana aturan perjalanan dinas luar negeri untuk pegawai daerah?' }],
  ['a number', { text: 'peraturan nomor 12 tahun 2023' }],
  ['words within a kind', { text: 'disiplin pegawai', kind: 'good_practice' }],
  ['words of a topic', { text: 'layanan informasi publik', topicId: 7 }],
  ['nothing that is there', { text: 'zeppelin qwxyz' }],
  ['the newest', { text: '' }],
  ['the newest of a kind', { text: '', kind: 'teaching_material' }],
];

/** How fast a large library is searched, on the bot's own PostgreSQL. */
export async function benchLibrary(dataDir: string, print: (text: string) => void): Promise<void> {
  print(AIM);
  const logger = createLogger('silent');
  const server = await startEmbedded({ dataDir, logger });
  const { connectionString } = server;
  await migrate({ connectionString, logger });
  const database = createDatabase({ connectionString, logger });
  try {
    const forumId = await fill(database, print);
    for (const [name, query] of QUERIES) await benchQuery(database, { name, query, forumId, print });
    const memory = await memoryOfAll(await processesOfServer(connectionString));
    print(line('memory of PostgreSQL', `${memory.toFixed(0)} MB`));
  } finally {
    await database.close();
    await server.stop();
  }
}

interface QueryBench {
  readonly name: string;
  readonly query: Filters & { readonly text: string };
  readonly forumId: number;
  readonly print: (text: string) => void;
}

async function benchQuery(database: Database, { name, query, forumId, print }: QueryBench): Promise<void> {
  const latencies: number[] = [];
  let count = 0;
  for (let round = 0; round < 30; round += 1) {
    const from = performance.now();
    const { entries } = await findEntries(database.prisma, { ...query, forumId, offset: 0, limit: 3 });
    latencies.push(performance.now() - from);
    count = entries.length;
  }
  print(line(`  ${name}: ${count} shown`, `${spread(latencies.slice(5))}`));
}

/** Makes the entries, a statement for many at a time. */
async function fill(database: Database, print: (text: string) => void): Promise<number> {
  const from = performance.now();
  const forumId = await inTransaction(database, async (db) => {
    const { forum } = await ensureForum(db, {
      name: 'FORSES',
      timeZone: 'Asia/Jakarta',
      now: systemClock.now(),
      randomness: systemRandomness,
    });
    return forum.id;
  });
  // As a database that is restored: what is looked up by is made at the end.
  await database.prisma.$executeRaw`DROP INDEX library_search_words_idx`;
  await database.prisma.$executeRaw`DROP INDEX library_word_keys_idx`;
  for (let first = 1; first <= ENTRIES; first += AT_ONCE) {
    const entries = Array.from({ length: AT_ONCE }, (_, at) => entryAt(first + at));
    await database.prisma.$executeRaw`
      INSERT INTO library_entry (id, forum_id, number, kind, status, title, summary, regulation_number, created_at, published_at)
      SELECT number, ${forumId}, number, kind::library_kind, 'published', title, summary, regulation, at, at
      FROM unnest(${entries.map(({ number }) => number)}::int[], ${entries.map(({ kind }) => kind)}::text[],
        ${entries.map(({ title }) => title)}::text[], ${entries.map(({ summary }) => summary)}::text[],
        ${entries.map(({ regulation }) => regulation)}::text[], ${entries.map(({ at }) => at)}::timestamptz[])
        AS g (number, kind, title, summary, regulation, at)`;
    const indexed = entries.map(({ number, kind, title, summary, regulation }) => {
      const facts = { id: number, forumId, number, kind, institutionId: null, topicIds: [number % 20] };
      return {
        entryId: number,
        lexemes: lexemesOf({ ...facts, title, heads: [regulation], body: [summary] }),
      };
    });
    await writeLexemes(database.prisma, { forumId, entries: indexed });
  }
  await database.prisma
    .$executeRaw`CREATE INDEX library_search_words_idx ON library_search USING gin (words)`;
  await database.prisma.$executeRaw`CREATE INDEX library_word_keys_idx ON library_word USING gin (keys)`;
  await database.prisma.$executeRaw`VACUUM ANALYZE library_search, library_word, library_entry`;
  print(line(`${ENTRIES} entries written`, ms(performance.now() - from)));
  return forumId;
}

/** An entry of made-up words: few of them in many entries, many in few, as people write. */
function entryAt(number: number) {
  const wordAt = (place: number): string => {
    const random = noise(number * 64 + place);
    if (place % 2 === 1) return invented(Math.floor(random * random * 40_000));
    return WORDS[Math.floor(random ** 1.2 * WORDS.length)] ?? '';
  };
  const text = (from: number, count: number): string =>
    Array.from({ length: count }, (_, at) => wordAt(from + at)).join(' ');
  const at = new Date(1_700_000_000_000 + number * 60_000);
  return {
    number,
    kind: LIBRARY_KINDS[number % LIBRARY_KINDS.length] ?? 'policy',
    title: text(0, 8),
    summary: text(8, 45),
    regulation: `Nomor ${1 + (number % 60)} Tahun ${2015 + (number % 12)}`,
    at,
  };
}

/** The same for the same number, evenly between 0 and 1. */
function noise(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43_758.5453;
  return value - Math.floor(value);
}

function invented(at: number): string {
  return [at, at / 13, at / 169, at / 2_197].map((part) => SYLLABLES[Math.floor(part) % 13] ?? '').join('');
}
