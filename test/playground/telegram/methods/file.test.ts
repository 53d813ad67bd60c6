import { expect, test } from 'vitest';
import { post, type StartedSimulator, startSimulator } from '../start-simulator.ts';

/** A PNG of 2 by 1 pixels, as far as its header goes. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d494844520000000200000001', 'hex');
const JPEG = Buffer.from('ffd8ffe000040000ffc0000b080003000401011100ffd9', 'hex');

async function upload(started: StartedSimulator, method: string, fields: Record<string, string | Blob>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value);
    else form.set(name, value, 'undangan.pdf');
  }
  return post(`${started.apiRoot}/bot${started.sim.token}/${method}`, { body: form });
}

async function withUser(): Promise<StartedSimulator> {
  const started = await startSimulator();
  started.sim.startBot(started.sim.addUser({ id: 1001, firstName: 'Budi' }));
  return started;
}

test('an uploaded document can be sent again by its id and downloaded', async () => {
  const started = await withUser();
  const { sim, call, apiRoot } = started;
  const sent = await upload(started, 'sendDocument', {
    chat_id: '1001',
    caption: '<b>Surat</b>',
    parse_mode: 'HTML',
    document: 'attach://berkas',
    berkas: new Blob(['isi surat']),
  });
  expect(sent.result).toMatchObject({
    caption: 'Surat',
    caption_entities: [{ type: 'bold' }],
    document: { file_name: 'undangan.pdf', file_size: 9 },
  });
  const fileId = sim.lastMessage(1001)?.document?.file_id ?? '';
  expect(await call('sendDocument', { chat_id: 1001, document: fileId })).toMatchObject({ ok: true });
  const { result } = await call('getFile', { file_id: fileId });
  const { file_path } = result as { readonly file_path: string };
  const download = await fetch(`${apiRoot}/file/bot${sim.token}/${file_path}`);
  expect(await download.text()).toBe('isi surat');
  expect(Buffer.from(sim.fileContent(fileId) ?? []).toString()).toBe('isi surat');
});

test('bytes survive multipart as they are', async () => {
  const started = await withUser();
  const bytes = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
  await upload(started, 'sendDocument', { chat_id: '1001', document: new Blob([bytes]) });
  const fileId = started.sim.lastMessage(1001)?.document?.file_id ?? '';
  expect(Buffer.from(started.sim.fileContent(fileId) ?? [])).toEqual(Buffer.from(bytes));
});

test('pictures must be PNG or JPEG', async () => {
  const started = await withUser();
  const send = (content: Buffer): ReturnType<typeof upload> =>
    upload(started, 'sendPhoto', { chat_id: '1001', photo: new Blob([Uint8Array.from(content)]) });
  expect((await send(PNG)).result).toMatchObject({ photo: [{ width: 2, height: 1 }] });
  expect((await send(JPEG)).result).toMatchObject({ photo: [{ width: 4, height: 3 }] });
  expect(await send(Buffer.from('bukan gambar'))).toMatchObject({
    description: 'Bad Request: IMAGE_PROCESS_FAILED',
  });
});

test('unknown files, links, empty files and long captions are refused', async () => {
  const started = await withUser();
  const { call } = started;
  const wrongFile = { status: 400, description: 'Bad Request: wrong file identifier/HTTP URL specified' };
  for (const document of ['tiada', 'https://example.org/a.pdf']) {
    expect(await call('sendDocument', { chat_id: 1001, document })).toMatchObject(wrongFile);
  }
  const document = new Blob(['x']);
  const caption = 'x'.repeat(1025);
  expect(await upload(started, 'sendDocument', { chat_id: '1001', document, caption })).toMatchObject({
    description: 'Bad Request: message caption is too long',
  });
  expect(await upload(started, 'sendDocument', { chat_id: '1001', document: new Blob([]) })).toMatchObject({
    status: 400,
  });
  expect(await call('getFile', { file_id: 'tiada' })).toMatchObject({ status: 400 });
});
