import { useState } from 'preact/hooks';
import { html } from './html.js';
import { RichElement, TextObject } from './slack-text.js';
import { t } from './words.js';

/** A block of a message. `use` is told what is pressed or chosen. */
export function Block({ block, names, use }) {
  switch (block.type) {
    case 'header':
      return html`<h3 class="block-header">${block.text.text}</h3>`;
    case 'section':
      return html`<div class="block-section"><div>
        ${block.text && html`<p><${TextObject} value=${block.text} names=${names} /></p>`}
        ${block.fields && html`<div class="fields">${block.fields.map((field) => html`<p><${TextObject} value=${field} names=${names} /></p>`)}</div>`}
        </div>${block.accessory && html`<${Element} element=${block.accessory} use=${use} />`}</div>`;
    case 'context':
      return html`<p class="block-context">${block.elements.map((element) => html`<${TextObject} value=${element} names=${names} />`)}</p>`;
    case 'rich_text':
      return html`<div class="block-rich">${block.elements.map((element) => html`<${RichElement} element=${element} names=${names} />`)}</div>`;
    case 'actions':
      return html`<div class="block-actions">${block.elements.map((element) => html`<${Element} element=${element} use=${use} />`)}</div>`;
    case 'divider':
      return html`<hr />`;
    default:
      return null;
  }
}

/** A button or menu of a message. */
export function Element({ element, use }) {
  const [isWaiting, setWaiting] = useState(false);
  const act = async (option) => {
    setWaiting(true);
    await use(element, option);
    setWaiting(false);
  };
  if (element.type === 'button') {
    if (element.url !== undefined)
      return html`<a class="button" href=${element.url} target="_blank" rel="noopener noreferrer">${element.text.text}</a>`;
    return html`<button type="button" data-style=${element.style ?? 'plain'} aria-busy=${isWaiting} onClick=${() => act()}>${element.text.text}</button>`;
  }
  if (element.type === 'overflow' || element.type.endsWith('_select')) {
    const label = element.placeholder?.text ?? t('slack.more');
    return html`<select aria-label=${label} onChange=${({ currentTarget }) => currentTarget.value !== '' && act(currentTarget.value)}>
      <option value="">${label}</option><${Options} element=${element} /></select>`;
  }
  if (element.type === 'image')
    return html`<span class="picture" role="img" aria-label=${element.alt_text}></span>`;
  return null;
}

/** The choices of a menu, in their groups where it has groups. */
export function Options({ element }) {
  const plain = (options = []) =>
    options.map(({ text, value }) => html`<option value=${value}>${text.text}</option>`);
  if (element.option_groups === undefined) return html`${plain(element.options)}`;
  return html`${element.option_groups.map(({ label, options }) => html`<optgroup label=${label.text}>${plain(options)}</optgroup>`)}`;
}
