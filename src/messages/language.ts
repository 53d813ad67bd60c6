import type { Language, Languages } from '../i18n/index.ts';
import type { PlatformName } from '../platform/incoming.ts';

/** How commands are written on a platform: `/hadir`, or `/forses hadir`. */
export function prefixOf(platform: PlatformName): string {
  return platform === 'slack' ? '/forses ' : '/';
}

/** The language of a chat, whose sentences name commands as they are typed there (`{{prefix}}`). */
export function languageOf(languages: Languages, locale: string, platform: PlatformName): Language {
  const language = languages.of(locale);
  const prefix = prefixOf(platform);
  return { locale: language.locale, t: (key, values) => language.t(key, { prefix, ...values }) };
}
