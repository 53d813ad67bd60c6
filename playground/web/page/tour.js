import { html } from './html.js';
import { change, follow, moveClock, state } from './store.js';
import { STEPS } from './tour-steps.js';
import { t } from './words.js';

const KEPT = 'gunungan-tour';
let place = JSON.parse(localStorage.getItem(KEPT) ?? '{"step":0,"isOpen":true}');

function move(next) {
  place = { ...place, ...next };
  localStorage.setItem(KEPT, JSON.stringify(place));
  change({});
}

/** The guided tour. It can be left at any step and is resumed there. */
export function Tour() {
  const { progress, weather } = state.snapshot;
  const { step, isOpen } = place;
  const count = STEPS.length;
  if (!isOpen) {
    return html`<p class="tour closed"><button type="button" onClick=${() => move({ isOpen: true, step: step >= count ? 0 : step })}>${step > 0 && step < count ? t('tour.resume', { step: step + 1, count }) : t('tour.start')}</button></p>`;
  }
  const current = STEPS[step];
  if (current === undefined)
    return html`<section class="tour" aria-label=${t('tour.label')}><div class="tour-words"><h2>${t('tour.endTitle')}</h2><p>${t('tour.end')}</p></div><div class="tour-buttons"><button type="button" onClick=${() => move({ isOpen: false })}>${t('tour.leave')}</button></div></section>`;
  const isDone = progress[current.done];
  return html`<section class="tour" aria-label=${t('tour.label')} data-done=${isDone}>
    <div class="tour-words">
      <h2><span class="step">${t('tour.step', { step: step + 1, count })}</span> ${t(`tour.${current.name}.title`)} ${isDone && html`<span class="done" role="status">✓ ${t('tour.done')}</span>`}</h2>
      <p>${t(`tour.${current.name}.text`)}</p>
    </div>
    <div class="tour-buttons">
      ${step > 0 && html`<button type="button" onClick=${() => move({ step: step - 1 })}>${t('tour.back')}</button>`}
      <button type="button" class=${isDone ? '' : 'main'} disabled=${current.leap && (isDone || weather.isTravelling)} onClick=${() => prepare(current)}>${t(prepareWords(current))}</button>
      <button type="button" class=${isDone ? 'main' : ''} onClick=${() => move({ step: step + 1 })}>${t(isDone ? 'tour.next' : 'tour.skip')}</button>
      <button type="button" onClick=${() => move({ isOpen: false })}>${t('tour.leave')}</button>
    </div>
    <ol class="tour-dots" aria-hidden="true">${STEPS.map((one, index) => html`<li data-done=${progress[one.done]} data-current=${index === step}></li>`)}</ol>
  </section>`;
}

/** @param {(typeof STEPS)[number]} step */
function prepareWords({ fill, leap }) {
  if (leap !== undefined) return 'tour.leap';
  return fill ? 'tour.fill' : 'tour.show';
}

/**
 * Takes the step's part, opens its chat and types what is to be said; sending is left to the reader.
 * @param {(typeof STEPS)[number]} step
 */
function prepare({ name, person, chat, fill, leap }) {
  const platform = chat.startsWith('telegram') ? 'telegram' : 'slack';
  const drafts = fill ? { ...state.drafts, [`${person}:${chat}`]: t(`tour.${name}.fill`) } : state.drafts;
  change({ drafts, open: { ...state.open, [platform]: chat, any: chat }, part: 'chats' });
  if (state.person !== person) follow(person);
  if (leap !== undefined) void moveClock(leap);
}
