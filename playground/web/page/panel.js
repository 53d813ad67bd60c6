import { html } from './html.js';
import { send, showToast, state } from './store.js';
import { hasWords, momentWords, t, timeWords } from './words.js';

/** @type {Intl.DateTimeFormatOptions} */
const SHORT = { weekday: 'short', day: 'numeric', month: 'short' };

/** Behind the scenes: what comes next, what is under way, what was done, and what can go wrong. */
export function Panel() {
  const { panel } = state.snapshot;
  return html`<aside class="panel" aria-label=${t('panel.label')}>
    <h2>${t('panel.label')}</h2>
    <${Faults} />
    <${Coming} coming=${panel.coming} />
    <${Outbox} outbox=${panel.outbox} />
    <${Deeds} deeds=${panel.deeds} />
  </aside>`;
}

function Faults() {
  const { bot, weather } = state.snapshot;
  const fault = (name) => send({ kind: 'fault', name });
  const others = async () => {
    const { answered } = await send({ kind: 'others' });
    if (answered !== undefined) showToast(t('panel.othersAnswered', { count: answered }));
  };
  return html`<section><h3>${t('faults.label')}</h3><div class="switches">
    ${
      bot === 'stopped'
        ? html`<button type="button" class="mend" onClick=${() => send({ kind: 'bot', what: 'start' })}>${t('faults.start')}</button>`
        : html`<button type="button" class="break" disabled=${bot !== 'running'} onClick=${() => send({ kind: 'bot', what: 'kill' })}>${t('faults.kill')}</button>`
    }
    <button type="button" aria-pressed=${weather.telegramDown} onClick=${() => fault(weather.telegramDown ? 'telegram-up' : 'telegram-down')}>${t(weather.telegramDown ? 'faults.telegramUp' : 'faults.telegramDown')}</button>
    <button type="button" aria-pressed=${weather.slackLimited} onClick=${() => fault(weather.slackLimited ? 'slack-unlimited' : 'slack-limited')}>${t(weather.slackLimited ? 'faults.slackUnlimited' : 'faults.slackLimited')}</button>
    <button type="button" aria-pressed=${weather.slackDown} onClick=${() => fault(weather.slackDown ? 'slack-up' : 'slack-down')}>${t(weather.slackDown ? 'faults.slackUp' : 'faults.slackDown')}</button>
    <button type="button" onClick=${others}>${t('panel.others')}</button>
  </div></section>`;
}

function Coming({ coming }) {
  return html`<section><h3>${t('panel.coming')}</h3>
    ${
      coming.length === 0
        ? html`<p class="none">${t('panel.comingNone')}</p>`
        : html`<ol class="lines">${coming.map(
            (notice) =>
              html`<li><time>${momentWords(notice.at, SHORT)}</time> ${kindWords(notice.kind)}, ${t('panel.meeting', { number: notice.meetingNumber })}</li>`,
          )}</ol>`
    }</section>`;
}

function Outbox({ outbox }) {
  const states = Object.entries(outbox.counts).filter(([, count]) => count > 0);
  return html`<section><h3>${t('panel.outbox')}</h3>
    ${states.length === 0 ? html`<p class="none">${t('panel.outboxNone')}</p>` : html`<p class="counts">${states.map(([name, count]) => html`<span data-state=${name}>${t(`state.${name}`)} ${count}</span>`)}</p>`}
    <ol class="lines">${outbox.latest.map(
      (
        line,
      ) => html`<li key=${line.id} data-state=${line.state}><span class="mark">${t(`state.${line.state}`)}</span> ${kindWords(line.kind)}${line.target && ` → ${line.target}`}${line.platform && ` (${t(`platform.${line.platform}`)})`}
        ${line.reason && line.state !== 'sent' && html`<span class="reason">${reasonWords(line)}</span>`}</li>`,
    )}</ol></section>`;
}

function Deeds({ deeds }) {
  return html`<section><h3>${t('panel.deeds')}</h3>
    <ol class="lines deeds">${deeds
      .slice(0, 20)
      .map(
        (deed) =>
          html`<li data-what=${deed.what}><time>${timeWords(deed.at)}</time> ${t(`deed.${deed.what}`, { where: deed.where })}${deed.times > 1 && ` (${deed.times}×)`}</li>`,
      )}</ol></section>`;
}

function kindWords(kind) {
  return hasWords(`kind.${kind}`) ? t(`kind.${kind}`) : kind;
}

/** Why it is where it is; a reason without words of its own is told by what becomes of it. */
function reasonWords({ reason, state: becomes }) {
  return hasWords(`reason.${reason}`) ? t(`reason.${reason}`) : t(`fate.${becomes}`);
}
