import { Composer } from './composer.js';
import { html } from './html.js';
import { Icon } from './icon.js';
import { initials, tintOf } from './people.js';
import { Scroller } from './scroller.js';
import { Block } from './slack-block.js';
import { Markup } from './slack-text.js';
import { act, documentUrl, showToast } from './store.js';
import { dayWords, t, timeWords } from './words.js';

/** A conversation of Slack as its client draws it. */
export function SlackChat({ chat }) {
  const { messages } = chat;
  return html`
    <header class="chat-head"><span><strong>${chat.title}</strong><span>${chat.members > 0 ? t('chat.members', { count: chat.members }) : t('chat.app')}</span></span></header>
    <${Scroller} label=${chat.title} count=${messages.length} newest=${messages.at(-1)?.id}>
      ${messages.map(
        (message, index) => html`
        ${isNewDay(messages[index - 1], message) && html`<p class="day">${dayWords(message.at)}</p>`}
        <${Message} key=${message.id} chat=${chat} message=${message} />`,
      )}
    <//>
    <${Composer} chat=${chat} placeholder=${t('composer.slack', { name: chat.title })} />`;
}

function isNewDay(before, { at }) {
  return before === undefined || dayWords(before.at) !== dayWords(at);
}

function Message({ chat, message }) {
  const { from, blocks } = message;
  const use = async (element, option) => {
    const deed =
      option === undefined
        ? { kind: 'press', chat: chat.key, message: message.id, action: element.action_id }
        : { kind: 'choose', chat: chat.key, message: message.id, action: element.action_id, option };
    const { isPending } = await act(deed);
    if (isPending) showToast(t('slack.timeout'));
  };
  return html`<article class="slack-message" data-only-mine=${message.isOnlyMine} data-pinned=${message.isPinned}>
    <span class="avatar square" data-tint=${tintOf(from.name)} aria-hidden="true">${initials(from.name) || 'G'}</span>
    <div>
      ${message.isOnlyMine && html`<p class="only-mine"><${Icon} name="eye" /> ${t('slack.onlyMine')}</p>`}
      ${message.isPinned && html`<p class="only-mine"><${Icon} name="pin" /> ${t('chat.pinned')}</p>`}
      <p class="from"><strong>${from.name}</strong> ${from.isBot && html`<span class="app-mark">APP</span>`} <time>${timeWords(message.at)}</time></p>
      ${
        blocks.length > 0
          ? blocks.map(
              (block) =>
                html`<${Block} key=${block.block_id} block=${block} names=${chat.names} use=${use} />`,
            )
          : html`<p class="text"><${Markup} text=${message.text} names=${chat.names} /></p>`
      }
      ${message.files.map((file) => html`<a class="document" href=${documentUrl('slack', file)} target="_blank" rel="noopener"><${Icon} name="file" /><strong>${file.name}</strong></a>`)}
      ${message.isEdited && html`<span class="edited">(${t('chat.edited')})</span>`}
    </div>
  </article>`;
}
