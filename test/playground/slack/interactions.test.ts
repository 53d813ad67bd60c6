import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Office, openOffice, socketApp } from './bolt-app.ts';

let office: Office;
let app: App;

beforeEach(async () => {
  office = await openOffice();
  app = socketApp(office);
  app.command('/forses', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form('Rapat') });
  });
  await app.start();
});

afterEach(async () => {
  await app.stop();
  await office.slack.stop();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const choice = (name: string) => ({ text: plain(name), value: name.toLowerCase() });
const choices = [choice('WIB'), choice('WITA')];
const input = { type: 'input' as const };

/** A modal with one of every kind of field that an officer fills in. */
function form(title: string) {
  return {
    type: 'modal' as const,
    callback_id: 'rapat',
    title: plain(title),
    submit: plain('Simpan'),
    notify_on_close: true,
    blocks: [
      {
        ...input,
        block_id: 'hari',
        label: plain('Hari'),
        element: { type: 'datepicker' as const, action_id: 'a' },
      },
      {
        ...input,
        block_id: 'zona',
        label: plain('Zona'),
        element: {
          type: 'static_select' as const,
          action_id: 'a',
          options: choices,
          initial_option: choice('WIB'),
        },
      },
      {
        ...input,
        block_id: 'tamu',
        label: plain('Tamu'),
        optional: true,
        element: { type: 'checkboxes' as const, action_id: 'a', options: choices },
      },
      {
        ...input,
        block_id: 'surel',
        label: plain('Surel'),
        optional: true,
        element: { type: 'email_text_input' as const, action_id: 'a' },
      },
    ],
  };
}

async function openForm(): Promise<void> {
  await office.slack.command({ from: 'U0ANI', channel: 'C0FORUM', command: '/forses' });
  await office.slack.nextModal('U0ANI');
}

test('a submitted form carries its state the way Slack sends it', async () => {
  const states: unknown[] = [];
  app.view('rapat', async ({ ack, view }) => {
    states.push(view.state.values);
    await ack();
  });
  await openForm();
  const values = { hari: '2027-02-05', tamu: ['WITA'] };
  expect(await office.slack.submitModal({ from: 'U0ANI', values })).toEqual({ result: 'closed' });
  expect(states).toEqual([
    {
      hari: { a: { type: 'datepicker', selected_date: '2027-02-05' } },
      zona: { a: { type: 'static_select', selected_option: choice('WIB') } },
      tamu: { a: { type: 'checkboxes', selected_options: [choice('WITA')] } },
      surel: { a: { type: 'email_text_input', value: null } },
    },
  ]);
});

test('the client refuses what is no date, no choice and no address before the app is asked', async () => {
  await openForm();
  const values = { hari: 'Jumat', zona: 'WIT', surel: 'ani' };
  expect(await office.slack.submitModal({ from: 'U0ANI', values })).toEqual({
    result: 'errors',
    by: 'client',
    errors: {
      hari: 'Enter a valid date',
      zona: 'There is no such choice: WIT',
      surel: 'Enter a valid email address',
    },
  });
});

test('a submission can update the form, stack another on it, and clear all', async () => {
  const answers = [
    { response_action: 'update' as const, view: form('Periksa') },
    { response_action: 'push' as const, view: form('Lagi') },
    { response_action: 'clear' as const },
  ];
  app.view('rapat', async ({ ack }) => {
    const answer = answers.shift();
    await (answer ? ack(answer) : ack());
  });
  await openForm();
  const { slack } = office;
  const submit = { from: 'U0ANI', values: { hari: '2027-02-05' } };
  expect(await slack.submitModal(submit)).toMatchObject({
    result: 'updated',
    view: { view: { title: plain('Periksa') } },
  });
  expect(await slack.submitModal(submit)).toMatchObject({
    result: 'pushed',
    view: { view: { title: plain('Lagi') } },
  });
  expect(await slack.submitModal(submit)).toEqual({ result: 'cleared' });
  expect(slack.modalOf('U0ANI')).toBeUndefined();
});

test('an answer that Slack cannot show is reported, and the form stays', async () => {
  app.view('rapat', async ({ ack }) => {
    await ack({ response_action: 'errors', errors: { tempat: 'Tidak ada kolom seperti itu' } });
  });
  await openForm();
  const result = await office.slack.submitModal({ from: 'U0ANI', values: { hari: '2027-02-05' } });
  expect(result).toMatchObject({ result: 'failed', error: 'invalid_response' });
  expect(office.slack.modalOf('U0ANI')?.view.title).toEqual(plain('Rapat'));
});

test('closing a form is told to the app that asked for it', async () => {
  const closed: string[] = [];
  app.view({ callback_id: 'rapat', type: 'view_closed' }, async ({ ack, view }) => {
    closed.push(view.callback_id);
    await ack();
  });
  await openForm();
  await office.slack.closeModal({ from: 'U0ANI' });
  expect(closed).toEqual(['rapat']);
});

test('a choice in a message reaches the app, and only people in the channel can make it', async () => {
  const chosen: unknown[] = [];
  app.action('zona', async ({ ack, action }) => {
    chosen.push(action.type === 'static_select' && action.selected_option.value);
    await ack();
  });
  const { slack } = office;
  const menu = {
    type: 'static_select' as const,
    action_id: 'zona',
    options: choices,
    placeholder: plain('Zona'),
  };
  const blocks = [{ type: 'section' as const, text: plain('Zona?'), accessory: menu }];
  await app.client.chat.postMessage({ channel: 'U0ANI', text: 'Zona?', blocks });
  await slack.selectOption({ from: 'U0ANI', channel: 'U0ANI', option: 'WITA' });
  expect(chosen).toEqual(['wita']);
  const direct = slack.dmOf('U0ANI').id;
  expect(() => slack.selectOption({ from: 'U0BUDI', channel: direct, option: 'WITA' })).toThrow('cannot see');
});

test('the home tab is opened, published and pressed', async () => {
  app.event('app_home_opened', async ({ client, event }) => {
    const button = { type: 'button' as const, action_id: 'beranda', text: plain('Rapat berikutnya') };
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  const pressed: unknown[] = [];
  app.action('beranda', async ({ ack, body }) => {
    pressed.push(body.type === 'block_actions' && body.container.type);
    await ack();
  });
  const { slack } = office;
  slack.openHome('U0ANI');
  await slack.until(() => slack.homeOf('U0ANI'));
  await slack.pressButton({ from: 'U0ANI', home: true, text: 'Rapat berikutnya' });
  expect(pressed).toEqual(['view']);
});

test('whatever changes is told to who watches, for a playground', async () => {
  const kinds = new Set<string>();
  const stop = office.slack.onChange(({ kind }) => kinds.add(kind));
  await openForm();
  office.slack.sendText({ from: 'U0ANI', channel: 'C0FORUM', text: 'Halo' });
  stop();
  office.slack.addUser({ id: 'U0CICI', name: 'cici' });
  expect([...kinds].toSorted()).toEqual(['delivery', 'message', 'modal', 'request']);
});

test('what people type reaches the app escaped, except for mentions', async () => {
  const heard: unknown[] = [];
  app.message(async ({ message }) => {
    heard.push(message.subtype === undefined && message.text);
  });
  const { slack } = office;
  slack.sendText({ from: 'U0ANI', channel: 'C0FORUM', text: `<@${slack.bot.userId}> A & B < C` });
  await slack.settled();
  expect(heard).toEqual([`<@${slack.bot.userId}> A &amp; B &lt; C`]);
});
