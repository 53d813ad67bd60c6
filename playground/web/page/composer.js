import { useRef, useState } from 'preact/hooks';
import { html } from './html.js';
import { Icon } from './icon.js';
import { act, change, showToast, state } from './store.js';
import { t } from './words.js';

/** The line in which one writes. A slash at its beginning offers the commands, as the clients do. */
export function Composer({ chat, placeholder }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [chosen, setChosen] = useState(0);
  const draftKey = `${state.person}:${chat.key}`;
  const draft = state.drafts[draftKey] ?? '';
  const write = (text) => {
    setChosen(0);
    change({ drafts: { ...state.drafts, [draftKey]: text } });
  };
  const offers = offersFor(chat.menu, draft);
  const take = ({ command }) => {
    write(`/${command} `);
    field.current?.focus();
  };
  const submit = async (event) => {
    event?.preventDefault();
    const text = draft.trim();
    if (text === '') return;
    const quoted = takeQuoted(chat.key);
    write('');
    const { isPending, isLost } = await act({
      kind: 'say',
      chat: chat.key,
      text,
      ...quoted,
    });
    if (isPending) showToast(t('slack.timeout'));
    // What did not arrive is given back, unless something else is being written by now.
    if ((isPending || isLost) && (state.drafts[draftKey] ?? '') === '') write(text);
  };
  const upload = async ({ currentTarget: picker }) => {
    const [file] = picker.files ?? [];
    if (file === undefined) return;
    const quoted = takeQuoted(chat.key);
    const content = await readBase64(file);
    picker.value = '';
    const { isLost } = await act({
      kind: 'upload',
      chat: chat.key,
      text: draft.trim(),
      name: file.name,
      content,
      ...quoted,
    });
    if (!isLost) write('');
  };
  const listId = `commands-${chat.key}`;
  return html`<form class="composer" onSubmit=${submit}>
    <label class="attach" title=${t('composer.attach')}><${Icon} name="clip" /><input type="file" aria-label=${t('composer.attach')} onChange=${upload} /></label>
    <${Offers} id=${listId} offers=${offers} chosen=${chosen} take=${take} />
    <textarea ref=${field} rows=${Math.min(8, draft.split('\n').length)} value=${draft} maxlength="4096" aria-label=${placeholder} placeholder=${placeholder}
      role="combobox" aria-expanded=${offers.length > 0} aria-controls=${listId} aria-autocomplete="list"
      aria-activedescendant=${offers.length > 0 ? `${listId}-${chosen}` : undefined}
      onInput=${({ currentTarget }) => write(currentTarget.value)} onKeyDown=${onKeyOf({ draft, offers, chosen, setChosen, take, write, submit })}></textarea>
    <button type="submit" class="send" aria-label=${t('composer.send')}>➤</button>
  </form>`;
}

/** What the next message replies to, as a part of the act; it is used up. */
function takeQuoted(chat) {
  const replyTo = state.replyTo[chat];
  change({ replyTo: { ...state.replyTo, [chat]: undefined } });
  return replyTo === undefined ? {} : { replyTo: replyTo.id };
}

/** A file's bytes as text. */
function readBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Arrows walk through the offers, Tab and Enter take one, Escape hides them; Enter sends what is whole. */
function onKeyOf({ draft, offers, chosen, setChosen, take, write, submit }) {
  return (event) => {
    const isOffering = offers.length > 0;
    const isWhole = offers.some(({ command }) => `/${command}` === draft);
    const isEnter = event.key === 'Enter' && !event.shiftKey;
    const takes = (event.key === 'Tab' && !event.shiftKey) || (isEnter && !isWhole);
    if (isOffering && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length);
    } else if (isOffering && takes) {
      event.preventDefault();
      take(offers[chosen]);
    } else if (isOffering && event.key === 'Escape') write(`${draft} `);
    else if (isEnter) submit(event);
  };
}

/** The commands that begin like what is written; nothing while none does. */
function Offers({ id, offers, chosen, take }) {
  if (offers.length === 0) return null;
  const pick = (offer) => (event) => {
    event.preventDefault();
    take(offer);
  };
  return html`<ul class="offers" id=${id} role="listbox" aria-label=${t('composer.commands')}>
    ${offers.map(
      (
        offer,
        index,
      ) => html`<li id=${`${id}-${index}`} role="option" aria-selected=${index === chosen} onMouseDown=${pick(offer)}>
        <strong>/${offer.command}</strong> <span>${offer.description}</span></li>`,
    )}
  </ul>`;
}

function offersFor(menu, draft) {
  if (!/^\/\S*$/.test(draft)) return [];
  return menu.filter(({ command }) => `/${command}`.startsWith(draft.toLowerCase()));
}
