import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Office, openOffice, socketApp } from './bolt-app.ts';

let office: Office;
let app: App;

beforeEach(async () => {
  office = await openOffice();
  app = socketApp(office);
});

afterEach(async () => {
  await app.stop();
  await office.slack.stop();
});

const button = {
  type: 'button',
  action_id: 'rsvp',
  value: 'hadir:42',
  text: { type: 'plain_text', text: 'Hadir' },
} as const;

test('a command is acknowledged and answered in the channel', async () => {
  app.command('/forses', async ({ ack, client, command }) => {
    await ack({ response_type: 'ephemeral', text: `Diterima: ${command.text}` });
    await client.chat.postMessage({ channel: command.channel_id, text: `Untuk <@${command.user_id}>` });
  });
  await app.start();
  const { slack } = office;
  const result = await slack.command({
    from: 'U0ANI',
    channel: 'C0FORUM',
    command: '/forses',
    text: 'rekap',
  });
  expect(result).toEqual({ ok: true, body: { response_type: 'ephemeral', text: 'Diterima: rekap' } });
  expect(await slack.nextMessage('#sekretariat')).toMatchObject({ text: 'Untuk <@U0ANI>', fromBot: true });
  expect(await slack.nextEphemeral('U0ANI')).toMatchObject({ text: 'Diterima: rekap' });
});

test('a command before any app is connected fails at once, as in Slack', async () => {
  await app.client.auth.test();
  const result = await office.slack.command({ from: 'U0ANI', channel: 'C0FORUM', command: '/forses' });
  expect(result).toEqual({ ok: false, error: 'dispatch_failed' });
});

test('a pressed button reaches the app, which edits the message in place', async () => {
  app.action('rsvp', async ({ ack, body, client, payload }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel || payload.type !== 'button') return;
    await client.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: `Tercatat ${payload.value}`,
    });
  });
  await app.start();
  const { slack } = office;
  const blocks = [{ type: 'actions', block_id: 'jawab', elements: [button] }];
  const posted = await app.client.chat.postMessage({ channel: 'C0FORUM', text: 'Undangan', blocks });
  await slack.pressButton({ from: 'U0BUDI', channel: 'C0FORUM', text: 'Hadir' });
  await slack.until(() => slack.messagesIn('C0FORUM').find(({ editedTs }) => editedTs !== undefined));
  expect(slack.messagesIn('C0FORUM')).toMatchObject([
    { ts: posted.ts, text: 'Tercatat hadir:42', blocks: [] },
  ]);
});

test('a button on an ephemeral message can replace it through the response address', async () => {
  app.action('rsvp', async ({ ack, body, respond }) => {
    await ack();
    const isPlain = body.type === 'block_actions' && body.message === undefined;
    await respond({ replace_original: true, text: isPlain ? 'Terkirim' : 'tidak seperti aslinya' });
  });
  await app.start();
  const { slack } = office;
  const blocks = [{ type: 'actions', elements: [button] }];
  await app.client.chat.postEphemeral({ channel: 'C0FORUM', user: 'U0ANI', text: 'Pratinjau', blocks });
  await slack.pressButton({ from: 'U0ANI', channel: 'C0FORUM', value: 'hadir:42' });
  await slack.until(() => slack.ephemeralsFor('U0ANI').find(({ text }) => text === 'Terkirim'));
  expect(slack.ephemeralsFor('U0ANI')).toHaveLength(1);
  expect(slack.ephemeralsFor('U0BUDI')).toHaveLength(0);
});

test('a mention arrives twice: as a message and as a mention', async () => {
  const heard: string[] = [];
  app.event('app_mention', async ({ event }) => {
    heard.push(`mention ${event.text}`);
  });
  app.message(async ({ message }) => {
    heard.push(`message ${message.channel_type}`);
  });
  await app.start();
  const { slack } = office;
  slack.sendText({ from: 'U0ANI', channel: 'C0FORUM', text: `<@${slack.bot.userId}> kapan rapat?` });
  slack.sendDm({ from: 'U0ANI', text: 'Kapan rapat?' });
  slack.sendText({ from: 'U0BUDI', channel: 'C0RAHASIA', text: 'Di sini bot tidak hadir' });
  await slack.settled();
  expect(heard.toSorted()).toEqual([
    `mention <@${slack.bot.userId}> kapan rapat?`,
    'message channel',
    'message im',
  ]);
});

test('the app answers a direct message, and does not hear itself through the framework', async () => {
  app.message(async ({ say }) => {
    await say('Belum tahu');
  });
  await app.start();
  const { slack } = office;
  slack.sendDm({ from: 'U0ANI', text: 'Kapan rapat?' });
  expect(await slack.nextMessage('U0ANI')).toMatchObject({ text: 'Belum tahu' });
  await slack.settled();
  expect(slack.messagesIn('U0ANI').map(({ fromBot }) => fromBot)).toEqual([false, true]);
  expect(slack.dmOf('U0ANI').kind).toBe('im');
});

test('what happened while no app was there is delivered once it connects, marked as a retry', async () => {
  const retries: (number | undefined)[] = [];
  app.message(async ({ context, say }) => {
    retries.push(context.retryNum);
    await say('Terlambat');
  });
  const { slack } = office;
  slack.sendText({ from: 'U0ANI', channel: 'C0FORUM', text: 'Halo?' });
  await app.start();
  expect(await slack.nextMessage('C0FORUM')).toMatchObject({ text: 'Terlambat' });
  expect(retries).toEqual([1]);
});

test('after a dropped connection the app comes back and misses nothing', async () => {
  app.message(async ({ message, say }) => {
    await say(message.subtype === undefined ? `Gema: ${message.text}` : 'lain');
  });
  await app.start();
  const { slack } = office;
  await slack.settled();
  for (const manner of ['cut', 'refresh_requested'] as const) {
    slack.dropSockets(manner);
    await slack.until(() => (slack.connections() === 0 ? true : undefined));
    slack.sendText({ from: 'U0ANI', channel: 'C0FORUM', text: manner });
    expect(await slack.nextMessage('C0FORUM')).toMatchObject({ text: `Gema: ${manner}` });
    await slack.settled();
  }
});

test('the same event can come twice, also under another event id', async () => {
  const ids: string[] = [];
  app.message(async ({ body, say }) => {
    ids.push(body.event_id);
    await say('Sekali saja?');
  });
  await app.start();
  const { slack } = office;
  slack.sendText({ from: 'U0ANI', channel: 'C0FORUM', text: 'Halo' });
  await slack.settled();
  const [first] = slack.envelopes('events_api');
  if (!first) throw new Error('No event was sent');
  await slack.redeliver(first);
  await slack.redeliver(first, { newEventId: true });
  await slack.settled();
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(2);
});

test('a modal is opened, filled in, refused with errors and accepted', async () => {
  const block = (id: string, label: string) => ({
    type: 'input' as const,
    block_id: id,
    label: { type: 'plain_text' as const, text: label },
    element: { type: 'plain_text_input' as const, action_id: 'isi' },
  });
  app.command('/forses', async ({ ack, client, command }) => {
    await ack();
    await client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'buatrapat',
        title: { type: 'plain_text', text: 'Buat rapat' },
        submit: { type: 'plain_text', text: 'Simpan' },
        blocks: [block('acara', 'Acara'), block('tempat', 'Tempat')],
      },
    });
  });
  app.view('buatrapat', async ({ ack, view, client, body }) => {
    const tempat = view.state.values.tempat?.isi?.value;
    if (tempat === 'entah') {
      await ack({ response_action: 'errors', errors: { tempat: 'Tempat belum jelas' } });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Rapat di ${tempat}` });
  });
  await app.start();
  const { slack } = office;
  await slack.command({ from: 'U0ANI', channel: 'C0FORUM', command: '/forses' });
  expect((await slack.nextModal('U0ANI')).view).toMatchObject({ callback_id: 'buatrapat' });
  expect(await slack.submitModal({ from: 'U0ANI', values: { acara: 'Rapat' } })).toEqual({
    result: 'errors',
    by: 'client',
    errors: { tempat: 'Required' },
  });
  const refused = await slack.submitModal({ from: 'U0ANI', values: { acara: 'Rapat', tempat: 'entah' } });
  expect(refused).toEqual({ result: 'errors', by: 'app', errors: { tempat: 'Tempat belum jelas' } });
  expect(await slack.submitModal({ from: 'U0ANI', values: { acara: 'Rapat', tempat: 'Aula' } })).toEqual({
    result: 'closed',
  });
  expect(slack.modalOf('U0ANI')).toBeUndefined();
  expect(await slack.nextMessage('U0ANI')).toMatchObject({ text: 'Rapat di Aula' });
});

test('a file is uploaded with the three-step flow, and a shared one downloaded with the token', async () => {
  const urls: string[] = [];
  app.event('message', async ({ event }) => {
    if (event.subtype !== 'file_share') return;
    for (const file of event.files ?? []) urls.push(file.url_private_download ?? '');
  });
  await app.start();
  const { slack } = office;
  await app.client.files.uploadV2({
    channel_id: 'C0FORUM',
    filename: 'jadwal.ics',
    content: 'BEGIN:VCALENDAR',
  });
  const posted = await slack.nextMessage('C0FORUM');
  const uploaded = await app.client.files.info({ file: posted.files[0] ?? '' });
  urls.push(uploaded.file?.url_private ?? '');
  slack.shareFile({ from: 'U0ANI', channel: 'U0ANI', filename: 'anggota.csv', content: 'kode,instansi\n' });
  await slack.until(() => (urls.length === 2 ? true : undefined));
  const [own = '', shared = ''] = urls;
  const headers = { Authorization: `Bearer ${slack.settings.botToken}` };
  expect(await (await fetch(own, { headers })).text()).toBe('BEGIN:VCALENDAR');
  expect(await (await fetch(shared, { headers })).text()).toBe('kode,instansi\n');
  expect((await fetch(shared)).headers.get('content-type')).toBe('text/html');
});
