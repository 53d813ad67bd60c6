/** Everything the formatter says in one language. Lists start with January and with Monday. */
export interface DateWords {
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  readonly at: string;
  readonly until: string;
  readonly untilDone: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly dayAfterTomorrow: string;
  readonly yesterday: string;
  readonly inDays: (days: number) => string;
  readonly daysAgo: (days: number) => string;
}

const indonesian: DateWords = {
  months: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  weekdays: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  at: 'pukul',
  until: 's.d.',
  untilDone: 's.d. selesai',
  today: 'hari ini',
  tomorrow: 'besok',
  dayAfterTomorrow: 'lusa',
  yesterday: 'kemarin',
  inDays: (days) => `${days} hari lagi`,
  daysAgo: (days) => `${days} hari yang lalu`,
};

const english: DateWords = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  at: 'at',
  until: 'to',
  untilDone: 'until finished',
  today: 'today',
  tomorrow: 'tomorrow',
  dayAfterTomorrow: 'the day after tomorrow',
  yesterday: 'yesterday',
  inDays: (days) => `in ${days} days`,
  daysAgo: (days) => `${days} days ago`,
};

/** The words of one language; Indonesian for any other tag than `en`. */
export function dateWords(locale: string): DateWords {
  return locale === 'en' ? english : indonesian;
}
