import { correctWord } from '../lexicon/index.ts';
import { numberWordValue } from './number-words.ts';

/** A word, a number or a mark of the phrase. `glued`: nothing stands between it and the one before. */
export type Token =
  | { readonly type: 'word'; readonly text: string; readonly glued: boolean }
  | { readonly type: 'number'; readonly text: string; readonly value: number; readonly glued: boolean }
  | { readonly type: 'mark'; readonly text: string; readonly glued: boolean };

/**
 * How a text is written rather than what it says: invisible characters, bold, italics, code and quotes of chats, pictures.
 * Between two numbers such a mark stays, for nobody knows what it means there.
 */
const dressing: readonly (readonly [RegExp, string])[] = [
  [/½/g, ' setengah '],
  [/\p{Cf}|\ufe0e|\ufe0f|\u20e3/gu, ''],
  [/['’‘´ʻʼ]|(?<=\p{L})`(?=\p{L})/gu, ''],
  [/\n\s*[>•‣*+\-‐‑‒–—―−]+[^\S\n]+/gu, '\n| '],
  [/<\/?(?:b|i|u|em|strong|code|pre)>/gi, ''],
  [
    /(?<=\d)\s*["“”„«»*_`\p{Extended_Pictographic}\p{Emoji_Modifier}][\s"“”„«»*_`\p{Extended_Pictographic}\p{Emoji_Modifier}]*(?=\d)/gu,
    ' | ',
  ],
  [/["“”„«»*_`\p{Extended_Pictographic}\p{Emoji_Modifier}]/gu, '\u0000'],
  [/(?<=[\p{L}\d])\0+(?=[\p{L}\d])/gu, ' '],
  [/\0/g, ''],
  [/[\s.,;!?…]+$/u, ''],
];

/** Abbreviations with marks inside, which would fall apart as tokens. */
const joined: readonly (readonly [RegExp, string])[] = [
  [/[‐‑‒–—―−]/g, '-'],
  [/±|≈|~/g, ' sekitar '],
  [/\btonight\b/g, ' hari ini malam '],
  [/\bs\s?[./]\s?d\b\.?/g, ' sd '],
  [/\bw\.\s?i\.\s?(b|t)\b\.?/g, ' wi$1 '],
  [/\b([ap])\.\s?m\b\.?/g, '$1m '],
  [/(\d)\s*,\s*(\d\d)(?=\s*(?:wib|wita|wit)\b)/g, '$1.$2'],
  [/([a-hj-wyz])\1{2,}/g, '$1'],
  [/([au])\1+\b/g, '$1'],
  [/(?<=[a-hj-uwyz])i{2,}\b/g, 'i'],
];

const combinedUnit = /^se(jam|menit|hari|minggu|pekan|bulan|tahun)$/;

/** Splits a phrase into lower-case tokens with typos corrected; numbers in words become numbers, `sejam` becomes 1 and `jam`. */
export function tokenise(phrase: string): readonly Token[] {
  let text = phrase;
  for (const [pattern, replacement] of dressing) text = text.replace(pattern, replacement);
  // Compatible forms too: letters and digits of fancy alphabets are ordinary ones to whoever reads them.
  text = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  for (const [pattern, replacement] of joined) text = text.replace(pattern, replacement);
  const tokens: Token[] = [];
  let end = -1;
  for (const match of text.matchAll(/\d+|\p{L}+|[^\s\d\p{L}]/gu)) {
    const glued = match.index === end;
    end = match.index + match[0].length;
    tokens.push(...toTokens(match[0], glued));
  }
  return joinNumberWords(tokens);
}

function toTokens(text: string, glued: boolean): readonly Token[] {
  if (/^\d/.test(text)) return [{ type: 'number', text, value: Number(text), glued }];
  if (!/^\p{L}/u.test(text)) return [{ type: 'mark', text, glued }];
  const unit = combinedUnit.exec(text)?.[1];
  if (unit === undefined) return [{ type: 'word', text: correctWord(text), glued }];
  return [
    { type: 'number', text: '1', value: 1, glued },
    { type: 'word', text: unit, glued: false },
  ];
}

function joinNumberWords(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = [];
  let index = 0;
  while (index < tokens.length) {
    const words: string[] = [];
    for (let next = tokens[index]; next?.type === 'word'; next = tokens[index + words.length]) {
      words.push(next.text);
      if (words.length === 8) break;
    }
    const found = numberWordValue(words);
    const token = tokens[index];
    if (found !== undefined) {
      result.push({ type: 'number', text: String(found.value), value: found.value, glued: false });
      index += found.length;
    } else if (token !== undefined) {
      result.push(token);
      index += 1;
    }
  }
  return result;
}
