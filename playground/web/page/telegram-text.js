import { html } from './html.js';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'code',
  blockquote: 'q',
};
const LINKS = ['url', 'text_link'];

/** A text with its entities, nested as Telegram nests them. Offsets count UTF-16 units, as JavaScript does. */
export function RichText({ text, entities }) {
  return html`${pieces(text, { entities, start: 0, end: text.length })}`;
}

function pieces(text, { entities, start, end }) {
  const parts = [];
  let at = start;
  const inside = entities
    .filter(({ offset, length }) => offset >= start && offset + length <= end)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  for (let index = 0; index < inside.length; index += 1) {
    const entity = inside[index];
    if (entity.offset < at) continue;
    const until = entity.offset + entity.length;
    const rest = inside
      .slice(index + 1)
      .filter(({ offset, length }) => offset >= entity.offset && offset + length <= until);
    parts.push(
      text.slice(at, entity.offset),
      styled(entity, {
        inner: pieces(text, { entities: rest, start: entity.offset, end: until }),
        plain: text.slice(entity.offset, until),
      }),
    );
    at = until;
  }
  parts.push(text.slice(at, end));
  return parts;
}

function styled(entity, { inner, plain }) {
  if (LINKS.includes(entity.type)) {
    const url = entity.url ?? plain;
    return /^https?:\/\//.test(url)
      ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${inner}</a>`
      : html`<span>${inner}</span>`;
  }
  if (['mention', 'text_mention', 'bot_command', 'hashtag'].includes(entity.type))
    return html`<span class="mention">${inner}</span>`;
  const tag = TAGS[entity.type];
  return tag === undefined ? html`<span>${inner}</span>` : html`<${tag}>${inner}<//>`;
}
