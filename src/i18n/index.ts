import { readdirSync, readFileSync } from 'node:fs';
import i18next, { type Resource } from 'i18next';
import type { Key } from './keys.ts';

export type { Key, RefusalReason } from './keys.ts';

/** The locale whose files define the keys; also the fallback. */
export const SOURCE_LOCALE = 'id';

/** Says a sentence in one locale; numbers and texts fill its `{{placeholders}}`. Texts are not escaped: renderers do that. */
export type Translate = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** A `Translate` that knows its locale, for dates and numbers. */
export interface Language {
  readonly locale: string;
  readonly t: Translate;
}

/** All languages there are. */
export interface Languages {
  readonly locales: readonly string[];
  /** The language of that tag, or the source locale's when there is none. */
  of(locale: string): Language;
}

/**
 * Reads `locales/<tag>/*.json`; a new folder is a new language.
 * @param directory folder with one folder per locale
 */
export function loadLanguages(directory: URL): Languages {
  const resources = readResources(directory);
  const locales = Object.keys(resources);
  const instance = i18next.createInstance();
  void instance.init({
    resources,
    fallbackLng: SOURCE_LOCALE,
    ns: Object.keys(resources[SOURCE_LOCALE] ?? {}),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    initAsync: false,
    returnObjects: false,
  });
  const languages = new Map(
    locales.map((locale) => {
      const fixed = instance.getFixedT(locale);
      return [
        locale,
        {
          locale,
          t: (key, values = {}) => withSingleStops(String(fixed(key, values)), values),
        } satisfies Language,
      ];
    }),
  );
  const source = languages.get(SOURCE_LOCALE);
  if (source === undefined) throw new Error(`no locale ${SOURCE_LOCALE} in ${directory.pathname}`);
  return { locales, of: (locale) => languages.get(locale) ?? source };
}

/** A name such as `Siti, M.H.` at the end of a sentence already brings its full stop. */
function withSingleStops(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return Object.values(values).reduce<string>((text, value) => {
    const isName = typeof value === 'string' && /[\p{L}\p{N})]\.$/u.test(value);
    return isName ? text.replaceAll(`${value}.`, () => value) : text;
  }, sentence);
}

function readResources(directory: URL): Resource {
  const resources: Resource = {};
  for (const locale of readdirSync(directory)) {
    const folder = new URL(`${locale}/`, directory);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    resources[locale] = Object.fromEntries(
      files.map((file) => [
        file.slice(0, -'.json'.length),
        JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
      ]),
    );
  }
  return resources;
}
