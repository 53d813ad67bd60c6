import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';

const SCRIPT_MS = 180_000;

describe('npm run demo', () => {
  let demo: DemoProcess;

  afterEach(async () => {
    demo.child.kill('SIGTERM');
    await demo.ended;
    await demo.clean();
  });

  test('--script plays the whole conversation on both platforms, exits 0 and leaves nothing', {
    timeout: SCRIPT_MS,
  }, async () => {
    demo = await startDemoProcess('--script');
    expect(await demo.ended, demo.complaints()).toBe(0);
    for (const words of [
      '$ npm run cli -- import anggota.csv',
      'UNDANGAN PERTEMUAN KE-42 FORSES',
      '— 1 hari berjalan, sampai Rabu, 9 Desember 2026 08.01 WIB —',
      'Konfirmasi Kemenkeu tercatat: Diwakili (Dr. Ratna, Karo Umum)',
      'Rincian LPSK untuk Pertemuan ke-42 tersimpan',
      'Berkas: rekap-42.png',
      'Laporan pengingat',
      'bot mati mendadak (kill -9)',
      'Gunungan silaturahmi FORSES telah diserahterimakan dari BMKG kepada LAN.',
      'di layar ruang pertemuan tampil kode QR',
      'dibebankan pada anggaran instansi peserta',
      'Tanggal rencana Pertemuan ke-44 sudah disimpan',
      'jawaban atas pertanyaan tersebut belum tersedia',
      '“Layanan digital yang terpadu” (nomor 11) sudah terbit di Pustaka',
    ]) {
      expect(demo.output()).toContain(words);
    }
    const places = [
      '$ npm run cli -- import anggota.csv',
      '/start',
      '── 2.',
      '/hadir',
      '— bot mati mendadak (kill -9) —',
      'sampai Jumat, 15 Januari 2027 18.00 WIB —',
      '— bot dihidupkan kembali —',
      '(4 hari lagi)',
      '/umumkan 43',
      'Undangan Pertemuan ke-43 sedang dikirim',
      '/tanya kapan rapat berikutnya',
    ].map((words) => demo.output().indexOf(words));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(await demo.leftovers()).toEqual([]);
  });

  test('without arguments it prints a loopback address, and Ctrl-C ends it without a trace', {
    timeout: SCRIPT_MS,
  }, async () => {
    demo = await startDemoProcess();
    const [url] = await demo.said(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(130);
    expect(demo.complaints()).toBe('');
    expect(await demo.leftovers()).toEqual([]);
  });

  test('Ctrl-C while everything is still being opened leaves nothing either', {
    timeout: SCRIPT_MS,
  }, async () => {
    demo = await startDemoProcess();
    await demo.begun();
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(130);
    expect(await demo.leftovers()).toEqual([]);
  });

  test('a port that is taken is told in plain words, and the demo ends with 1', {
    timeout: SCRIPT_MS,
  }, async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    demo = await startDemoProcess('--port', String(port));
    const code = await demo.ended;
    taken.close();
    expect(code).toBe(1);
    expect(demo.complaints()).toContain(`cannot listen on 127.0.0.1:${port}`);
    expect(await demo.leftovers()).toEqual([]);
  });

  test('a wrong argument is explained in one line', { timeout: SCRIPT_MS }, async () => {
    demo = await startDemoProcess('--skrip');
    expect(await demo.ended).toBe(64);
    expect(demo.complaints()).toMatch(/^Cara pakai: .*\n$/);
  });
});
