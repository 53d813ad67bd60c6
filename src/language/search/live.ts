import { concepts } from '../text/concepts.ts';
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
  /** None of these may be: they turn the question to something else. */
  readonly without: readonly string[];
}

/** Turn any question about a date or place into one about rules, another thing, or another meeting. */
const elsewhere: readonly string[] = (
  'notula materi sppd parkir musala gunungan serahterima suratketerangan tindaklanjut koreksi libur tunda rutin hotel jemput dokumentasi ' +
  'perjalanandinas corpu disabilitas daring bot akun aju tentu usul kewajiban biaya makan syarat cara kemarin lalu data telegram ' +
  'bagaimana berhalangan dasarhukum pendamping ajudan masihdikonfirmasi pengingat ubah daftarhadir kapasitas sejarah diri bentuk'
).split(' ');

const meeting: readonly string[] = [
  'rapat',
  'forses',
  'undang',
  'atasundangan',
  'berikut',
  'undangan',
  'kumpul',
];
const when: readonly string[] = ['kapan', 'tanggal', 'jadwal', 'jamberapa', 'jam'];
const where: readonly string[] = ['dimana', 'lokasi', 'ruang'];

const patterns: readonly Pattern[] = [
  {
    topic: 'my-status',
    needs: [
      ['saya', 'kami', 'instansi'],
      ['sudah', 'status', 'catat', 'belum'],
      ['jawab', 'konfirmasi', 'hadir', 'catat', 'daftarhadir', 'rekap'],
    ],
    without: ['siapa', 'cara', 'ubah', 'kapan', 'batas', 'bagaimana', 'lihat'],
  },
  {
    topic: 'deadline',
    needs: [
      ['batas', 'tutup'],
      ['konfirmasi', 'hadir', 'jawab', 'isi'],
    ],
    without: ['cara', 'bagaimana', 'usul'],
  },
  {
    topic: 'deadline',
    needs: [['sampai'], ['kapan', 'tanggal'], ['konfirmasi', 'jawab']],
    without: ['cara'],
  },
  {
    topic: 'host',
    needs: [['siapa', 'instansi', 'berikut', 'sekarang', 'giliran'], ['tuanrumah']],
    without: [
      'tentu',
      'tanggung',
      'bayar',
      'biaya',
      'kewajiban',
      'cara',
      'aju',
      'tetap',
      'kapasitas',
      'ubah',
      'tunda',
      'siap',
      'usul',
      'jadi',
      'daftar',
      'bagaimana',
      'narahubung',
      'boleh',
      'bisa',
    ],
  },
  {
    topic: 'zone',
    needs: [['zonawaktu'], ['undang', 'undangan', 'rapat', 'jam', 'apa', 'atasundangan']],
    without: ['konversi', 'beda', 'selesai'],
  },
  {
    topic: 'dress',
    needs: [['pakaian']],
    without: ['tnipolri', 'seragam', 'beli', 'harga', 'toko', 'sewa', 'jual', 'jahit', 'dimana'],
  },
  { topic: 'agenda', needs: [['susunanacara']], without: ['usul', 'kapan', 'cara'] },
  {
    topic: 'agenda',
    needs: [['agenda'], ['rapat', 'berikut', 'forses']],
    without: ['usul', 'kapan', 'cara', 'topik', 'tema', 'lain'],
  },
  {
    topic: 'place',
    needs: [where, meeting],
    without: [
      'isi',
      'kirim',
      'umum',
      'lihat',
      'sekretariat',
      'konfirmasi',
      'lapor',
      'tunggu',
      'unduh',
      'masuk',
    ],
  },
  {
    topic: 'next-meeting',
    needs: [when, meeting],
    without: [
      'selesai',
      'lama',
      'sampai',
      'batas',
      'konfirmasi',
      'tuanrumah',
      'berapakali',
      'tiap',
      'setahun',
      'berdiri',
      'hasil',
      'zonawaktu',
      'sekali',
      'lihat',
      'kirim',
      'terima',
      'agenda',
      'resmi',
      'ketua',
      'bagi',
      'iur',
      'bayar',
      'pakaian',
      'setiap',
      'kali',
      'bahas',
      'usai',
    ],
  },
];

/**
 * The live topic of a question, or nothing: then only the FAQ can answer. Careful rather than eager, because a live answer is
 * given without asking back: every word that turns the question to rules, to papers or to another organisation stops it.
 */
export function liveTopic(query: string): LiveTopic | undefined {
  const said = concepts(query);
  if (namesOtherTopic(query)) return undefined;
  return patterns.find((pattern) => fits(pattern, said))?.topic;
}

function fits({ needs, without, topic }: Pattern, said: readonly string[]): boolean {
  const blocked = [...without, ...elsewhere].filter((word) => !(topic === 'agenda' && word === 'bagaimana'));
  if (said.some((concept) => blocked.includes(concept))) return false;
  return needs.every((group) => group.some((concept) => said.includes(concept)));
}
