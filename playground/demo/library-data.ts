import type { EntryWords } from '../../src/features/library/types.ts';

/** Topics of the sample library, as a file of the operators' command has them. */
export const SAMPLE_TOPICS = `topik,kata
Pengembangan kompetensi,pelatihan|belajar|pembelajaran|ASN Corporate University|modul
Kepegawaian,ASN|pegawai|jabatan|disiplin|kinerja
Layanan digital,SPBE|aplikasi|tanda tangan elektronik|transformasi digital
Kearsipan,arsip|naskah dinas|surat
Data dan informasi,statistik|satu data|keterbukaan informasi|data pribadi
Keamanan siber,sandi|keamanan informasi|phishing
Persidangan,notula|rapat|protokol
`;

/** Something of the sample library: public facts, or invented and marked so. */
export interface SampleEntry extends Omit<EntryWords, 'topicIds'> {
  /** Code of the institution that shares it. */
  readonly of: string;
  readonly topic: string;
  readonly daysAgo: number;
}

const LAW = 'https://peraturan.go.id';

/** Ten entries, the oldest first. */
export const SAMPLE_ENTRIES: readonly SampleEntry[] = [
  {
    ...{ of: 'ANRI', topic: 'Kearsipan', daysAgo: 90, kind: 'policy', link: LAW },
    title: 'Penyelenggaraan kearsipan',
    regulationNumber: 'Undang-Undang Nomor 43 Tahun 2009',
    inForceSince: '2009-10-23',
    summary:
      'Arsip negara dikelola sejak diciptakan sampai disusutkan, oleh setiap lembaga dan oleh lembaga kearsipan.',
    toDo: 'Tetapkan tata naskah, klasifikasi, jadwal retensi, serta klasifikasi keamanan dan akses arsip.',
  },
  {
    ...{ of: 'BSSN', topic: 'Data dan informasi', daysAgo: 84, kind: 'policy', link: LAW },
    title: 'Pelindungan data pribadi',
    regulationNumber: 'Undang-Undang Nomor 27 Tahun 2022',
    inForceSince: '2022-10-17',
    summary: 'Hak pemilik data, dasar pemrosesan, dan kewajiban pengendali data, termasuk badan publik.',
    toDo: 'Catat data pribadi yang diproses instansi, dasar pemrosesannya, dan berapa lama disimpan.',
  },
  {
    ...{ of: 'KEMENPANRB', topic: 'Layanan digital', daysAgo: 77, kind: 'policy', link: LAW },
    title: 'Sistem pemerintahan berbasis elektronik',
    regulationNumber: 'Peraturan Presiden Nomor 95 Tahun 2018',
    inForceSince: '2018-10-05',
    summary: 'Tata kelola, manajemen, dan pemantauan SPBE: satu arsitektur, aplikasi umum dipakai bersama.',
    toDo: 'Susun arsitektur dan peta rencana SPBE instansi, dan periksa aplikasi umum sebelum membuat yang baru.',
  },
  {
    ...{ of: 'BPS', topic: 'Data dan informasi', daysAgo: 63, kind: 'policy', link: LAW },
    title: 'Satu Data Indonesia',
    regulationNumber: 'Peraturan Presiden Nomor 39 Tahun 2019',
    inForceSince: '2019-06-17',
    summary:
      'Data pemerintah memenuhi standar data, memiliki metadata, dan dapat dibagipakaikan antarinstansi.',
    toDo: 'Tunjuk walidata dan produsen data, lalu sepakati daftar data dengan pembina datanya.',
  },
  {
    ...{ of: 'BKN', topic: 'Kepegawaian', daysAgo: 56, kind: 'policy', link: LAW },
    title: 'Aparatur Sipil Negara',
    regulationNumber: 'Undang-Undang Nomor 20 Tahun 2023',
    inForceSince: '2023-10-31',
    summary:
      'Dasar manajemen ASN: PNS dan PPPK, hak dan kewajiban, pengembangan kompetensi, serta digitalisasi manajemen ASN.',
  },
  {
    ...{ of: 'LAN', topic: 'Pengembangan kompetensi', daysAgo: 42, kind: 'policy', link: LAW },
    title: 'Pembelajaran terintegrasi bagi aparatur',
    regulationNumber: 'Peraturan LAN Nomor 6 Tahun 2023',
    summary:
      'Pengembangan kompetensi ASN dipadukan dengan pekerjaan sehari-hari melalui ASN Corporate University.',
    toDo: 'Bagikan bahan ajar instansi agar dapat dipakai bersama di platform pembelajaran.',
  },
  {
    ...{ of: 'BSSN', topic: 'Keamanan siber', daysAgo: 28, kind: 'teaching_material', onPlatform: true },
    title: 'Mengenali surel palsu (contoh)',
    form: 'Salindia dan kuis 20 menit',
    audience: 'Seluruh pegawai',
    summary:
      'Ciri surel pengelabuan, apa yang dilakukan setelah telanjur menekan tautannya, dan cara melapor di instansi.',
  },
  {
    ...{ of: 'LAN', topic: 'Persidangan', daysAgo: 21, kind: 'teaching_material', onPlatform: false },
    title: 'Menulis notula yang dibaca orang (contoh)',
    form: 'Modul mandiri satu jam',
    audience: 'Staf sekretariat pimpinan',
    summary: 'Dari catatan acak menjadi satu halaman: keputusan, siapa mengerjakan apa, dan kapan selesai.',
  },
  {
    ...{ of: 'KEMENKEU', topic: 'Persidangan', daysAgo: 14, kind: 'good_practice' },
    title: 'Sidang pimpinan tanpa kertas (contoh)',
    problem: 'Setiap sidang mencetak ratusan halaman yang dibaca sekali.',
    steps:
      'Bahan dibagikan dua hari sebelumnya lewat satu tautan; di ruang sidang hanya tersedia satu layar per meja.',
    result: 'Cetakan berkurang dan bahan terakhir selalu yang dipakai.',
    summary: 'Bahan sidang dibagikan sebagai berkas dua hari sebelumnya, dan cetakan hanya atas permintaan.',
  },
  {
    ...{ of: 'PROV-34', topic: 'Layanan digital', daysAgo: 7, kind: 'good_practice' },
    title: 'Tanda tangan elektronik untuk surat keluar (contoh)',
    problem: 'Surat menunggu pejabat yang sedang bertugas di luar kantor.',
    steps:
      'Sertifikat elektronik bagi semua eselon II, satu aplikasi naskah dinas, dan pendampingan dua minggu.',
    summary: 'Surat keluar ditandatangani dari mana saja, dan penerimanya dapat memeriksa keasliannya.',
  },
];
