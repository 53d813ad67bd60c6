import { html } from './html.js';
import { change, follow, state } from './store.js';
import { t } from './words.js';

/** The persons whose part can be taken. */
export function People() {
  const { snapshot, person } = state;
  return html`<aside class="people" aria-label=${t('people.label')}>
    <h2>${t('people.label')}</h2>
    <ul>
      ${snapshot.people.map((one) => html`<li key=${one.id}><${Person} one=${one} isChosen=${one.id === person} /></li>`)}
    </ul>
  </aside>`;
}

function Person({ one, isChosen }) {
  const news = isChosen ? 0 : Math.max(0, one.received - (state.seen[one.id] ?? 0));
  const take = () => {
    change({ part: 'chats' });
    follow(one.id);
  };
  return html`<button type="button" class="person" aria-pressed=${isChosen} onClick=${take}>
    <span class="avatar" data-tint=${tintOf(one.name)} aria-hidden="true">${initials(one.name)}</span>
    <span class="who"><strong>${t(`people.role.${one.id}`)}</strong><span>${one.name}</span>
      <span class="platforms">${one.platforms.map((name) => t(`platform.${name}`)).join(' · ')}</span></span>
    ${news > 0 && html`<span class="news" aria-label=${t('people.news', { count: news })}>${news}</span>`}
  </button>`;
}

/** Two letters that stand for a name, titles left out. */
export function initials(name) {
  const parts = name
    .replace(/\(.*\)/, '')
    .split(/[\s,]+/)
    .filter((part) => /^\p{Lu}\p{L}+$/u.test(part) && !['TNI', 'Letda', 'Dr', 'Ir'].includes(part));
  return parts
    .slice(0, 2)
    .map((part) => part[0])
    .join('');
}

/** One of eight tints, always the same for a name. */
export function tintOf(name) {
  return [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 8;
}
