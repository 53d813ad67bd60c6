import type { Language } from '../../i18n/index.ts';
import type { Board } from './board.rules.ts';
import { spaced } from './code.rules.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-files.ts';

/** What the page shows. */
export interface PageFacts {
  readonly title: string;
  readonly place: string;
  readonly board: Board;
  readonly code: string;
  /** SVG; undefined where no platform opens a chat by an address. */
  readonly qr: string | undefined;
  readonly secondsLeft: number;
  /** Counts on, so that a long list is turned over. */
  readonly turn: number;
  /** The institution of that number as it is called. */
  readonly nameOf: (institutionId: number) => string | undefined;
}

/** So many institutions are read in one look from the last row. */
const AT_A_LOOK = 22;
const CODE_SECONDS = 30;

/** The whole page around what changes. */
export function frame({
  title,
  inner,
  language,
}: {
  readonly title: string;
  readonly inner: string;
  readonly language: Language;
}): string {
  const lost = escapeHtml(language.t('attendance:page.lost'));
  return `<!doctype html><html lang="${escapeHtml(language.locale)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<noscript><meta http-equiv="refresh" content="10"></noscript><link rel="icon" href="data:,"><style>${PAGE_STYLE}</style></head>
<body><div id="inner">${inner}</div><p id="lost" role="alert" hidden>${lost}</p><script>${PAGE_SCRIPT}</script></body></html>`;
}

/** What is shown before and after. */
export function closedPage(title: string, { t }: Language): string {
  return `<header><h1>${escapeHtml(title)}</h1></header><main><p>${escapeHtml(t('attendance:page.closed'))}</p></main>`;
}

/** What changes on the page while people come. */
export function boardPage(facts: PageFacts, language: Language): string {
  const { t } = language;
  const { title, place, board } = facts;
  const { present, people } = board;
  return `<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(place)}</p></header><main>
${wayIn(facts, language)}
<div><section class="count"><b>${present.length}</b><span>${escapeHtml(t('attendance:page.present'))}</span>
<span class="small">${escapeHtml(t('attendance:page.people', { people }))}</span></section>
${lastOnes(facts, language)}${stillExpected(facts, language)}</div></main>`;
}

function wayIn({ qr, code, secondsLeft }: PageFacts, { t }: Language): string {
  const scan = qr === undefined ? '' : `<h2>${escapeHtml(t('attendance:page.scan'))}</h2>${qr}`;
  return `<section class="way${qr === undefined ? ' alone' : ''}">${scan}
<h2>${escapeHtml(t('attendance:page.code'))}</h2><p class="code">${spaced(code)}</p>
<progress max="${CODE_SECONDS}" value="${secondsLeft}"></progress>
<p class="small">${escapeHtml(t('attendance:page.type', { code }))}</p></section>`;
}

function lastOnes({ board, nameOf }: PageFacts, { t }: Language): string {
  const lines = board.last.map(({ institutionId, name }) => {
    const from =
      (institutionId === undefined ? undefined : nameOf(institutionId)) ?? t('attendance:page.guest');
    return `<li>${escapeHtml(name === '' ? from : `${from}: ${name}`)}</li>`;
  });
  const shown =
    lines.length === 0 ? `<p>${escapeHtml(t('attendance:page.nobody'))}</p>` : `<ul>${lines.join('')}</ul>`;
  return `<section class="last"><h2>${escapeHtml(t('attendance:page.last'))}</h2>${shown}</section>`;
}

function stillExpected({ board: { expected, present }, turn }: PageFacts, { t }: Language): string {
  if (expected.length === 0)
    return present.length === 0
      ? ''
      : `<section class="wait"><h2>${escapeHtml(t('attendance:page.all'))}</h2></section>`;
  const pages = Math.ceil(expected.length / AT_A_LOOK);
  const page = turn % pages;
  const names = expected
    .slice(page * AT_A_LOOK, (page + 1) * AT_A_LOOK)
    .map(({ shortName }) => `<li>${escapeHtml(shortName)}</li>`);
  const head = t('attendance:page.expected', { total: expected.length });
  const place = pages === 1 ? '' : ` · ${t('attendance:page.page', { page: page + 1, pages })}`;
  return `<section class="wait"><h2>${escapeHtml(head + place)}</h2><ul>${names.join('')}</ul></section>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
