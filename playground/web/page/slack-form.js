import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.js';
import { keep, kept } from './kept.js';
import { Block, Options } from './slack-block.js';
import { act, showToast } from './store.js';
import { t } from './words.js';

const FIELDS = '.form-body :is(input, textarea, select)';
/** What Slack itself says of an empty field, in its own language. */
const EMPTY = 'Required';

/** An open modal of Slack. What is entered outlives a reload. */
export function Form({ form }) {
  const { view } = form;
  const frame = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [errors, setErrors] = useState({});
  const entered = kept(`form-${form.id}`, {});
  const [isSending, setSending] = useState(false);
  useEffect(() => {
    frame.current?.showModal?.();
    const first = /** @type {HTMLElement | null | undefined} */ (frame.current?.querySelector(FIELDS));
    first?.focus();
  }, []);
  const close = () => act({ kind: 'closeForm' });
  const submit = async (event) => {
    event.preventDefault();
    setSending(true);
    const answer = await act({ kind: 'submit', values: valuesOf(event.currentTarget) });
    setSending(false);
    setErrors(answer.errors ?? {});
    if (answer.isPending) showToast(t('slack.timeout'));
  };
  return html`<dialog class="slack-form" ref=${frame} aria-labelledby="form-title" onCancel=${(event) => {
    event.preventDefault();
    void close();
  }}>
    <form onSubmit=${submit} onInput=${({ currentTarget }) => keep(`form-${form.id}`, valuesOf(currentTarget))} novalidate>
      <header><h2 id="form-title">${view.title?.text}</h2><button type="button" aria-label=${t('close')} onClick=${close}>✕</button></header>
      <div class="form-body">${view.blocks.map((block) => html`<${Field} key=${block.block_id} block=${block} entered=${entered[block.block_id]} error=${errors[block.block_id]} />`)}</div>
      <footer><button type="button" onClick=${close}>${view.close?.text ?? t('close')}</button>
        ${view.submit && html`<button type="submit" data-style="primary" aria-busy=${isSending}>${view.submit.text}</button>`}</footer>
    </form>
  </dialog>`;
}

function valuesOf(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) values[name] = String(value);
  return values;
}

function Field({ block, entered, error }) {
  if (block.type !== 'input') return html`<${Block} block=${block} names=${{}} use=${() => {}} />`;
  const id = `field-${block.block_id}`;
  return html`<div class="field">
    <label for=${id}>${block.label.text} ${block.optional && html`<span>(${t('slack.optional')})</span>`}</label>
    <${Input} id=${id} block=${block} entered=${entered} isWrong=${error !== undefined} />
    ${block.hint && html`<p class="hint">${block.hint.text}</p>`}
    ${error !== undefined && html`<p class="error" role="alert">${error === EMPTY ? t('slack.required') : error}</p>`}
  </div>`;
}

function Input({ id, block, entered, isWrong }) {
  const { element, block_id: name } = block;
  const common = { id, name, 'aria-invalid': isWrong };
  if (element.type.endsWith('_select')) {
    return html`<select ...${common} defaultValue=${entered ?? element.initial_option?.value ?? ''}><option value="">${element.placeholder?.text ?? '–'}</option><${Options} element=${element} /></select>`;
  }
  if (element.multiline)
    return html`<textarea ...${common} rows="4" maxlength=${element.max_length} defaultValue=${entered ?? element.initial_value ?? ''}></textarea>`;
  const type =
    {
      datepicker: 'date',
      timepicker: 'time',
      number_input: 'number',
      email_text_input: 'email',
      url_text_input: 'url',
    }[element.type] ?? 'text';
  return html`<input ...${common} type=${type} maxlength=${element.max_length} defaultValue=${entered ?? element.initial_value ?? ''} />`;
}
