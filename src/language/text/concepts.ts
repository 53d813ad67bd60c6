import { words } from './normalise.ts';
import { stem } from './stem.ts';

/** Words that mean one thing together; looked for before stems are taken. */
const compounds: readonly (readonly [string, string])[] = [
  ['dimana', 'di mana|mana'],
  ['kemana', 'ke mana'],
  ['berikut', 'berikutnya|yang akan datang'],
  [
    'tuanrumah',
    'tuan rumah|tuan griya|pribumi|penyelenggara|instansi penyelenggara|host|shohibul bait|sohibul bait',
  ],
  ['daftarhadir', 'daftar hadir|absen|absensi|presensi|attendance list|check in|checkin|absene'],
  [
    'suratketerangan',
    'surat keterangan|sertifikat|piagam|certificate|surat bukti|bukti hadir|bukti kehadiran',
  ],
  ['serahterima', 'serah terima|handover|hand over|estafet'],
  ['tindaklanjut', 'tindak lanjut|follow up|followup|action item|action items|tindaklanjut'],
  [
    'susunanacara',
    'susunan acara|rundown|run down|rangkaian acara|urutan acara|tata acara|mata acara|jadwal acara hari|agenda acara|susunan acra',
  ],
  ['atasnama', 'atas nama|a n'],
  [
    'libur',
    'hari libur|libur nasional|tanggal merah|cuti bersama|holiday|prei|hari besar|hari raya|lebaran|puasa|ramadan|ramadhan|romadhon|idul fitri|natal|nyepi',
  ],
  ['zonawaktu', 'zona waktu|time zone|timezone|wib|wita|wit|waktu bagian|waktu indonesia|waktu setempat'],
  [
    'batas',
    'batas waktu|batas akhir|deadline|tenggat|paling lambat|pungkasan|pungkasane|terakhir|paling telat',
  ],
  ['corpu', 'corporate university|corpu|corporate univ'],
  ['sppd', 'surat perjalanan dinas|surat perintah perjalanan dinas|sppd|spd'],
  [
    'perjalanandinas',
    'perjalanan dinas|perjadin|travel|uang harian|uang saku|uang transport|transport|transportasi|tiket|tiket pesawat|ongkos perjalanan|akomodasi',
  ],
  ['surattugas', 'surat tugas|spt|surat perintah tugas'],
  ['jamberapa', 'jam berapa|what time'],
  [
    'masihdikonfirmasi',
    'masih dikonfirmasi|ragu|ragu ragu|tentative|tentatif|belum pasti|masih ragu|belum bisa memastikan',
  ],
  [
    'dasarhukum',
    'dasar hukum|landasan hukum|legal basis|regulasi|undang undang|undang|uu|perlan|pasal|peraturan',
  ],
  ['atasundangan', 'surat undangan|undangan resmi|undangan pdf|invitation letter|official invitation'],
  ['lo', 'lo|liaison officer|liaison|petugas penghubung|petugas lo'],
  ['narahubung', 'narahubung|kontak|contact person|contact|cp|hotline|nomor telepon|call center'],
  [
    'daring',
    'daring|online|zoom|hybrid|hibrida|virtual|vicon|video conference|link zoom|gmeet|google meet|jarak jauh|live streaming|siaran langsung|luring|offline|tatap muka',
  ],
  [
    'pakaian',
    'dress code|dresscode|baju|busana|pakaian|kostum|outfit|batik|jas|psl|pdh|wear|pakai baju|pakai batik',
  ],
  ['sekretarisdaerah', 'sekretaris daerah|sekda'],
  ['kabkota', 'kabupaten kota|kabupaten|kota|pemkab|pemkot|pemda|pemerintah daerah|pemerintah kota'],
  ['tnipolri', 'tni polri|tni|polri|kepolisian|polisi|tentara|militer|military'],
  ['disabilitas', 'disabilitas|difabel|kursi roda|wheelchair|penyandang|lift'],
  ['musala', 'musala|mushola|musholla|musola|tempat salat|tempat sholat|salat|sholat|shalat|prayer room'],
  [
    'berhalangan',
    'berhalangan|tidak bisa hadir|tidak hadir|tidak bisa datang|tidak datang|cannot attend|tidak bisa|izin|dinas luar|sakit|cuti',
  ],
  ['pendamping', 'pendamping|rombongan|companion|companions|pengawal|pendampingnya'],
  ['ajudan', 'ajudan|aspri|sekpri|sekretaris pribadi|aide|penghubung instansi|protokol|protokoler'],
  [
    'notula',
    'notula|notulen|notulensi|risalah|minutes|hasil rapat|hasil pertemuan|kesimpulan rapat|ringkasan rapat|notulane',
  ],
  ['materi', 'materi|paparan|bahan paparan|bahan rapat|ppt|slide|presentasi|bahan tayang|materials|bahan'],
  ['rekap', 'rekap|rekapitulasi|summary|recap'],
  ['pengingat', 'pengingat|reminder|reminders|notifikasi|notif|notification|pangeling'],
  ['carapakai', 'cara pakai|cara menggunakan|petunjuk penggunaan|panduan|help|bantuan|tutorial'],
  ['menukomando', 'perintah|command|commands|menu|fitur|perintahnya'],
  ['jemput', 'jemput|jemputan|pickup|bandara|airport|stasiun'],
  ['hotel', 'hotel|penginapan|nginep|nginap|inap|menginap'],
  ['parkir', 'parkir|parkiran|parking|drop off|mobil|kendaraan'],
  ['narasumber', 'narasumber|pembicara|speaker'],
  ['gunungan', 'gunungan|gunungan silaturahmi'],
  [
    'dokumentasi',
    'dokumentasi|foto|rekam|liput|liputan|wartawan|media|pers|medsos|instagram|upload|unggah|record|video',
  ],
];

/** Roots that mean the same to who asks. */
const synonyms: readonly (readonly [string, string])[] = [
  ['rapat', 'temu pertemuan sidang kumpul acara giat kegiatan'],
  ['lokasi', 'tempat alamat gedung peta patok'],
  ['biaya', 'ongkos anggar dana dipa apbd waragad bebas'],
  ['bayar', 'gratis'],
  ['iur', 'pungut kas fee'],
  ['wakil', 'utus delegasi represent representative gantiorang substitusi'],
  ['ubah', 'ganti tukar tuker ijol tukeur edit ralat reschedule update baru'],
  ['koreksi', 'revisi salah baik correct'],
  ['tanggung', 'nanggung'],
  ['ketua', 'pimpin chair pupuhu'],
  ['anggota', 'member members'],
  ['gabung', 'registrasi'],
  ['tujuan', 'manfaat guna fungsi untung maksud tuju purpose visi misi'],
  ['arti', 'makna definisi pengertian maksud filosofi simbol lambang jelas'],
  ['kewajiban', 'wajib tugas peran jawabtugas'],
  ['tunda', 'undur batal mundur cancelled cancel'],
  ['pejabat', 'jabat pejabat eselon level'],
  ['sekjen', 'sestama sesmen'],
  ['selesai', 'bubar pulang durasi'],
  ['rutin', 'frekuensi berkala intensitas often sering'],
  ['unduh', 'download'],
  ['hubung', 'tautkan taut link connect sambung login aktif'],
  ['aman', 'bocor privasi rahasia lindung safe'],
  ['balas', 'respons lambat lemot error mati macet hang rusak galat jalan'],
  ['kapasitas', 'kursi tampung muat aula capacity'],
  ['makan', 'alergi pantang vegetarian menu diet dietary konsumsi'],
  ['giliran', 'gilir rotasi antre antrean urut'],
  ['tentu', 'tetap pilih tunjuk chosen mekanisme'],
  ['telegram', 'slack'],
  ['tandatangan', 'cap stempel visum sah legalisir stamp'],
  ['akun', 'account'],
];

/** Words without which a question is the same. */
const silent: ReadonlySet<string> = new Set(
  (
    'yang dengan ya dong sih deh nih lah kah min kak mas mbak bang gan bos bapak ibu yth juga saja mohon tolong info infonya dulu lagi nya si wae ' +
    'kok kan loh lho oh eh hai halo permisi maaf tanya nanya punten nuwun sewu kira akan adalah ialah atau dan pada di ke oleh sebagai per the is are do does of to a an in for on ' +
    'be it you there happens happen falls iya wah deui maneh bu pak para oke apakah ini itu saat the'
  ).split(' '),
);

const compoundsByFirst = indexCompounds();
const conceptOf: ReadonlyMap<string, string> = new Map(
  synonyms.flatMap(([concept, list]) => list.split(' ').map((word) => [word, concept] as const)),
);

function indexCompounds(): ReadonlyMap<string, readonly (readonly [readonly string[], string])[]> {
  const index = new Map<string, (readonly [readonly string[], string])[]>();
  for (const [concept, list] of compounds) {
    for (const phrase of list.split('|')) {
      const parts = words(phrase);
      const first = parts[0] ?? '';
      index.set(first, [...(index.get(first) ?? []), [parts, concept] as const]);
    }
  }
  for (const [first, entries] of index) {
    index.set(
      first,
      entries.sort(([left], [right]) => right.length - left.length),
    );
  }
  return index;
}

/**
 * What a text is about, in the order it is said: compounds and synonyms as one concept, other words as their root,
 * words that say nothing left out. Two wordings of one question share most of their concepts.
 */
export function concepts(text: string): readonly string[] {
  const said = words(text);
  const result: string[] = [];
  for (let at = 0; at < said.length; ) {
    const compound = compoundAt(said, at);
    if (compound !== undefined) {
      result.push(compound.concept);
      at += compound.length;
    } else {
      const word = said[at] ?? '';
      if (!silent.has(word)) result.push(conceptOfWord(word));
      at += 1;
    }
  }
  return result;
}

function compoundAt(said: readonly string[], at: number): { concept: string; length: number } | undefined {
  const bare = (said[at] ?? '').replace(/(?:nya|lah|kah)$/, '');
  for (const first of [said[at] ?? '', bare]) {
    for (const [parts, concept] of compoundsByFirst.get(first) ?? []) {
      const matches = parts.every((part, index) => index === 0 || isWord(said[at + index], part));
      if (matches) return { concept, length: parts.length };
    }
  }
  return undefined;
}

function isWord(word: string | undefined, part: string): boolean {
  return word === part || word === `${part}nya`;
}

function conceptOfWord(word: string): string {
  const root = stem(word);
  return conceptOf.get(word) ?? conceptOf.get(root) ?? root;
}
