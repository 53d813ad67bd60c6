import { concepts } from '../text/concepts.ts';
import { commonWords } from './common-words.ts';
import { namesOtherTopic } from './other-topics.ts';

/** Questions that stored data answers better than a text: about the next meeting, and about the asker's own answer. */
export type LiveTopic =
  | 'next-meeting'
  | 'place'
  | 'host'
  | 'my-status'
  | 'deadline'
  | 'dress'
  | 'agenda'
  | 'zone';

interface Pattern {
  readonly topic: LiveTopic;
  /** One concept of every group must be there. */
  readonly needs: readonly (readonly string[])[];
  /** None of these may be: they turn the question to a rule or to another thing. */
  readonly without: readonly string[];
}

function list(text: string): readonly string[] {
  return text.split(' ');
}

const meeting = list('rapat forses undang kumpul agenda');
const rules = list(
  'cara bagaimana tiap kali sekali lihat kirim tentu aju usul biasa lama selesai sampai kalau boleh bisa',
);
const asksWhen = list(
  'konfirmasi batas tuanrumah tutup hasil setahun zonawaktu instansi ketua jawab isi pakaian dimana lokasi',
);
const ofOthers = list('siapa berapa kapan batas ubah ganti semua');

/** Tried in this order: what is asked about comes before the words that any question about a meeting has. */
const patterns: readonly Pattern[] = [
  {
    topic: 'my-status',
    needs: [list('saya kami'), list('sudah status catat belum masuk'), list('jawab konfirmasi hadir catat')],
    without: [...ofOthers, ...rules, 'dimana'],
  },
  {
    topic: 'deadline',
    needs: [list('batas tutup'), list('konfirmasi hadir jawab isi')],
    without: list('cara bagaimana usul ubah kalau lihat siapa'),
  },
  {
    topic: 'deadline',
    needs: [['sampai'], list('kapan tanggal'), list('konfirmasi jawab')],
    without: list('cara bagaimana ubah siapa'),
  },
  {
    topic: 'host',
    needs: [list('siapa instansi berikut sekarang'), ['tuanrumah']],
    without: [
      ...rules,
      ...list('kami saya mau ingin sedia siap atur tetap kapasitas ubah tukar tunda daftar'),
    ],
  },
  {
    topic: 'zone',
    needs: [['zonawaktu'], list('undang rapat jam apa waktu')],
    without: list('beda selesai konversi bagaimana'),
  },
  { topic: 'dress', needs: [['pakaian']], without: list('tnipolri seragam dimana bagaimana siapa') },
  { topic: 'agenda', needs: [['susunanacara']], without: list('usul kapan cara tanggal') },
  {
    topic: 'agenda',
    needs: [['agenda'], list('rapat forses')],
    without: list('usul kapan cara tanggal topik hari'),
  },
  {
    topic: 'place',
    needs: [list('dimana lokasi ruang'), meeting],
    without: [
      ...rules,
      ...list('konfirmasi jawab isi instansi ketua anggota ikut undang masuk siapa kapan dari hadir'),
    ],
  },
  {
    topic: 'place',
    needs: [['lokasi'], list('dimana berikut')],
    without: [...rules, ...list('konfirmasi jawab isi instansi masuk siapa kapan hadir')],
  },
  {
    topic: 'next-meeting',
    needs: [list('kapan tanggal jamberapa'), meeting],
    without: [...rules, ...asksWhen],
  },
  {
    topic: 'next-meeting',
    needs: [list('jadwal hari'), list('berikut terdekat'), meeting],
    without: [...rules, ...asksWhen],
  },
  {
    topic: 'next-meeting',
    needs: [['jadwal'], list('kapan rapat forses')],
    without: [...rules, ...asksWhen, 'ubah', 'rutin'],
  },
];

/** What a live question may consist of beside common words; any other word may turn it to something else. */
const livelyWords: ReadonlySet<string> = new Set([
  ...patterns.flatMap(({ needs }) => needs.flat()),
  ...list(
    'mulai jam lantai gedung peta giliran apa siapa dimana kapan bulan dekat terdekat waktu warna pakai acara datang adakan gelar maju',
  ),
  ...list(
    'instansi lengkap catat status informasi tanggal berapa hari jadi nama pelaksanaan putih bebas alamat',
  ),
]);

/**
 * The live topic of a question, or nothing: then only the FAQ can answer. Careful rather than eager, because a live answer
 * is given without asking back: one word about rules, papers, another thing or another organisation stops it.
 */
export function liveTopic(query: string): LiveTopic | undefined {
  if (namesOtherTopic(query)) return undefined;
  const said = concepts(query);
  if (!said.every((concept) => livelyWords.has(concept) || commonWords.has(concept))) return undefined;
  return patterns.find((pattern) => fits(pattern, said))?.topic;
}

function fits({ needs, without }: Pattern, said: readonly string[]): boolean {
  if (said.some((concept) => without.includes(concept))) return false;
  return needs.every((group) => group.some((concept) => said.includes(concept)));
}
