import type { Fact } from '../read/fact.ts';

/** One meaning and the ways to say it, separated by `|`. */
export type LexiconLine = readonly [Fact, string];

const weekdays: readonly string[] = [
  'senin|senen|snin|snn|sen|monday|mon',
  'selasa|slasa|salasa|sls|sel|tuesday|tue|tues',
  'rabu|rebo|rebu|rbau|raub|rbu|rab|wednesday|wed',
  'kamis|kemis|kms|kam|thursday|thu|thur|thurs',
  'jumat|jumaat|jumah|jumuah|jemuwah|jumuwah|jmat|jmt|jum|friday|fri',
  'sabtu|setu|saptu|sbtu|sbt|sab|saturday|sat',
  'ahad|ngahad|sunday|sun',
];

const months: readonly string[] = [
  'januari|january|jan|januwari|jnuari',
  'februari|february|pebruari|feb|peb|febuari|pebuari',
  'maret|march|mar|mrt',
  'april|apr|apil',
  'mei|may|mey',
  'juni|june|jun|juny',
  'juli|july|jul|july',
  'agustus|august|agt|agu|aug|ags|agst|agust',
  'september|sep|sept|spt',
  'oktober|october|okt|oct',
  'november|nopember|nov|nop|nvember',
  'desember|december|des|dec|dsmber',
];

/** Weekdays, with their everyday, regional and English names. */
export const weekdayLines: readonly LexiconLine[] = [
  ...weekdays.map((words, index): LexiconLine => [{ kind: 'weekday', weekday: index + 1 }, words]),
  [{ kind: 'weekday', weekday: 7, maybeWeek: true }, 'minggu|mggu|mgu|mnggu|minggon'],
];

/** Month names and their abbreviations. */
export const monthLines: readonly LexiconLine[] = months.map((words, index) => [
  { kind: 'month', month: index + 1 },
  words,
]);

const ordinals: readonly string[] = [
  'pertama|kesatu|ke - 1|ke 1|first|1 st',
  'kedua|ke - 2|ke 2|second|2 nd',
  'ketiga|ke - 3|ke 3|third|3 rd',
  'keempat|ke - 4|ke 4|fourth',
  'kelima|ke - 5|ke 5|fifth',
];

/** Days, weeks, months and years as seen from today. */
export const relativeLines: readonly LexiconLine[] = [
  ...ordinals.map((words, index): LexiconLine => [{ kind: 'ordinal', nth: index + 1 }, words]),
  [{ kind: 'ordinal', nth: -1 }, 'terakhir|last'],
  [
    { kind: 'relative', days: 0 },
    'hari ini|hr ini|ini hari|today|saiki|dinten niki|poe ieu|dinten ieu|hri ini',
  ],
  [
    { kind: 'relative', days: 1 },
    'besok|besuk|bsok|besk|bsk|bsuk|esok|esuk - esuk|tomorrow|tmrw|tommorow|sesuk|sesok|benjing|mbenjing|isukan|esok hari|besok hari',
  ],
  [
    { kind: 'relative', days: 2 },
    'lusa|lsa|luas|besok lusanya|day after tomorrow|the day after tomorrow|emben|pageto|sesuk emben',
  ],
  [{ kind: 'relative', days: 3 }, 'tulat'],
  [{ kind: 'relative', days: 4 }, 'tubin'],
  [
    { kind: 'past' },
    'kemarin|kmrn|kmarin|kemaren|kmren|tadi|td|barusan|semalam|lalu|lewat lalu|yang lalu|yg lalu|silam|yesterday|ago|wingi|kamari|kapungkur|kawuri|last week|last month|last year|tempo hari',
  ],
  [{ kind: 'week', weeks: 0 }, 'pekan ini|pkn ini|this week|minggu iki'],
  [{ kind: 'week', weeks: 0, maybeSunday: true }, 'minggu ini|mggu ini|mgu ini'],
  [
    { kind: 'week', weeks: 1 },
    'pekan depan|pkn depan|pekan dpn|pekan berikutnya|next week|pekan mendatang|pekan yang akan datang',
  ],
  [
    { kind: 'week', weeks: 1, maybeSunday: true },
    'minggu depan|minggu dpn|mggu depan|mggu dpn|mgu depan|mgu dpn|mnggu depan|minggu ngarep|minggu hareup|minggu payun|minggu mendatang|minggu berikutnya',
  ],
  [{ kind: 'months', months: 0 }, 'bulan ini|bln ini|this month|wulan iki|sasi iki'],
  [
    { kind: 'months', months: 1 },
    'bulan depan|bln depan|bln dpn|bulan dpn|next month|sasi ngarep|bulan hareup|bulan berikutnya|bulan mendatang',
  ],
  [{ kind: 'years', years: 0 }, 'tahun ini|thn ini|th ini|this year'],
  [{ kind: 'years', years: 1 }, 'tahun depan|thn depan|thn dpn|th depan|next year|tahun mendatang'],
  [
    { kind: 'next' },
    'depan|dpn|next|mendatang|yang akan datang|yad|yg akan datang|yg akan dtg|akan datang|berikutnya|brikutnya|selanjutnya|ngarep|hareup|payun|coming',
  ],
  [{ kind: 'this' }, 'ini|iki|ieu|this|niki'],
  [{ kind: 'nearest' }, 'terdekat|paling dekat|nearest'],
  [{ kind: 'later' }, 'nanti|nnti|ntar|nti|entar|engko|mengko|mangke|engke|later'],
  [{ kind: 'now' }, 'sekarang|skrg|skrng|skg|now|ayeuna|sakniki'],
  [{ kind: 'unit', unit: 'minute' }, 'menit|mnt|mnit|minutes|minute|mins|min'],
  [{ kind: 'unit', unit: 'hour' }, 'jam|jm|hours|hour|hrs'],
  [{ kind: 'unit', unit: 'day' }, 'hari|hr|hri|days|day|dina|dinten|poe'],
  [{ kind: 'unit', unit: 'week' }, 'pekan|pkn|weeks|week'],
  [{ kind: 'unit', unit: 'month' }, 'bulan|bln|months|month|sasi|wulan'],
  [{ kind: 'unit', unit: 'year' }, 'tahun|thn|th|years|year|taun'],
];
