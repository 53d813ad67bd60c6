import { asksSomething, plainWords, REASON, REPRESENTED, type SaidAnswer } from './answer-words.ts';

const LEAD =
  '(?:(?:maaf|mohon|izin|ternyata|eh|bapak|ibu|saya|kami|beliau|pimpinan|sepertinya|kayaknya|tapi|tetapi) )*';
const REFUSED =
  '(?:tidak|belum|batal|urung|gagal)(?:$| (?:bisa|dapat|jadi|akan|sempat|hadir|datang|ikut|memungkinkan|mungkin|dulu|karena|min|bapak|ibu)\\b)';

/** `tidak bisa`, `maaf tidak jadi`, `dinas luar`: what stands first, for later words may be about anything else. */
const AWAY = new RegExp(
  `^${LEAD}(?:${REFUSED}|(?:sedang |lagi )?(?:${REASON})\\b)|\\bberhalangan\\b|\\btidak (?:jadi |bisa |dapat |akan ){0,2}(?:hadir|datang)\\b`,
);
const COMING = new RegExp(
  `^${LEAD}(?:(?:insyaallah|jadi|tetap|siap|akan|pasti|alhamdulillah|ya) )*(?:bisa|dapat|siap|hadir|datang|insyaallah)\\b(?! (?:di|pada|ke|dalam|acara|rapat|undangan|kegiatan|menghadiri|mengikuti|melalui|oleh|atau)\\b)`,
);
const COMING_ONESELF =
  /\bhadir sendiri\b|\b(?:saya|bapak|ibu|beliau) (?:sendiri )?(?:yang |tetap |jadi |bisa |akan ){0,2}hadir\b/;
const UNSURE =
  /^(?:insyaallah )?(?:masih|sedang) (?:di ?konfirmasi|menunggu|dijadwalkan)\b|\bbelum (?:(?:bisa|dapat|ada) )?(?:pasti|memastikan|kepastian|tentu|tahu)\b|^(?:mungkin|kemungkinan|tentatif|ragu|semoga bisa)\b(?! (?:agak )?(?:terlambat|telat|pulang))|\b(?:kalau|asal|asalkan)\b(?! (?:bisa|boleh|ada|perlu))/;
/** Somebody comes, and it is somebody else. */
const SOMEBODY_ELSE = /^bukan (?:saya|bapak|ibu|beliau|kami|pimpinan|sekjen|sestama|sekda)\b/;
const WEIGHING = /\b(?:atau|mungkin|kemungkinan|kalau|masih|menunggu)\b/;

/**
 * What the words behind an answer's command say where that is another answer ("/hadir tidak bisa, dinas luar"); undefined
 * where they add to it. Careful rather than eager: most notes are names, reasons and wishes. Pure.
 */
export function contradictionOf(answer: SaidAnswer, note: string): SaidAnswer | undefined {
  const plain = plainWords(note);
  if (plain === '' || asksSomething(note)) return undefined;
  const other = readNote(answer, plain);
  return other === answer ? undefined : other;
}

function readNote(answer: SaidAnswer, plain: string): SaidAnswer | undefined {
  const isComing = COMING.test(plain) && !AWAY.test(plain);
  switch (answer) {
    case 'attending':
      if (REPRESENTED.test(plain) || SOMEBODY_ELSE.test(plain)) return 'represented';
      if (UNSURE.test(plain)) return 'tentative';
      return AWAY.test(plain) ? 'not_attending' : undefined;
    case 'not_attending':
      if (REPRESENTED.test(plain)) return 'represented';
      if (/^(?:masih|belum pasti|belum tahu|mungkin|kemungkinan)/.test(plain)) return 'tentative';
      return isComing ? 'attending' : undefined;
    case 'represented':
      if (REPRESENTED.test(plain) && !/\b(?:tidak|batal) (?:jadi )?di ?wakil/.test(plain)) return undefined;
      if (COMING_ONESELF.test(plain) || isComing) return 'attending';
      return new RegExp(`^${LEAD}(?:${REFUSED})`).test(plain) ? 'not_attending' : undefined;
    case 'tentative':
      if (WEIGHING.test(plain)) return undefined;
      if (REPRESENTED.test(plain)) return 'represented';
      if (isComing) return 'attending';
      return AWAY.test(plain) && !UNSURE.test(plain) ? 'not_attending' : undefined;
  }
}
