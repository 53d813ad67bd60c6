import { words } from '../text/normalise.ts';

/** Words of questions that no forum of secretaries answers: news, prices, services, other bodies, small talk, insults. */
const otherTopics: ReadonlySet<string> = new Set(
  `
presiden wapres gubernur bupati walikota menteri mendagri menkeu kabinet pemilu pilkada pilpres partai politik capres caleg demo korupsi
dpr dprd dpd mpr kpk kpu bawaslu mk korpri apeksi apkasi apdesi adkasi forkopimda forsesdasi munas paripurna musrenbang dharma wanita pkk
cuaca hujan gempa tsunami banjir gunung erupsi macet tol
harga emas saham kurs dolar rupiah bitcoin kripto inflasi apbn bbm beras minyak pinjaman pinjol judi togel slot kredit
gaji tukin tunjangan thr gajian pns cpns pppk pangkat kgb lowongan loker beasiswa lpdp diklat pim bkd taspen bpjs
kk sim stnk bpkb paspor visa npwp pajak imb skck akta nikah cerai kereta whoosh kapal pelni bus mrt lrt krl ojek gojek grab taksi mudik
bola sepakbola persija persib timnas pertandingan liga piala skor badminton motogp film drakor lagu musik konser artis gosip game
resep masak rendang nasi restoran warung kuliner kopi dokter obat vaksin atm spbu toko
imsakiyah imsak zakat khotbah ramalan zodiak jodoh pacar pacarmu cinta nikahi bosan curhat lelucon pantun puisi cerita dongeng
lamaran cv skripsi makalah pidato terjemahkan translate hitung rumus beli jual murah diskon
ai chatgpt blockchain robot komputer laptop printer wifi password email excel word windows iphone android
bodoh goblok tolol bego anjing babi jelek sialan brengsek bangsat
penduduk ambulans kodepos`
    .trim()
    .split(/\s+/),
);

/** The same in several words, as `normalise` writes them. */
const otherPhrases: readonly string[] = [
  'rumah sakit',
  'kode pos',
  'jam berapa sekarang',
  'sekarang jam berapa',
  'hari ini tanggal',
  'tanggal berapa hari ini',
  'tanggal berapa sekarang',
  'hari apa sekarang',
  'hari ini hari',
  'siapa nama',
  'siapa yang bikin kamu',
  'kamu siapa',
  'jadi sekda',
  'menjadi sekda',
  'jadi sekjen',
  'piala dunia',
  'cipta kerja',
  'pengadaan barang',
  'surat lamaran',
  'waktu salat',
  'jadwal sholat',
  'jadwal salat',
  'makan siang di',
  'tempat makan',
  'libur sekolah',
  'nilai tukar',
  'dasar bot',
  'buat ktp',
  'membuat ktp',
  'bikin ktp',
  'ktp hilang',
  'umur pensiun',
  'usia pensiun',
  'tanggal merah bulan',
  'tanggal merah tahun',
  'tanggal merah kapan',
  'besok libur',
  'kapan lebaran',
  'kapan puasa',
  'kapan bersama',
  'kapan libur',
  'kapan idul',
  'kapan nyepi',
  'kapan mutasi',
];

/** Ministries by their short names; a question about one is not about the forum. */
const ministry = /^kemen(?!ter|tri|ang|d?ang)\p{L}{2,}$/u;

/** Whole phrases of small talk; a query that is nothing else asks nothing. */
const smallTalk: ReadonlySet<string> = new Set(
  (
    'halo hai hi hello pagi siang sore malam selamat assalamualaikum waalaikumsalam salam apa kabar siap oke ok okay baik iya ya terima kasih sama mantap ' +
    'sip laksanakan 86 bapak ibu semua rekan noted mohon maaf banyak permisi tes test coba hadir bang kak min mas mbak dong thanks bot tolong saya tidak sudah belum'
  ).split(' '),
);

/** Words that keep a question with the forum whatever else it names (`apakah BMKG sudah konfirmasi`). */
const ofTheForum: ReadonlySet<string> = new Set(
  'forses gunungan bot konfirmasi undangan sppd notula notulen tuan corpu corporate rekap pengingat'.split(
    ' ',
  ),
);

/**
 * Whether a text is about something that is surely not the forum's.
 * @param ownWords words in which the forum's own questions are asked; these are its topics whatever they are
 */
export function namesOtherTopic(text: string, ownWords: ReadonlySet<string> = new Set()): boolean {
  const said = words(text);
  const spoken = ` ${said.join(' ')} `;
  if (otherPhrases.some((phrase) => spoken.includes(` ${phrase}`))) return true;
  const named = said.some((word) => !ownWords.has(word) && (otherTopics.has(word) || ministry.test(word)));
  return named && !said.some((word) => ofTheForum.has(word));
}

/** Whether a text only greets, thanks or acknowledges. */
export function isSmallTalk(text: string): boolean {
  return words(text).every((word) => smallTalk.has(word));
}
