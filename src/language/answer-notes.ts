import { plainWords, REASON, type SaidAnswer } from './answer-words.ts';
import { isCourtesy } from './politeness.ts';
import { detailsBeside } from './said-details.ts';

/** What names a substitute behind it; `mewakili` does not, for who writes that may be the substitute. */
const NAMING =
  /^.*?(?:\b(?:di ?wakil(?:i|kan|in|ken)?|wakilnya|menugaskan|mengutus|mendelegasikan|didelegasikan|didisposisikan)\b|\byang mewakili\b)\s*(?:(?:oleh|ke|kepada|adalah|saja)\b)?[\s:,-]*/is;
const LEAVE = /^(?:(?:mohon|mhn|minta)\s+)?(?:(?:izin|ijin|maaf|punten|nuwun sewu)\b[\s,.]*)+/i;
const REFUSAL =
  /^(?:(?:bapak|ibu|bpk|pak|bu|beliau|saya|kami|pimpinan)\s+)?(?:tidak|tdk|tak|ga|gak|nggak|belum|blm|berhalangan)\s+(?:(?:bisa|bs|dapat|dpt|jadi|sempat)\s+)?(?:hadir|datang|ikut|bergabung)?[\s,.]*(?:(?:karena|krn|sebab|dikarenakan)\b\s*)?/i;
const COURTESY_BEHIND =
  /[\s,.]+(?:ya|min|mohon maaf|mohon izin|terima ?kasih|trims|makasih|ya min|ya pak|ya bu)[\s.!]*$/i;
const HAS_REASON = new RegExp(`\\b(?:${REASON}|rapat|acara|agenda|kegiatan|raker)\\b`);

/**
 * What of plain words is kept with the answer that is read in them: the substitute's name, the reason of absence, or how
 * somebody comes; empty where
 * neither stands there. Pure.
 */
export function noteBeside(answer: SaidAnswer, text: string): string {
  if (answer === 'represented') return substituteIn(text);
  if (answer === 'attending') return detailsBeside(text);
  return answer === 'not_attending' ? reasonIn(text) : '';
}

function substituteIn(text: string): string {
  if (!NAMING.test(text)) return '';
  const named = withoutCourtesy(text.replace(NAMING, ''));
  return isCourtesy(named) || !/\p{L}{2}/u.test(named) || /^(?:ya|min|dulu|untuk)\b/i.test(named)
    ? ''
    : named;
}

function reasonIn(text: string): string {
  const said = withoutCourtesy(text.replace(LEAVE, '').replace(REFUSAL, ''));
  return HAS_REASON.test(plainWords(said)) ? said : '';
}

function withoutCourtesy(words: string): string {
  return words
    .replace(COURTESY_BEHIND, '')
    .replace(/[\s.,!]+$/, '')
    .trim();
}
