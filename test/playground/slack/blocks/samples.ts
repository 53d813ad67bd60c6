/** Small building stones for blocks that are right; the tests break them one at a time. */
export type Sample = Record<string, unknown>;

export const long = (length: number): string => 'x'.repeat(length);
export const plain = (text: string): Sample => ({ type: 'plain_text', text });
export const marked = (text: string): Sample => ({ type: 'mrkdwn', text });
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

export const option = (name: string, more: Sample = {}): Sample => ({
  text: plain(name),
  value: name,
  ...more,
});
export const options = (count: number): Sample[] => times(count, (index) => option(`pilihan-${index}`));
export const button = (more: Sample = {}): Sample => ({
  type: 'button',
  text: plain('Hadir'),
  action_id: 'rsvp',
  ...more,
});
export const select = (more: Sample = {}): Sample => ({
  type: 'static_select',
  options: options(2),
  ...more,
});

export const section = (more: Sample = {}): Sample => ({
  type: 'section',
  text: marked('*Undangan*'),
  ...more,
});
export const header = (text: string): Sample => ({ type: 'header', text: plain(text) });
export const actions = (...elements: Sample[]): Sample => ({ type: 'actions', elements });
export const context = (...elements: Sample[]): Sample => ({ type: 'context', elements });
export const input = (element: Sample, more: Sample = {}): Sample => ({
  type: 'input',
  label: plain('Acara'),
  element,
  ...more,
});
export const textInput = (more: Sample = {}): Sample => ({
  type: 'plain_text_input',
  action_id: 'isi',
  ...more,
});
export const image = (more: Sample = {}): Sample => ({
  type: 'image',
  image_url: 'https://example.org/logo.png',
  alt_text: 'Lambang',
  ...more,
});
export const confirm = (more: Sample = {}): Sample => ({
  title: plain('Yakin?'),
  text: plain('Pengingat akan dikirim'),
  confirm: plain('Kirim'),
  deny: plain('Batal'),
  ...more,
});
export const table = (rows: Sample[][], more: Sample = {}): Sample => ({ type: 'table', rows, ...more });
export const cell = (text: string): Sample => ({ type: 'raw_text', text });
export const modal = (more: Sample = {}): Sample => ({
  type: 'modal',
  title: plain('Buat rapat'),
  submit: plain('Simpan'),
  close: plain('Batal'),
  blocks: [input(textInput())],
  ...more,
});
