/** Words that point back to what was said before. */
const POINTING: ReadonlySet<string> = new Set('tersebut tsb dimaksud'.split(' '));
/** Words that only carry a pointing word behind them ("hal tersebut", "untuk maksud itu"). */
const CARRYING: ReadonlySet<string> = new Set(
  'hal perihal ihwal perkara maksud keperluan keadaan kejadian kondisi situasi kepentingan masalah persoalan'.split(
    ' ',
  ),
);
/** Words that point back only behind a carrying one: elsewhere they are said of anything. */
const POINTING_BEHIND: ReadonlySet<string> = new Set([
  ...POINTING,
  ...'itu ini demikian begitu begini serupa semacam berikut'.split(' '),
]);
/** "Yang dimaksud dengan" asks for a meaning. */
const DEFINING = 'yang';

/** Words of asking and of being allowed, and people whom anything may concern: alone they name nothing. */
const EMPTY: ReadonlySet<string> = new Set(
  `apa apakah siapa siapakah kapan kapankah mana manakah bagaimana berapa berapakah mengapa kenapa gimana di ke dari untuk kepada dengan
pada dalam oleh yang dan atau serta bolehkah bisakah dapatkah haruskah perlukah adakah boleh bisa dapat harus perlu mesti sebaiknya seharusnya
ada tidak belum sudah masih lagi juga saja ini itu begitu demikian begini kami kita saya aku gue beliau anda bapak ibu pak bu min admin mas
mbak kak ya dong sih nih kah nya cara caranya hal lakukan dilakukan melakukan ditempuh tempuh lanjut selanjutnya lalu terus kira kiranya sekiranya jika kalau
bila apabila mohon tolong minta izin jelaskan dijelaskan penjelasan penjelasannya petunjuk petunjuknya arahan arahannya informasi informasinya info infonya bantu dibantu
bantuan bantuannya diperbolehkan diperkenankan dimungkinkan dibenarkan memungkinkan mungkin atur diatur tanya bertanya menanyakan tahu mengetahui ketahui ingin mau hendak sebenarnya
sejauh seperti biasanya ketentuan ketentuannya syarat syaratnya aturannya prosedur prosedurnya`
    .trim()
    .split(/\s+/),
);
/** With fewer words of its own a question is about what stands before it. */
const FEW = 1;

/** The words that say something themselves, without those that only point back. Pure. */
export function withoutReferences(said: readonly string[]): readonly string[] {
  const isCarried = (at: number): boolean => POINTING_BEHIND.has(said[at + 1] ?? '');
  return said.filter((word, at) => {
    if (POINTING.has(word)) return said[at - 1] === DEFINING;
    if (CARRYING.has(said[at - 1] ?? '') && POINTING_BEHIND.has(word)) return false;
    return !(CARRYING.has(word) && isCarried(at));
  });
}

/** Whether a question leaves what it is about to what stands before it, be it in part. Pure. */
export function leansBack(said: readonly string[]): boolean {
  const own = withoutReferences(said);
  return own.length < said.length || own.filter((word) => !EMPTY.has(word)).length < FEW;
}
