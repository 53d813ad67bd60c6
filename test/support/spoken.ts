import { languageOf } from '../../src/i18n/chat-language.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import type { Meeting } from '../../src/model/meeting.ts';
import type { Block, Line, OutgoingMessage } from '../../src/platform/message.ts';

const languages = loadLanguages(new URL('../../locales/', import.meta.url));

/** As the bot speaks in Telegram. */
export const indonesian = languageOf(languages, { locale: 'id', platform: 'telegram' });
export const english = languageOf(languages, { locale: 'en', platform: 'telegram' });

/** Tuesday, 24 November 2026, 10.00 WIB. */
export const NOW = Date.UTC(2026, 10, 24, 3);

/** A meeting on Thursday, 4 February 2027, 09.00 WIB. */
export const meeting: Meeting = {
  id: 7,
  forumId: 1,
  number: 42,
  title: 'Pertemuan FORSES',
  startsAt: Date.UTC(2027, 1, 4, 2),
  endsAt: undefined,
  timeZone: 'Asia/Jakarta',
  place: 'Aula BMKG',
  host: { institutionId: 3, shortName: 'BMKG', officialName: 'Badan Meteorologi' },
  agenda: undefined,
  dress: undefined,
  contact: undefined,
  letterNumber: undefined,
  link: undefined,
  answerBy: Date.UTC(2027, 1, 1, 9),
  quorum: undefined,
  capacity: undefined,
  companionLimit: undefined,
  state: 'announced',
  revision: 1,
  announceAt: undefined,
  announcedAt: NOW,
  cancelReason: undefined,
  minutesDoneAt: undefined,
};

/** A message as it is read aloud: a line per block, then the buttons in brackets. */
export function spoken({ blocks, buttons }: OutgoingMessage): readonly string[] {
  return [
    ...blocks.flatMap(blockLines),
    ...buttons.map((row) => row.map(({ text }) => `[${text}]`).join(' ')),
  ];
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [block.text];
    case 'paragraph':
    case 'note':
      return [words(block.line)];
    case 'fields':
      return block.rows.map(({ label, value }) => `${label}: ${words(value)}`);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${words(item)}`);
    case 'divider':
      return ['—'];
  }
}

function words(line: Line): string {
  return line.map((span) => (typeof span === 'string' ? span : String(Object.values(span)[0]))).join('');
}
