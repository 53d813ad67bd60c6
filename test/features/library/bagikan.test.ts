import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../src/lib/clock.ts';
import { CAST, enterCast } from '../../support/cast.ts';
import { verifyDialogue, voicesOf } from '../../support/dialogue.ts';
import { telegramText } from '../../support/read-messages.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';
import { LONG_SUMMARY, POLICY } from './shared-texts.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await createTestApp();
  await enterCast(bot);
  const { telegram } = voicesOf(bot);
  await telegram.say({ who: 'admin', where: 'group', command: 'tautkan' });
  await telegram.say({ who: 'secretariat', command: 'peran Rina kurator' });
  await telegram.say({ who: 'aide', command: 'status' });
});
afterAll(() => bot.close());
const told = async (): Promise<void> => {
  await bot.advance(MINUTE_MS);
  await bot.settled();
};
const entry = (number: number) =>
  bot.app.database.prisma.libraryEntry.findFirstOrThrow({ where: { number } });
const lastTo = (who: keyof typeof CAST): string =>
  telegramText(bot.telegram.messagesIn({ id: CAST[who].telegram }).at(-1) ?? expect.fail('nothing was sent'));

describe('sharing in telegram', () => {
  it('takes one message, shows it as its institution, and puts it to the curators', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'stranger', command: POLICY }, { has: 'belum terdaftar' }],
      [
        { who: 'member', command: POLICY },
        { has: ['Belum ada yang dikirim', 'Kebijakan dari Kemenkeu', '17 Mei 2023', 'Hanya bahan terbuka'] },
      ],
      [{ who: 'member', press: 'Kirim' }, { has: ['nomor 1', 'menunggu kurator'] }],
    ]);
    await told();
    expect(await entry(1)).toMatchObject({ status: 'waiting', inForceSince: '2023-05-17' });
    expect(lastTo('aide')).toMatch(/nomor 1 menunggu[\s\S]*Kebijakan dari Kemenkeu/i);
  });

  it('lets one of two curators decide, tells its issuer, and shows it in full', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [
        { who: 'aide', press: 'Terbitkan' },
        { has: 'diterbitkan', buttons: [] },
      ],
    ]);
    await told();
    expect(lastTo('member')).toContain('sudah terbit di Pustaka');
    // The buttons of the others are taken off.
    expect(lastTo('secretariat')).toBe(
      'Nomor 1 “Pembelajaran terintegrasi aparatur” sudah diputuskan: terbit.',
    );
    await verifyDialogue(telegram, [
      [
        { who: 'host', command: 'pustaka 1' },
        { has: ['Peraturan LAN Nomor 6 Tahun 2023', 'jdih.lan.go.id'], lacks: 'Perbarui' },
      ],
      [{ who: 'host', command: 'pustaka aparatur belajar' }, { has: 'Pembelajaran terintegrasi' }],
    ]);
  });

  it('asks step by step in private, and loses nothing to what it cannot take', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'host', command: 'bagikan' },
        { has: 'Apa yang akan dibagikan', buttons: ['Kebijakan', 'Bahan ajar', 'Praktik baik', 'Batal'] },
      ],
      [{ who: 'host', press: 'Praktik baik' }, { has: 'Pertanyaan 1 dari 9. Apa judulnya' }],
      [
        { who: 'host', words: 'Papan kerja bersama' },
        { has: 'Masalah apa', buttons: ['Kembali', 'Batal'] },
      ],
      [{ who: 'host', press: 'Kembali' }, { has: 'Apa judulnya' }],
      [{ who: 'host', words: 'Papan kerja untuk semua' }, { has: 'Masalah apa' }],
      [{ who: 'host', words: 'Rapat terlalu sering' }, { has: 'Langkah apa' }],
      [{ who: 'host', command: 'jadwal' }, { has: 'Belum ada' }],
      [{ who: 'host', command: 'bagikan praktik baik' }, { has: ['Melanjutkan', 'Langkah apa'] }],
      [{ who: 'host', words: 'Satu papan dibuka setiap pagi' }, { has: 'Apa hasilnya' }],
      [{ who: 'host', press: 'Lewati' }, { has: 'Apa ringkasannya' }],
      [
        { who: 'host', words: LONG_SUMMARY },
        {
          has: '501 karakter, paling banyak 500',
          buttons: ['Pakai 472 karakter pertama', 'Kembali', 'Batal'],
        },
      ],
      [{ who: 'host', press: 'Pakai 472 karakter pertama' }, { has: 'Siapa yang dapat dihubungi' }],
      [{ who: 'host', press: 'Lewati' }, { has: 'Di alamat mana' }],
      [{ who: 'host', words: 'javascript:alert(1)' }, { has: 'http:// atau https://' }],
      [{ who: 'host', words: 'lihat saja sendiri' }, { has: 'tidak dapat dibaca' }],
      [{ who: 'host', words: 'blog.contoh.com/papan' }, { has: 'kirim berkasnya' }],
      [
        { who: 'host', file: { name: 'papan.exe', content: Buffer.from('MZ') } },
        { has: ['bukan berkas yang dapat disimpan', 'kirim berkasnya'] },
      ],
      [
        { who: 'host', file: { name: 'papan.pdf', content: samplePdf('papan') } },
        { has: ['“papan.pdf” disertakan', 'Praktik baik dari BMKG', 'Papan kerja untuk semua'] },
      ],
      [{ who: 'host', press: 'Judul' }, { has: 'Apa judulnya' }],
      [{ who: 'host', words: 'Papan kerja bersama' }, { has: 'Belum ada yang dikirim' }],
      [{ who: 'host', press: 'Kirim' }, { has: 'nomor 2' }],
    ]);
    await told();
    expect(lastTo('secretariat')).toMatch(/di luar \.go\.id dan \.mil\.id/);
  });

  it('asks back with a reason, and takes the mended one', async () => {
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', press: 'Minta perbaikan' }, { has: 'Apa yang perlu diperbaiki' }],
      [{ who: 'secretariat', words: 'Mohon sebutkan unit kerjanya.' }, { has: 'diminta' }],
    ]);
    await told();
    expect(lastTo('host')).toContain('Alasan: Mohon sebutkan unit kerjanya.');
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', command: 'bagikan 2' }, { has: 'milik instansi lain' }],
      [{ who: 'host', press: 'Perbarui' }, { has: ['setelah diperbarui', 'papan.pdf'] }],
      [{ who: 'host', press: 'Hasil' }, { has: 'Apa hasilnya' }],
      [{ who: 'host', words: 'Biro Umum berapat separuhnya' }, { has: 'Biro Umum' }],
      [{ who: 'host', press: 'Kirim' }, { has: 'Nomor 2 menunggu kurator' }],
    ]);
    await told();
    await voicesOf(bot).telegram.say({ who: 'aide', press: 'Terbitkan' });
    expect(await entry(2)).toMatchObject({ status: 'published', result: 'Biro Umum berapat separuhnya' });
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'member', command: 'pustaka 2' }, { buttons: ['Unduh', 'Buka tautan', 'Laporkan keliru'] }],
    ]);
  });

  it('notices what is there already, however it is written, and leaves the choice', async () => {
    const again = POLICY.replace('Peraturan LAN Nomor 6 Tahun 2023', 'PERLAN No. 6/2023')
      .replace('https://jdih.lan.go.id/perlan-6-2023', 'http://www.jdih.lan.go.id/lain')
      .replace('terintegrasi aparatur', 'bagi pegawai');
    await verifyDialogue(voicesOf(bot).telegram, [
      [
        { who: 'liaison', command: again },
        { has: ['Tampaknya sudah ada', 'No. 1', 'nomor peraturannya sama'], lacks: 'Tekan Kirim agar' },
      ],
      [{ who: 'liaison', press: 'Batal' }, { has: 'Tidak ada yang dibagikan' }],
      [{ who: 'liaison', command: again }, { has: 'Tampaknya sudah ada' }],
      [{ who: 'liaison', press: 'Atas nama Pemprov Papua' }, { has: 'Kebijakan dari Pemprov Papua' }],
      [{ who: 'liaison', press: 'Tetap kirim' }, { has: 'nomor 3' }],
    ]);
    await told();
    await verifyDialogue(voicesOf(bot).telegram, [
      [{ who: 'secretariat', press: 'Tolak' }, { has: 'Mengapa nomor 3 ditolak' }],
      [{ who: 'secretariat', press: 'Sudah ada di Pustaka.' }, { has: ['ditolak', 'Sudah ada'] }],
    ]);
  });

  it('keeps what is published until its change is agreed to, and takes reports and withdrawals', async () => {
    const { telegram } = voicesOf(bot);
    await verifyDialogue(telegram, [
      [{ who: 'member', command: 'bagikan 1' }, { has: 'setelah diperbarui' }],
      [{ who: 'member', press: 'Ringkasan' }, { has: 'Apa ringkasannya' }],
      [{ who: 'member', words: 'Ringkasan yang baru.' }, { has: 'Ringkasan yang baru.' }],
      [
        { who: 'member', file: { name: 'baru.pdf', content: samplePdf('baru') }, with: '/bagikan' },
        { has: '“baru.pdf” disertakan' },
      ],
      [{ who: 'member', press: 'Kirim' }, { has: 'membaca yang lama' }],
      [
        { who: 'host', command: 'pustaka 1' },
        { has: 'dengan bahan sendiri', lacks: 'yang baru' },
      ],
    ]);
    // Files that nobody needs go meanwhile.
    await bot.advance(3 * DAY_MS);
    await told();
    await verifyDialogue(telegram, [
      [{ who: 'secretariat', press: 'Terbitkan' }, { has: 'diterbitkan' }],
      [{ who: 'host', command: 'pustaka 1' }, { has: ['Ringkasan yang baru.', 'Diperbarui', 'baru.pdf'] }],
      [{ who: 'host', press: 'Laporkan keliru' }, { buttons: ['Laporkan tanpa penjelasan', 'Batal'] }],
      [{ who: 'host', press: 'Batal' }, { has: 'Tidak ada yang dilaporkan' }],
      [{ who: 'host', press: 'Laporkan keliru' }, { has: 'Apa yang keliru' }],
      [{ who: 'host', words: 'Tanggalnya salah' }, { has: 'disampaikan kepada kurator' }],
    ]);
    await told();
    await verifyDialogue(telegram, [
      [{ who: 'secretariat', press: 'Teruskan ke penerbit' }, { has: 'diteruskan' }],
    ]);
    await told();
    expect(lastTo('member')).toMatch(/melaporkan kekeliruan[\s\S]*Tanggalnya salah/);
    expect(lastTo('aide')).toContain('sudah ditangani');
    await verifyDialogue(telegram, [
      [{ who: 'member', press: 'Tarik' }, { has: 'Tarik nomor 1' }],
      [{ who: 'member', press: 'Ya, tarik' }, { has: 'ditarik' }],
      [{ who: 'host', command: 'pustaka 1' }, { lacks: 'Ringkasan yang baru.' }],
      [
        { who: 'secretariat', command: 'jejak bagikan' },
        { has: ['bagikan tarik', 'bagikan terbit', 'bagikan tolak'] },
      ],
    ]);
  });
});

describe('sharing in slack', () => {
  it('fills a form for each kind, with what is wrong under its fields, and ends in the same preview', async () => {
    const filled = { title: 'Modul arsip digital', summary: 'Cara menata arsip.', audience: 'Arsiparis' };
    await verifyDialogue(voicesOf(bot).slack, [
      [
        { who: 'member', command: 'bagikan' },
        { has: 'Apa yang akan dibagikan', buttons: ['Kebijakan', 'Bahan ajar', 'Praktik baik', 'Batal'] },
      ],
      [
        { who: 'member', press: 'Bahan ajar' },
        { place: 'form', has: ['Judul', 'Sasaran'] },
      ],
      [
        { who: 'member', fill: { ...filled, summary: 'x'.repeat(501), link: 'javascript:alert(1)' } },
        { place: 'errors', has: ['501 karakter', 'http:// atau https://'] },
      ],
      [
        { who: 'member', fill: { ...filled, link: '' } },
        { place: 'errors', has: 'memerlukan tautan atau berkas' },
      ],
      [
        { who: 'member', fill: { ...filled, link: 'arsip.go.id/modul', onPlatform: 'sudah' } },
        {
          has: ['Bahan ajar dari Kemenkeu', 'arsip.go.id', 'Sudah'],
          buttons: ['Kirim', 'Batal', 'Ubah isian'],
        },
      ],
      [
        { who: 'member', file: { name: 'modul.pdf', content: samplePdf('modul') }, with: '/bagikan' },
        { has: ['“modul.pdf” disertakan', 'Modul arsip digital'] },
      ],
      [{ who: 'member', press: 'Kirim' }, { has: 'nomor 4' }],
      [
        { who: 'member', command: 'bagikan kebijakan' },
        { place: 'form', has: 'Nomor peraturan' },
      ],
    ]);
    await told();
    expect(await entry(4)).toMatchObject({ kind: 'teaching_material', onPlatform: true });
  });

  it('asks a curator for the reason in a form, and shows the change beside what is published', async () => {
    const { slack } = voicesOf(bot);
    await verifyDialogue(slack, [
      [{ who: 'secretariat', command: 'pustaka 4' }, { has: 'Modul arsip digital' }],
      [
        { who: 'secretariat', press: 'Minta perbaikan' },
        { place: 'form', has: 'Apa yang perlu diperbaiki' },
      ],
      [{ who: 'secretariat', fill: { reason: 'Sasarannya?' } }, { has: 'diminta' }],
      [{ who: 'member', command: 'bagikan tarik 4' }, { has: 'Tarik nomor 4' }],
      [{ who: 'member', press: 'Batal' }, { has: 'tidak ditarik' }],
      [{ who: 'host', command: 'bagikan 4' }, { has: 'milik instansi lain' }],
      [{ who: 'host', command: 'bagikan 99' }, { has: 'tidak ada' }],
    ]);
  });
});

describe('the material of a meeting', () => {
  it('goes to the library by one press of its host, whatever is still missing is asked', async () => {
    const { telegram } = voicesOf(bot);
    const meeting =
      'buatrapat\nNomor: 42\nAcara: Uji\nWaktu: Kamis, 4 Februari 2027 pukul 09.00 WIB\nTempat: Aula\nTuan rumah: BMKG';
    await telegram.say({ who: 'secretariat', command: meeting });
    await telegram.say({ who: 'secretariat', command: 'umumkan 42' });
    const paparan = { name: 'Paparan.pdf', content: samplePdf('paparan') };
    await telegram.say({ who: 'host', file: paparan, with: '/bahan 42 Paparan cuaca' });
    await verifyDialogue(telegram, [
      [{ who: 'host', command: 'bahan 42' }, { has: 'Paparan cuaca' }],
      [{ who: 'host', press: 'Bagikan ke Pustaka' }, { has: 'Apa yang akan dibagikan' }],
      [{ who: 'host', press: 'Bahan ajar' }, { has: 'Apa ringkasannya' }],
      [
        { who: 'host', words: 'Cara membaca prakiraan.' },
        { has: ['Paparan cuaca', 'Paparan.pdf', 'dari BMKG'] },
      ],
      [{ who: 'host', press: 'Kirim' }, { has: 'nomor 5' }],
      [
        { who: 'member', command: 'bahan 42' },
        { has: 'Paparan cuaca', buttons: ['1. Paparan cuaca'] },
      ],
    ]);
    expect(await entry(5)).toMatchObject({ meetingId: expect.any(Number), materialId: expect.any(Number) });
  });

  it('is decided about once by two curators at once, wherever they press', async () => {
    const { telegram, slack } = voicesOf(bot);
    await told();
    await slack.say({ who: 'secretariat', command: 'pustaka 5' });
    const heard = await Promise.all([
      telegram.say({ who: 'aide', press: 'Terbitkan' }),
      slack.say({ who: 'secretariat', press: 'Terbitkan' }),
    ]);
    const texts = heard.map(({ text }) => text).join('\n');
    expect(texts.match(/“Paparan cuaca” diterbitkan/g)).toHaveLength(1);
    // Who comes second is told so, and may see it in the message too, which has lost its buttons.
    expect(texts).toContain('sudah diputuskan');
    expect(await entry(5)).toMatchObject({ status: 'published', round: 2 });
  });
});
