import { Chats } from './chats.js';
import { html } from './html.js';
import { Panel } from './panel.js';
import { People } from './people.js';
import { Form } from './slack-form.js';
import { change, state } from './store.js';
import { TopBar } from './top-bar.js';
import { Tour } from './tour.js';
import { t } from './words.js';

const PARTS = ['people', 'chats', 'panel'];

/** The whole page. */
export function App() {
  const { snapshot, toast, part, isRefused } = state;
  if (isRefused) return html`<p class="loading" role="alert">${t('refused')}</p>`;
  if (snapshot === undefined) return html`<p class="loading" role="status">${t('loading')}</p>`;
  return html`
    <a class="skip" href="#chats">${t('skip')}</a>
    <${TopBar} />
    <${Tour} />
    <nav class="parts" aria-label=${t('parts.label')}>
      ${PARTS.map(
        (name) =>
          html`<button type="button" aria-pressed=${part === name} onClick=${() => change({ part: name })}>${t(`parts.${name}`)}</button>`,
      )}
    </nav>
    <div class="columns" data-part=${part}>
      <${People} />
      <main class="chats" id="chats" tabindex="-1"><${Chats} /></main>
      <${Panel} />
    </div>
    ${snapshot.form && html`<${Form} key=${snapshot.form.id} form=${snapshot.form} />`}
    <div class="toast-place" role="status" aria-live="polite">${toast && html`<p class="toast">${toast}</p>`}</div>`;
}
