import { html } from './html.js';

const TOKEN =
  /<@([UW][A-Z0-9]+)>|<#[A-Z0-9]+\|([^>]*)>|<!([^>]+)>|<((?:https?|mailto):[^|>]+)(?:\|([^>]+))?>|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~|`([^`\n]+)`/g;

/** Slack's own markup in a text (`mrkdwn`). */
export function Markup({ text, names }) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    parts.push(plain(text.slice(at, found.index)), piece(found, names));
    at = found.index + found[0].length;
  }
  parts.push(plain(text.slice(at)));
  return html`${parts}`;
}

function piece([, user, channel, special, url, label, bold, italic, strike, code], names) {
  if (user !== undefined) return html`<span class="mention">@${names[user] ?? user}</span>`;
  if (channel !== undefined) return html`<span class="mention">#${channel}</span>`;
  if (special !== undefined) return html`<span class="mention">@${special}</span>`;
  if (url !== undefined)
    return html`<a href=${url} target="_blank" rel="noopener noreferrer">${plain(label ?? url)}</a>`;
  if (bold !== undefined) return html`<strong>${plain(bold)}</strong>`;
  if (italic !== undefined) return html`<em>${plain(italic)}</em>`;
  if (strike !== undefined) return html`<s>${plain(strike)}</s>`;
  return html`<code>${plain(code)}</code>`;
}

function plain(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text object: plain, or with markup. */
export function TextObject({ value, names }) {
  if (value === undefined) return null;
  return value.type === 'mrkdwn'
    ? html`<${Markup} text=${value.text} names=${names} />`
    : html`${value.text}`;
}

/** One element of rich text: a section, list, quote or run of text. */
export function RichElement({ element, names }) {
  const inner = () => element.elements.map((one) => html`<${RichElement} element=${one} names=${names} />`);
  switch (element.type) {
    case 'rich_text_section':
      return html`<span>${inner()}</span>`;
    case 'rich_text_list':
      return element.style === 'ordered'
        ? html`<ol>${element.elements.map((one) => html`<li><${RichElement} element=${one} names=${names} /></li>`)}</ol>`
        : html`<ul>${element.elements.map((one) => html`<li><${RichElement} element=${one} names=${names} /></li>`)}</ul>`;
    case 'rich_text_quote':
      return html`<blockquote>${inner()}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${inner()}</pre>`;
    case 'user':
      return html`<span class="mention">@${names[element.user_id] ?? element.user_id}</span>`;
    case 'link':
      return /^https?:/.test(element.url)
        ? html`<a href=${element.url} target="_blank" rel="noopener noreferrer">${element.text ?? element.url}</a>`
        : html`${element.text ?? element.url}`;
    default:
      return styled(element.text ?? '', element.style ?? {});
  }
}

function styled(text, style) {
  const tags = [
    style.bold && 'strong',
    style.italic && 'em',
    style.strike && 's',
    style.code && 'code',
  ].filter(Boolean);
  return tags.reduce((inner, tag) => html`<${tag}>${inner}<//>`, text);
}
