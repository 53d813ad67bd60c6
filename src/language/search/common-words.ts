/** Words that come up in questions about anything, as `concepts` writes them; not knowing one says little about a question. */
export const commonWords: ReadonlySet<string> = new Set(
  `
dalam luar saat hari minggu pekan bulan tahun orang banyak sedikit cukup sangat sekali semua sebuah sebut bagian pihak besar kecil lain sama sendiri
tadi nanti kayak seperti memang masih pernah hanya cuma setelah sebelum selama antara hadap tentang kena soal urus perlu tahu lihat cari ambil bilang
kasih beri buat bikin pergi pulang kembali mulai terus biasa umum khusus detail lengkap jelas benar betul laksana depan belakang atas bawah awal akhir pertama kedua
setahun sebulan sehari sebelumnya sesudah besok kemarin sekarang langsung coba harap ingin mau bisa boleh harus wajib mungkin pasti saya kami kalian beliau dia
mereka anda ada tidak belum sudah mana dari untuk kalau sampai tanpa bagi karena sebab agar supaya
pak rekan tim teman panitia pihaknya terkait hal begitu begini gitu gini jadi nah tapi namun tetapi maupun serta lalu kemudian sehingga punya minta info hari
lewat oleh pada tiap setiap sering jarang cepat lambat lama baru baik buruk mudah susah bantu urusan ngurusin ngapain tekan dapat habis hubung cara caranya kira sebentar jelas ulang`
    .trim()
    .split(/\s+/),
);
