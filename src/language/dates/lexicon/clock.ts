import type { LexiconLine } from './calendar.ts';

/** Parts of the day, events that stand for a time, and how exact a time is. */
export const clockLines: readonly LexiconLine[] = [
  [{ kind: 'part', part: 'dini' }, 'dini hari|dinihari|dini'],
  [{ kind: 'part', part: 'pagi' }, 'pagi|pgi|pg|morning|isuk|esuk|enjang|enjing|pagi - pagi'],
  [{ kind: 'part', part: 'siang' }, 'siang|siank|sing|awan|beurang|siyang'],
  [{ kind: 'part', part: 'sore' }, 'sore|sre|afternoon|sonten'],
  [{ kind: 'part', part: 'petang' }, 'petang|evening'],
  [{ kind: 'part', part: 'malam' }, 'malam|mlm|malem|mlem|night|bengi|wengi|dalu|peuting'],
  [{ kind: 'part', part: 'am' }, 'am'],
  [{ kind: 'part', part: 'pm' }, 'pm'],
  [{ kind: 'eve' }, 'tengah malam|midnight|tngah malam'],
  [{ kind: 'time', minutes: 720, exact: true }, 'noon|tengah hari|tengah hari bolong|jam 12 siang bolong'],
  [{ kind: 'event', part: 'subuh' }, 'subuh|sholat subuh|salat subuh|sahur|fajar'],
  [
    { kind: 'event', part: 'siang' },
    'jumatan|bada jumat|bakda jumat|habis jumat|selesai jumatan|salat jumat|sholat jumat|shalat jumat|solat jumat|zuhur|dzuhur|dhuhur|duhur|lohor|luhur|salat zuhur|sholat zuhur|sholat dzuhur|shalat dzuhur|makan siang|maksi|lunch|istirahat siang|lunch break|ishoma|istirahat',
  ],
  [
    { kind: 'event', part: 'sore' },
    'asar|ashar|asr|salat asar|sholat ashar|shalat ashar|jam pulang|pulang kantor|pulang kerja',
  ],
  [
    { kind: 'event', part: 'malam' },
    'magrib|maghrib|mahgrib|salat magrib|sholat maghrib|isya|isyak|sholat isya|salat isya|tarawih|taraweh|teraweh|buka puasa|bukber|berbuka|makan malam|dinner',
  ],
  [{ kind: 'event', part: 'pagi' }, 'sarapan|breakfast|apel pagi|apel|upacara|duha|dhuha|subuhan'],
  [
    { kind: 'event' },
    'coffee break|rehat|jam kerja|jam kantor|jam istirahat|jam makan siang|office hours|working hours',
  ],
  [
    { kind: 'approx' },
    'sekitar|skitar|sekitaran|sekira|sekiranya|kira - kira|kira kira|kira 2|kirakira|kurang lebih|krg lebih|kurleb|lebih kurang|around|about|approximately|an|nan|lebih dikit|lebih sedikit|lewat dikit|lewat sedikit|sembilanan|sepuluhan|delapanan|sebelasan|kisaran|perkiraan|estimasi|hampir|agak|rada|lewat|lwt|kurang|krg|lebih|siangan|sorean|pagian|maleman|malaman',
  ],
  [
    { kind: 'around' },
    'habis|hbs|abis|bis|sehabis|seabis|setelah|stlh|stelah|sesudah|ssdh|selepas|lepas|bada|bakda|bakdo|after|sebelum|sblm|before|jelang|menjelang|sebelumnya|sesudahnya|setelahnya|usai|seusai|selesai acara|sawise|saatos|sanggeus|saparantos|sakdurunge|sateuacan|past|di atas|lewat dari|tidak lebih dari',
  ],
  [
    { kind: 'span', soft: false },
    'sd|sampai|sampe|smp|smpe|sampai dengan|sampai dgn|hingga|hgg|hngga|until|till|to|through|nepi ka|tekan|dugi ka',
  ],
  [
    { kind: 'choice', soft: false },
    'atau|ato|atw|atau mungkin|or|antara|antr|between|utawa|utawi|atawa|apa|kalau tidak|kalo ga|kalau ga|dan atau|opsi|pilihan|alternatif|bisa juga',
  ],
  [{ kind: 'choice', soft: true }, 'dan|dn|and|serta|&|lan|sareng|jeung'],
];
