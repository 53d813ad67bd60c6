/** A policy in one message. */
export const POLICY = [
  'bagikan kebijakan',
  'Judul: Pembelajaran terintegrasi aparatur',
  'Nomor: Peraturan LAN Nomor 6 Tahun 2023',
  'Berlaku sejak: 17 Mei 2023',
  'Ringkasan: Instansi mengisi platform pembelajaran dengan bahan sendiri.',
  'Tautan: https://jdih.lan.go.id/perlan-6-2023',
].join('\n');
/** A summary of 501 characters. */
export const LONG_SUMMARY = `${'Rapat bulanan diganti papan kerja bersama. '.repeat(11)}${'x'.repeat(28)}`;
