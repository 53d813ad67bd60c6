import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** What makes the projected page look and move: it is written into the page, so that nothing comes from elsewhere. */
export const PAGE_STYLE = read('page.css');
export const PAGE_SCRIPT = read('page.js');
