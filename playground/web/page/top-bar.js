import { html } from './html.js';
import { follow, moveClock, state } from './store.js';
import { language, loadWords, momentWords, t } from './words.js';

const LEAPS = ['hour', 'day', 'next'];

/** Name, clock and language. */
export function TopBar() {
  const { snapshot, isConnected } = state;
  const { weather, bot, clock } = snapshot;
  const switchLanguage = async () => {
    await loadWords(language() === 'id' ? 'en' : 'id');
    follow(state.person);
  };
  return html`<header class="top-bar">
    <h1><img src="/icon.svg" alt="" width="28" height="28" /> <span>Gunungan</span> <small>${t('subtitle')}</small></h1>
    <p class="bot-state" data-state=${bot} role="status">${t(`bot.${bot}`)}</p>
    <div class="clock" role="group" aria-label=${t('clock.label')}>
      <time>${momentWords(clock.now)}</time>
      ${LEAPS.map((how) => html`<button type="button" disabled=${weather.isTravelling} onClick=${() => moveClock(how)}>${t(`clock.${how}`)}</button>`)}
      ${weather.isTravelling && html`<span class="travelling" role="status">${t('clock.travelling')}</span>`}
    </div>
    <button type="button" class="language" onClick=${switchLanguage} lang=${language() === 'id' ? 'en' : 'id'}>${t('otherLanguage')}</button>
    ${!isConnected && html`<p class="offline" role="alert">${t('offline')}</p>`}
  </header>`;
}
