import type { PlatformName } from '../platform/incoming.ts';
import type { Language, Languages } from './index.ts';

/** How commands are written on a platform: `/hadir`, or `/forses hadir`. */
export function prefixOf(platform: PlatformName): string {
  return platform === 'slack' ? '/forses ' : '/';
}

/** A command within words that somebody wrote, `/hadir` or `/forses hadir`; no choice (`dan/atau`) and no address. */
const COMMAND = /(?<![\p{L}\p{N}/.:>])\/(?:forses )?([a-z]{2,})(?![\p{L}\p{N}/])/gu;

/** Words that were written for any platform, with their commands as they are typed on this one. */
export function asTypedOn(platform: PlatformName, words: string): string {
  return words.replace(COMMAND, (whole, name: string) =>
    name === 'forses' ? whole : `${prefixOf(platform)}${name}`,
  );
}

/** The language of a chat, whose sentences name commands as they are typed there (`{{prefix}}`). */
export function languageOf(
  languages: Languages,
  { locale, platform }: { readonly locale: string; readonly platform: PlatformName },
): Language {
  const language = languages.of(locale);
  const prefix = prefixOf(platform);
  return { locale: language.locale, t: (key, values) => language.t(key, { prefix, ...values }) };
}
