const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Concepts of the lexicon that a question is asked with; nothing that is looked for is about them. */
export const ASKING: ReadonlySet<string> = setOf(`
siapa apa kapan di-mana berapa bagaimana mengapa apakah-boleh apakah-bisa apakah-ada apakah-perlu apakah-benar yang-mana
berapa-lama seberapa-sering berapa-orang tidak belum sudah jangan boleh bisa wajib perlu ingin cara mohon-bantuan
kontak-bantuan arti informasi minta lihat tahu tanya jawab dapat`);

/** Words that stand around what is looked for. */
export const LEADING: ReadonlySet<string> = setOf(`
tentang soal mengenai terkait seputar perihal terbaru baru ada dari untuk dalam agar supaya bagi oleh saya kami punya cari
carikan mencari lihat melihat tampilkan butuh perlu ingin mau tolong dong soalnya kalau jika lain forum pustaka`);
