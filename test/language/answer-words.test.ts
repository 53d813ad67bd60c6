import { describe, expect, it } from 'vitest';
import { saidAnswer } from '../../src/language/answer-words.ts';
import { asksLeave, politenessOf, withoutPreamble } from '../../src/language/politeness.ts';
import { liveTopic } from '../../src/language/search/index.ts';

/** How people write in the chats of such forums; one phrasing a line. */
const COMING = `
hadir
Hadir pak
hadir 🙏
HADIR!
hadirrr
Insyaallah hadir
InsyaAlloh hadir
insya Allah hadir
in sya Allah hadir, terima kasih
Insha Allah saya hadir
inshaallah hadir
isyaallah hadir
Insyaallah bisa pak
Insyaallah
saya bisa hadir
kami bisa hadir min
siap hadir
Siap hadir Pak Ketua
siap, insyaallah hadir tepat waktu
izin hadir
izin hadir pak
mohon izin hadir
Mohon izin, Bapak Sestama hadir
mohon izin menyampaikan bapak bisa hadir
mohon izin hadir terlambat
bapak insyaallah rawuh
Ibu badhe rawuh
Bapak berkenan hadir
bpk akan hadir
Beliau akan menghadiri
kami akan datang
pasti datang
siap merapat
konfirmasi hadir
Konfirmasi: Kemenkeu hadir
jadi hadir
sekjen hadir sendiri
saya ikut
Alhamdulillah saya bisa hadir
ya, hadir
BMKG hadir
2 orang hadir
akan dihadiri oleh Sekjen
bisa pak
mohon izin terlambat
mohon dicatat hadir
terima kasih undangannya, kami hadir
tidak diwakili, saya hadir sendiri`;

const AWAY = `
tidak hadir
tdk bisa hadir
tidak dapat hadir
maaf tidak bisa
mohon maaf tidak bisa hadir
ga bisa ikut pak
gak hadir
nggak bisa dateng
mboten saged rawuh
belum bisa hadir
blm dpt hadir
izin tidak hadir
ijin tidak hadir
mohon izin tidak dapat mengikuti
mohon izin, dinas ke Manado
Mohon izin, bapak sedang dinas luar
mohon izin, pimpinan berhalangan
berhalangan
Bapak berhalangan hadir
mhn maaf, bpk sakit
izin sakit
mohon izin bersamaan dengan rapat lain
mohon izin mendampingi menteri
batal hadir
tidak jadi hadir
tidak jadi datang
bapak dinas luar
tidak
tidak bisa pak
maaf belum bisa
mohon maaf saya tidak bisa, ada rapat kabinet
terima kasih, mohon maaf tidak bisa hadir`;

const REPRESENTED = `
diwakili Karo Umum
tidak dapat hadir, diwakili Karo Umum
di wakili pak Budi
Bapak diwakilkan oleh Sesditjen
wakilnya Dr. Ratna
menugaskan Karo Perencanaan
saya mewakili Bapak Sestama
mohon izin diwakili Kabag TU`;

const UNSURE = `
masih dikonfirmasi
masih menunggu jadwal Menteri
belum pasti
belum bisa memastikan hadir
belum ada kepastian
mungkin hadir
kemungkinan bisa hadir
nggih, masih dikonfirmasi
semoga bisa hadir
diusahakan hadir
kalau tidak hujan saya hadir`;

/** They ask, tell of others or have the word in another sense: nothing is offered. */
const NO_ANSWER = `
Mohon maaf mengganggu, saya Letda Fajar, ajudan Kasum yang baru bertugas minggu ini
Beliau baru pertama kali mengikuti acara ini
apakah bapak hadir?
siapa saja yang hadir?
siapa saja yang hadir
berapa yang hadir
yang hadir siapa
bapak hadir?
boleh hadir online?
bisa hadir lewat zoom?
bolehkah diwakili
siapa yang boleh mewakili
kapan paling lambat konfirmasi hadir
bagaimana kalau tidak bisa hadir
apa sanksinya kalau tidak hadir
kalau berhalangan bagaimana
jam berapa harus hadir
Mohon izin, lokasinya di mana?
mohon izin lokasinya dimana pak
izin bertanya, rapatnya jam berapa
mohon izin
Mohon ijin pak
Izin Pak
mohon izin bertanya
mohon izin menanyakan dress code
mohon izin minta lokasi
izin share daftar peserta
mohon daftar hadir dikirim
daftar hadir sudah lengkap
terima kasih sudah hadir
terima kasih kepada bapak ibu yang hadir
mohon hadir tepat waktu
harap datang sebelum pukul 09.00
bapak hadir atau tidak ya
di mana parkir
link tidak bisa dibuka
undangan belum kami terima
mohon izin, undangan belum kami terima
saya sudah konfirmasi hadir
kami sudah hadir di lokasi
jangan lupa bawa materi
kapan rapat berikutnya`;

const POLITE = {
  thanks: `
terima kasih
Terima kasih min
terima kasih banyak atas informasinya pak
trims
makasih ya kak
thanks
thank you
tks
matur nuwun
hatur nuhun
siap, terima kasih
baik pak terima kasih
noted, terima kasih 🙏
Terimakasih
Noted with thanks`,
  greeting: `
selamat pagi
Selamat pagi bapak ibu
pagi min
halo
Hai
assalamualaikum
Assalamu’alaikum wr. wb.
permisi
Good morning
sugeng enjang
Selamat hari raya Idul Fitri, mohon maaf lahir batin
Selamat Hari Raya Idulfitri 1448 H
Minal aidin wal faizin
Taqabbalallahu minna wa minkum
Selamat ulang tahun Pak Ketua
Selamat tahun baru 2027
Dirgahayu RI ke-81
Merry Christmas
P
test
ping`,
  heard: `
ok
oke
OK pak
okee
siap
siap pak
Siap laksanakan
siap 86
noted
Noted pak, siap
baik
baik pak
baik bu
ya
nggih pak
inggih
sip
mantap
siap, nanti disampaikan ke bapak
🙏
👍
🙏🏽👍
:+1: :pray:
aamiin
monitor pak
Y
hehe
wkwkwk
Mohon maaf mengganggu
turut berduka cita`,
};

const lines = (text: string): readonly string[] => text.trim().split('\n');

describe('plain words', () => {
  it.each(lines(COMING))('“%s” offers to attend', (text) => {
    expect(saidAnswer(text)).toBe('attending');
  });
  it.each(lines(AWAY))('“%s” offers to be absent', (text) => {
    expect(saidAnswer(text)).toBe('not_attending');
  });
  it.each(lines(REPRESENTED))('“%s” offers a substitute', (text) => {
    expect(saidAnswer(text)).toBe('represented');
  });
  it.each(lines(UNSURE))('“%s” offers to be unsure', (text) => {
    expect(saidAnswer(text)).toBe('tentative');
  });
  it.each(lines(NO_ANSWER))('“%s” is no answer, nor mere politeness', (text) => {
    expect([saidAnswer(text), politenessOf(text)]).toEqual([undefined, undefined]);
  });
  it.each(
    Object.entries(POLITE).flatMap(([kind, texts]) => lines(texts).map((text) => [text, kind] as const)),
  )('“%s” is only polite: %s', (text, kind) => {
    expect([politenessOf(text), saidAnswer(text)]).toEqual([kind, undefined]);
  });
  it.each([...lines(COMING), ...lines(AWAY)].filter((text) => !/^insyaallah$/i.test(text)))(
    '“%s” is more than polite',
    (text) => {
      expect(politenessOf(text)).toBeUndefined();
    },
  );
});

describe('the leave to ask', () => {
  it.each([
    'mohon izin bertanya',
    'halo, saya mau tanya',
    'Selamat pagi pak, boleh tanya?',
    'izin bertanya min',
  ])('“%s” is nothing but that', (text) => {
    expect(asksLeave(text)).toBe(true);
  });
  it.each(['izin bertanya, rapatnya jam berapa', 'mau tanya lokasi', 'selamat pagi', 'terima kasih'])(
    '“%s” is more, or other',
    (text) => {
      expect(asksLeave(text)).toBe(false);
    },
  );
});

describe('a question behind a greeting', () => {
  it.each([
    ['Mohon izin, lokasinya di mana?', 'place'],
    ['Selamat pagi bapak/ibu, mohon izin bertanya, rapatnya di mana ya', 'place'],
    ['Assalamualaikum, izin bertanya: kapan rapat berikutnya', 'next-meeting'],
    ['Maaf min, batas konfirmasi tanggal berapa', 'deadline'],
    ['Pagi pak, siapa tuan rumah berikutnya?', 'host'],
  ])('“%s” is asked as it stands', (text, topic) => {
    expect(liveTopic(withoutPreamble(text))).toBe(topic);
  });
  it('keeps words that are nothing but a greeting', () => {
    expect(withoutPreamble('Selamat pagi')).toBe('Selamat pagi');
    expect(withoutPreamble('bapaknya siapa')).toBe('bapaknya siapa');
  });
});
