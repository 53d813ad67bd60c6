/**
 * Indonesian roots that the questions of a forum are made of. The stemmer takes affixes off only where a root
 * remains, because "mengonfirmasi" and "mengapa" begin alike.
 */
const text = `
ada ajar aju ajudan akhir akses aktif akun alamat alergi alih aman ambil anggar anggota antar antre antrean apresiasi arsip asal
atas atur awal baca bagi bahas baik baju balas bangun bantu baru batal batas batasi batik bawa bayang bayar beda beli benar
bentrok bentuk berangkat beri berita beritahu biaya bicara bimbang bimbing bincang bintang buat buka bukti bulan busana butuh
campur cantum capai cari catat cek cepat cetak cukup daftar damping dana dapat darurat data datang dengar derita desak diam didik
diri diskusi dokumentasi dorong duduk dukung dulu edar ekspos ekstra elak emban error fungsi gabung gagal galat gampang ganggu
ganti gelar gerai gerak giat gilir guna gunung hadir hal halang hapus harap harga hasil hemat henti hibah hitung hormat hotel
hubung hukum ikut inap informasi ingat ingin iring isi istirahat isu iur izin jabat jadi jadwal jaga jalan jamin jangka janji
jarang jawab jelas jemput jual jumlah kabar kait kamar kapasitas kata kawal kejar kelola keluar kemas kembang kena kenal kenan
kendara kerja ketua kirim konfirmasi konsumsi koordinasi koreksi kuasa kukuh kuliah kumpul kunjung kuota kurang laksana laku
lambat lampir langgan langsung lanjut lantik lapor larang lari latih layan lekas lengkap lepas letak lewat libat lihat lindung
liput lokasi luar lupa macet main makan maksimal maksud mampu manfaat masuk mati media menu milik minat minim minta mohon muat
mudah mula mulai mundur mutasi nama nanti narahubung narasumber naung nginap nilai nonaktif notula notulen nyata olah padan paham
pakai paket pamit pandu panggil pantang pantau papar parkir partisipasi pasang pasti patok patuh pecah pelihara pendam periksa
perintah perlu peserta pilih pimpin pindah pindai pinjam posisi pribadi proses pulang pungut punya putar putra putus ragu rahasia
rangkai rangkum rapat registrasi rekam rekap rekomendasi rencana resmi respons rinci ringkas rotasi ruang rumus rusak rutin sah
saing saji saksi salah sama sambung sambut sampai sanggup santap sarat satu sebar sebut sedang sedia selenggara selesai selip
sepakat seragam serah sering serta sertifikat sesuai setor setuju sewa siap siapa siar silaturahmi simpan simpul singkat sulit
sumbang sumber susah susun syarat tagih tahu tambah tampil tampung tamu tanda tandatangan tanggap tanggung tanya tata tatap taut
tawar tegas tekan telat telepon teliti tempat tempuh temu tentu terang terbit terima tetap tiba tindak tinggal tinjau tolak tonton
topik transfer tugas tuju tukar tuker tulis tunda tunggu tunjuk turun tutup tutur ubah ucap ujar ukur ulang undang undi unduh
undur unggah upaya urus urut usul utus wajib wakil waktu wenang wujud yakin zona`;

export const roots: ReadonlySet<string> = new Set(text.trim().split(/\s+/));
