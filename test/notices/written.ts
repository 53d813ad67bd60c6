import { languageOf } from '../../src/i18n/chat-language.ts';
import { loadLanguages } from '../../src/i18n/index.ts';
import type { OutgoingMessage } from '../../src/platform/message.ts';
import { kindOf, type NamedContent, type NoticeName } from './content.ts';

const languages = loadLanguages(new URL('../../locales/', import.meta.url));

/** A group on a platform where a private chat can be opened by an address. */
export const GROUP = { kind: 'group', startUrl: 'https://t.me/bot?start=mulai' } as const;

/** A notice's message as Telegram gets it. */
export function write<Name extends NoticeName>(content: NamedContent<Name>, locale = 'id'): OutgoingMessage {
  return kindOf(content.name).words(content, languageOf(languages, { locale, platform: 'telegram' }));
}

/** Everything a message shows, in one text. */
export function textOf({ summary, blocks, buttons }: OutgoingMessage): string {
  return JSON.stringify([summary, blocks, buttons]);
}
