const KEPT = 'gunungan-language';
let words = {};
let locale = 'id';

/** Reads the page's words in the language that was chosen last. */
export async function loadWords(chosen = localStorage.getItem(KEPT) ?? 'id') {
  const response = await fetch(`/words/${chosen === 'en' ? 'en' : 'id'}.json`);
  words = (await response.json()).page;
  locale = chosen === 'en' ? 'en' : 'id';
  localStorage.setItem(KEPT, locale);
  document.documentElement.lang = locale;
}

/** The language of the page, `id` or `en`. */
export function language() {
  return locale;
}

/** Says a sentence; `{{name}}` in it is replaced by `values.name`. An unknown key is shown as it is. */
export function t(key, values = {}) {
  const found = key.split('.').reduce((tree, name) => tree?.[name], words);
  if (typeof found !== 'string') return key;
  return found.replace(/\{\{(\w+)\}\}/g, (_whole, name) => String(values[name] ?? ''));
}

/** Whether there is a sentence for a key. */
export function hasWords(key) {
  return typeof key.split('.').reduce((tree, name) => tree?.[name], words) === 'string';
}

/**
 * A moment as `Jum 5 Feb 2027, 09.00 WIB`.
 * @param {number} at
 * @param {Intl.DateTimeFormatOptions} options
 */
export function momentWords(
  at,
  options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
) {
  const date = new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Jakarta', ...options }).format(at);
  return `${date}, ${timeWords(at)} WIB`;
}

/** A time of day as `09.00`, in Jakarta. */
export function timeWords(at) {
  /** @type {Intl.DateTimeFormatOptions} */
  const style = { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit', hour12: false };
  return new Intl.DateTimeFormat('id', style).format(at).replace(':', '.');
}

/** A day as `9 Desember`. */
export function dayWords(at) {
  return new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Jakarta', day: 'numeric', month: 'long' }).format(
    at,
  );
}
