import { describe, expect, it } from 'vitest';
import { saidAnswer } from '../../src/language/answer-words.ts';
import { contradictionOf } from '../../src/language/contradiction.ts';

/** How aides and officials really answer, beside what `answer-words.test.ts` has; one phrasing a line. */
const PHRASES = {
  attending: `
Insyaallah bapak Sekjen hadir
insya Allah Pak Sestama hadir bersama ajudan
Siap, kami hadir lengkap
siap hadir, mohon info parkir VIP
Hadir, dengan 2 pendamping
Hadir. Mobil B 1234 XYZ
hadir tapi agak terlambat
Beliau hadir tepat waktu
bapak jadi hadir
bapak tetap hadir walau ada rapat lain
Pak Sekda berkenan hadir
Alhamdulillah bapak dapat hadir
Insyaallah kami merapat
otw insyaallah hadir
Hadir secara daring
bisa hadir lewat zoom saja
kami ikut
Kemenkes hadir min
LAN insya Allah hadir ya min
Mhn izin, Ibu Sesmen akan hadir
Izin melaporkan, Bapak Sekjen akan hadir
sekjen kami siap menghadiri
dengan senang hati kami hadir
ok hadir
ya saya datang
konfirmasi kehadiran: hadir
Bpk Sekretaris Utama insyaAllah rawuh`,
  represented: `
bapak diwakili Karo Umum
Bapak Sekjen diwakili oleh Kepala Biro Perencanaan
Mohon izin, bapak berhalangan dan diwakili Ibu Ratna
bpk tdk bs hadir, diwakili kabag TU
insyaallah diwakili pak Budi
diwakilkan ke Sesditjen
yang hadir mewakili: Dr. Andi, Karo Hukum
kami menugaskan Plh Karo Umum
Beliau mendelegasikan kepada Kapusdatin
Sekda diwakili Asisten I
akan diwakili Asisten Administrasi Umum
hadir diwakili Karo SDM
mohon maaf bapak dinas ke Bali sehingga diwakili oleh Karo Umum
Yang mewakili Ibu Sri, Kabag Persidangan
tidak hadir langsung, diwakili Karo Humas
diwakili ya min
bapak mengutus Karo Keuangan
didisposisikan ke Karo Umum untuk hadir`,
  not_attending: `
mohon izin, dinas ke Manado
tidak hadir
Mohon maaf Bapak Sekjen tidak dapat hadir
mhn izin tdk dpt hadir krn dinas luar
Bapak sedang umrah, mohon maaf tidak bisa hadir
izin, ada rapat dengan Menteri
maaf, bentrok dengan agenda lain
ga bisa dateng min
Mohon izin tidak mengikuti rapat kali ini
bapak batal hadir karena dipanggil Presiden
belum dapat hadir kali ini
mohon maaf kami berhalangan
Ibu sakit, mohon izin
bapak masih cuti
beliau di luar negeri
izin tdk ikut pak
tidak bisa hadir, mohon maaf sebesar-besarnya
ndak bisa hadir
punten teu tiasa hadir
dengan berat hati kami tidak dapat hadir
sayangnya bapak tidak bisa
mohon izin karena bersamaan dengan raker DPR
tidak jadi ikut
Bapak tidak berkenan hadir`,
  tentative: `
agenda bapak blm pasti
agenda bapak belum pasti
masih menunggu konfirmasi Bapak
jadwal beliau masih dikoordinasikan
belum tahu bisa hadir atau tidak
belum bisa konfirmasi
mungkin hadir mungkin tidak
menunggu arahan pimpinan
nanti kami kabari lagi
nunggu disposisi dulu min
masih tentatif
diusahakan hadir
kalau tidak ada panggilan istana bapak hadir
bapak belum memutuskan
insyaallah kalau tidak ada halangan hadir
akan kami konfirmasi lagi
masih nunggu jadwal pak menteri
kemungkinan besar hadir
saya usahakan pasti hadir
jangan dicatat hadir dulu ya
`,
  none: `
apakah bapak Sekjen Kemenkes hadir
siapa yang mewakili Kemenkeu
boleh diwakili eselon II
kalau diwakili, suratnya ke mana
mohon daftar nama yang hadir
jam berapa harus sudah hadir
undangannya sudah diterima, terima kasih
mohon dikirim ulang undangannya
izin bertanya pakaiannya apa
bagaimana cara menjawab hadir
terima kasih atas kehadirannya
apakah boleh tidak hadir
mohon kehadiran bapak ibu tepat waktu
peserta yang hadir mohon tanda tangan
konsumsi untuk yang hadir berapa
notula rapat kemarin sudah ada
selamat pagi bapak ibu
apakah bisa hadir daring
sudah konfirmasi lewat surat
tuan rumahnya siapa
kami absen dulu
saya tidak bilang tidak hadir
Sulsel hadir, Papua tidak
bukan tidak hadir, hanya terlambat
`,
} as const;

/** What is typed behind a command and says another answer. */
const CONTRADICTIONS = [
  ['attending', 'tidak bisa', 'not_attending'],
  ['attending', 'maaf tidak jadi, dinas luar', 'not_attending'],
  ['attending', 'diwakili Karo Umum', 'represented'],
  ['attending', 'masih menunggu kepastian', 'tentative'],
  ['attending', 'bukan saya, diwakili Karo Umum', 'represented'],
  ['not_attending', 'bisa hadir', 'attending'],
  ['not_attending', 'diwakili Kabag TU', 'represented'],
  ['not_attending', 'belum pasti', 'tentative'],
  ['represented', 'tidak jadi', 'not_attending'],
  ['represented', 'bapak hadir sendiri', 'attending'],
  ['tentative', 'bapak tidak bisa hadir', 'not_attending'],
] as const;

const lines = (text: string): readonly string[] => text.trim().split('\n');

describe('plain words of an answer', () => {
  const cases = Object.entries(PHRASES).flatMap(([kind, text]) =>
    lines(text).map((words) => [kind, words] as const),
  );

  it('are a table of more than a hundred', () => {
    expect(cases.length + CONTRADICTIONS.length).toBeGreaterThanOrEqual(120);
  });

  it.each(cases)('are offered as %s: %s', (kind, words) => {
    expect(saidAnswer(words) ?? 'none').toBe(kind);
  });

  it.each(CONTRADICTIONS)('behind %s are asked about: %s', (answer, note, other) => {
    expect(contradictionOf(answer, note)).toBe(other);
  });
});
