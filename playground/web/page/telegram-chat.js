import { useState } from 'preact/hooks';
import { Composer } from './composer.js';
import { html } from './html.js';
import { Icon } from './icon.js';
import { initials, tintOf } from './people.js';
import { Scroller } from './scroller.js';
import { act, change, documentUrl, showToast, state } from './store.js';
import { RichText } from './telegram-text.js';
import { dayWords, t, timeWords } from './words.js';

/** A chat of Telegram as its client draws it. */
export function TelegramChat({ chat }) {
  const { messages, pinned } = chat;
  return html`
    <header class="chat-head"><span class="avatar" data-tint=${tintOf(chat.title)} aria-hidden="true">${initials(chat.title) || 'G'}</span>
      <span><strong>${chat.title}</strong><span>${chat.members > 0 ? t('chat.members', { count: chat.members }) : t('chat.bot')}</span></span></header>
    ${pinned && html`<button type="button" class="pinned" onClick=${() => show(pinned.id)}><strong>${t('chat.pinned')}</strong><span>${pinned.text}</span></button>`}
    <${Scroller} label=${chat.title} count=${messages.length} newest=${messages.at(-1)?.id}>
      ${messages.map(
        (message, index) => html`
        ${isNewDay(messages[index - 1], message) && html`<p class="day">${dayWords(message.at)}</p>`}
        <${Message} key=${message.id} chat=${chat} message=${message} />`,
      )}
    <//>
    ${chat.isStarted ? html`<${ReplyBar} chat=${chat} /><${Composer} chat=${chat} placeholder=${t('composer.telegram')} />` : html`<${Start} chat=${chat} />`}`;
}

function isNewDay(before, { at }) {
  return before === undefined || dayWords(before.at) !== dayWords(at);
}

function show(id) {
  document.getElementById(`telegram-${id}`)?.scrollIntoView({ block: 'center' });
}

function Start({ chat }) {
  return html`<button type="button" class="start" onClick=${() => act({ kind: 'say', chat: chat.key, text: '/start' })}>${t('chat.start')}</button>`;
}

function ReplyBar({ chat }) {
  const replyTo = state.replyTo[chat.key];
  if (replyTo === undefined) return null;
  return html`<p class="reply-bar"><span>${t('chat.replying', { name: replyTo.name })}</span>
    <button type="button" aria-label=${t('close')} onClick=${() => change({ replyTo: { ...state.replyTo, [chat.key]: undefined } })}>✕</button></p>`;
}

function Message({ chat, message }) {
  const { from, service, file } = message;
  if (service !== undefined)
    return html`<p class="service">${t(`service.${service.what}`, { name: service.name })}</p>`;
  const reply = ({ currentTarget }) => {
    change({ replyTo: { ...state.replyTo, [chat.key]: { id: message.id, name: from.name } } });
    currentTarget.closest('.column')?.querySelector('.composer textarea')?.focus();
  };
  return html`<article class="bubble-row" data-mine=${from.isMe} id=${`telegram-${message.id}`}>
    <div class="bubble">
      ${!from.isMe && html`<strong class="from" data-tint=${tintOf(from.name)}>${from.name}</strong>`}
      ${message.replyTo && html`<blockquote><strong>${message.replyTo.name}</strong><span>${message.replyTo.text}</span></blockquote>`}
      ${file && html`<${Document} file=${file} />`}
      ${message.text !== '' && html`<div class="text"><${RichText} text=${message.text} entities=${message.entities} /></div>`}
      <footer>${message.isEdited && html`<span>${t('chat.edited')}</span>`} <time>${timeWords(message.at)}</time>
        <button type="button" class="reply" onClick=${reply} aria-label=${t('chat.replyTo', { name: from.name })}>↩</button></footer>
    </div>
    ${message.keyboard.length > 0 && html`<div class="keyboard">${message.keyboard.map((row) => html`<div>${row.map((button) => html`<${Key} chat=${chat} message=${message} button=${button} />`)}</div>`)}</div>`}
  </article>`;
}

function Key({ chat, message, button }) {
  const [isWaiting, setWaiting] = useState(false);
  const press = async () => {
    if (button.url !== undefined) return openLink(button.url);
    setWaiting(true);
    const { toast, isPending } = await act({
      kind: 'press',
      chat: chat.key,
      message: String(message.id),
      action: button.callback_data,
    });
    setWaiting(false);
    if (toast !== undefined) showToast(toast.text);
    else if (isPending) showToast(t('chat.waiting'));
  };
  return html`<button type="button" aria-busy=${isWaiting} onClick=${press}>${button.text}${button.url !== undefined && html` <span aria-hidden="true">↗</span>`}</button>`;
}

/** A link to the bot opens the private chat, as in Telegram itself; others open as links do. */
function openLink(url) {
  const [, payload] = /^https:\/\/t\.me\/\w+\?start=([\w-]+)$/.exec(url) ?? [];
  if (payload !== undefined) {
    change({ open: { ...state.open, telegram: 'telegram-private' } });
    return act({ kind: 'say', chat: 'telegram-private', text: `/start ${payload}` });
  }
  return window.open(url, '_blank', 'noopener,noreferrer');
}

function Document({ file }) {
  const url = documentUrl('telegram', file);
  if (file.isPicture)
    return html`<a href=${url} target="_blank" rel="noopener"><img src=${url} alt=${file.name} /></a>`;
  return html`<a class="document" href=${url} target="_blank" rel="noopener"><${Icon} name="file" /><span><strong>${file.name}</strong><span>${t('chat.bytes', { kilobytes: Math.ceil(file.bytes / 1024) })}</span></span></a>`;
}
