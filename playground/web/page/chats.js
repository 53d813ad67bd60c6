import { useEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { SlackChat } from './slack-chat.js';
import { change, state } from './store.js';
import { TelegramChat } from './telegram-chat.js';
import { t } from './words.js';

/** The chats that the person sees: one column a platform, or one a chat where there is only one platform. */
export function Chats() {
  const { chats } = state.snapshot;
  const platforms = [...new Set(chats.map(({ platform }) => platform))];
  const columns =
    platforms.length > 1
      ? platforms.map((name) => chats.filter(({ platform }) => platform === name))
      : chats.map((chat) => [chat]);
  return html`${columns.map((column) => html`<${Column} key=${column.map(({ key }) => key).join()} chats=${column} all=${chats} />`)}`;
}

function Column({ chats, all }) {
  const { platform } = chats[0];
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const shown = chats.find(({ key }) => key === state.open[platform]) ?? chats[0];
  const isWanted = state.open.any === shown.key;
  // On a narrow screen the columns lie side by side; the wanted one is brought into sight.
  useEffect(() => {
    if (isWanted) place.current?.scrollIntoView({ inline: 'start', block: 'nearest' });
  }, [isWanted, state.part]);
  return html`<section ref=${place} class=${`column ${platform}`} aria-label=${`${t(`platform.${platform}`)}: ${chatName(shown)}`}>
    <div class="tabs">
      <span class="platform-name">${t(`platform.${platform}`)}</span>
      ${all.map((chat) => html`<${Tab} key=${chat.key} chat=${chat} isShown=${chat.key === shown.key} isElsewhere=${!chats.includes(chat)} />`)}
    </div>
    ${platform === 'telegram' ? html`<${TelegramChat} key=${shown.key} chat=${shown} />` : html`<${SlackChat} key=${shown.key} chat=${shown} />`}
  </section>`;
}

function Tab({ chat, isShown, isElsewhere }) {
  const choose = () => change({ open: { ...state.open, [chat.platform]: chat.key, any: chat.key } });
  return html`<button type="button" class=${isElsewhere ? 'elsewhere' : ''} aria-pressed=${isShown} onClick=${choose}>${chatName(chat)}</button>`;
}

function chatName({ key, title }) {
  if (key === 'telegram-private') return t('chat.private');
  return key === 'slack-direct' ? t('chat.direct') : title;
}
