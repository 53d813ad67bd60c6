import type { Language } from '../../i18n/index.ts';
import type { Board } from './board.rules.ts';
import { spaced } from './code.rules.ts';

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

const STYLE = `
*{box-sizing:border-box;margin:0}
html{font-family:"Noto Sans",system-ui,"Segoe UI",Roboto,Arial,sans-serif;color:#1f2933;background:#fff;line-height:1.3}
body{min-height:100vh;font-size:clamp(16px,1.35vw,30px);padding:2.2vw}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.3em 1.5em;border-bottom:.15em solid #1b7f4b;padding-bottom:.5em}
h1{font-size:1.7em}
h2{font-size:1em;color:#52606d;font-weight:600;margin-bottom:.3em}
header p{color:#52606d;align-self:end}
main{display:grid;grid-template-columns:1fr;gap:1.4em;padding-top:1em}
.way{text-align:center}
.way svg{display:block;width:min(100%,56vh);height:auto;margin:.3em auto}
.code{font-size:3.4em;font-weight:700;letter-spacing:.06em;font-variant-numeric:tabular-nums;line-height:1.15}
.alone .code{font-size:5em;margin:.4em 0}
progress{width:60%;height:.45em;accent-color:#1b7f4b}
.count{display:flex;align-items:baseline;gap:.5em;flex-wrap:wrap}
.count b{font-size:4.2em;line-height:1;color:#1b7f4b}
.count span{font-size:1.5em}
ul{list-style:none;padding:0}
.last li{font-size:1.25em;overflow-wrap:anywhere}
.last li:first-child{font-weight:700}
.wait ul{display:flex;flex-wrap:wrap;gap:.35em .6em}
.wait li{background:#e4e7eb;border-radius:.3em;padding:.1em .5em}
section+section{margin-top:1.1em}
.small{color:#52606d}
#lost{position:fixed;inset:auto 0 0 0;background:#b42318;color:#fff;padding:.6em 2.2vw;font-weight:600}
@media (min-width:900px){main{grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:3vw}.last li{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}}
`;

/** Puts what changes in every three seconds; nothing on the page comes from elsewhere. */
const SCRIPT = `
const inner=document.getElementById('inner'),lost=document.getElementById('lost');let missed=0;
const turn=async()=>{try{const answer=await fetch(location.pathname.replace(/\\/$/,'')+'/isi',{cache:'no-store'});
if(!answer.ok)throw 0;inner.innerHTML=await answer.text();missed=0}catch{missed+=1}
lost.hidden=missed<2;setTimeout(turn,3000)};setTimeout(turn,3000);
`;

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
<noscript><meta http-equiv="refresh" content="10"></noscript><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><div id="inner">${inner}</div><p id="lost" role="alert" hidden>${lost}</p><script>${SCRIPT}</script></body></html>`;
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
