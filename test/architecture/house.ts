/** A part of the house: what it may import beside itself, and where code goes that wants more. */
export interface Part {
  readonly may: readonly string[];
  readonly instead: string;
}

/** The folders of `src/` and the files right in it. */
export const PARTS: Readonly<Record<string, Part>> = {
  lib: { may: [], instead: 'lib/ stands alone: what knows the bot belongs in the part that knows it' },
  platform: { may: [], instead: 'the port knows no platform and no text: adapters/ and words do' },
  documents: {
    may: ['lib'],
    instead: 'documents/ draws and writes what it is handed: facts and sentences belong in rooms',
  },
  language: { may: ['lib'], instead: 'language/ is about words: look things up in a room' },
  i18n: {
    may: ['language', 'lib', 'platform'],
    instead: 'i18n/ reads locales/ and builds messages: facts belong in rooms',
  },
  'config.ts': { may: ['lib'], instead: 'config.ts only reads the environment: app.ts wires' },
  db: { may: ['lib'], instead: 'db/ opens the store: queries belong in the store of a room' },
  calendar: {
    may: ['db', 'lib'],
    instead: 'calendar/ knows holidays and working days: what is done about them belongs in a room',
  },
  model: {
    may: ['config.ts', 'db', 'lib', 'platform'],
    instead: 'model/ has types that every room speaks of: behaviour belongs in a room',
  },
  'personal-data': {
    may: ['db', 'language', 'lib', 'model', 'platform'],
    instead: 'personal-data/ says what that is and finds traces: which tables hold them belongs in a room',
  },
  chats: {
    may: ['db', 'lib', 'model', 'personal-data', 'platform'],
    instead: 'chats/ knows where is talked: what is said belongs in a room',
  },
  notices: {
    may: [
      ...['calendar', 'chats', 'config.ts', 'db', 'i18n', 'language', 'lib', 'model', 'personal-data'],
      'platform',
    ],
    instead: 'notices/ knows no feature: what is peculiar to a kind stands in its descriptor',
  },
  inbound: {
    may: [
      'chats',
      'config.ts',
      'db',
      'i18n',
      'language',
      'lib',
      'model',
      'notices',
      'personal-data',
      'platform',
    ],
    instead: 'inbound/ knows no feature: what it asks of one is handed in by app.ts',
  },
  features: {
    may: [
      ...['calendar', 'chats', 'config.ts', 'db', 'documents', 'i18n', 'inbound', 'language', 'lib'],
      ...['model', 'notices'],
      ...['personal-data', 'platform'],
    ],
    instead: 'a feature decides and words: later sending goes through a notice, platforms through the port',
  },
  outbox: {
    may: ['calendar', 'chats', 'db', 'i18n', 'lib', 'model', 'notices', 'personal-data', 'platform'],
    instead: 'outbox/ knows no feature: what is peculiar to a kind stands in its descriptor',
  },
  scheduler: { may: ['db', 'lib', 'model'], instead: 'scheduler/ only runs jobs: app.ts hands them in' },
  adapters: {
    may: ['config.ts', 'lib', 'platform'],
    instead: 'adapters/ translate: decide and word in a feature',
  },
  backup: {
    may: ['db', 'lib', 'model'],
    instead: 'backup/ keeps and proves copies of the whole database: what is in it is the business of rooms',
  },
  http: { may: ['lib', 'platform'], instead: 'http/ serves what app.ts hands it' },
  cli: {
    may: ['adapters', 'backup', 'config.ts', 'db', 'features', 'language', 'lib', 'model', 'notices'],
    instead: 'cli/ is for operators: share with the bot through a feature',
  },
  'open-store.ts': {
    may: ['config.ts', 'db', 'features', 'inbound', 'lib'],
    instead: 'open-store.ts opens the database for a start: what runs afterwards is wired in app.ts',
  },
  'queue-gauges.ts': {
    may: ['db', 'http', 'lib', 'notices'],
    instead: 'queue-gauges.ts only counts the queue',
  },
  'app.ts': {
    may: [
      ...['adapters', 'config.ts', 'db', 'features', 'http', 'i18n', 'inbound', 'lib', 'model', 'notices'],
      ...['backup', 'language', 'open-store.ts', 'outbox', 'queue-gauges.ts', 'scheduler'],
    ],
    instead: 'app.ts wires the bot: operators’ commands belong in cli/',
  },
  'run.ts': { may: ['app.ts', 'config.ts', 'lib'], instead: 'run.ts starts and stops: wire in app.ts' },
  'load.ts': {
    may: ['adapters', 'app.ts', 'config.ts', 'db', 'features', 'language', 'outbox', 'run.ts'],
    instead: 'load.ts only says in which parts the bot is loaded',
  },
  'main.ts': { may: ['load.ts', 'run.ts', 'db', 'lib'], instead: 'main.ts only starts the process' },
  'after-install.ts': {
    may: ['db', 'load.ts'],
    instead: 'after-install.ts only prepares what npm installed',
  },
  'cli.ts': { may: ['cli', 'db', 'lib'], instead: 'cli.ts only starts the process: commands belong in cli/' },
};

/** The rooms of `src/features/`: which others each may ask, through their service, rules, types or words. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  audit: [],
  files: [],
  forum: ['audit', 'files'],
  meetings: ['audit', 'files', 'forum'],
  calendars: ['audit', 'forum', 'meetings'],
  attendance: ['audit', 'answers', 'forum', 'meetings'],
  details: ['audit', 'files', 'forum', 'meetings'],
  answers: ['audit', 'details', 'files', 'forum', 'meetings'],
  members: ['audit', 'forum', 'meetings', 'answers'],
  'follow-up': ['audit', 'files', 'forum', 'meetings'],
  library: ['audit', 'files', 'follow-up', 'forum', 'materials', 'meetings', 'members'],
  materials: ['audit', 'files', 'follow-up', 'forum', 'meetings'],
  rotation: ['audit', 'files', 'forum', 'meetings', 'members'],
  dates: ['audit', 'forum', 'meetings', 'rotation'],
  preparing: ['audit', 'forum', 'meetings'],
  polls: ['audit', 'dates', 'forum', 'meetings'],
  reminders: ['audit', 'forum', 'meetings', 'answers', 'members'],
  faq: ['audit', 'files', 'forum', 'library', 'meetings', 'answers', 'rotation'],
  privacy: ['audit', 'forum'],
};

/** What others may ask a room for. */
export const OFFERED: readonly string[] = ['service', 'rules', 'types', 'words'];

/** The floors of a room, by the last word of a file's name; `other` are files that are none of these. */
export const FLOORS: Readonly<Record<string, readonly string[]>> = {
  index: ['command', 'notice', 'job', 'page', 'service', 'words', 'store', 'rules', 'types', 'other'],
  page: ['service', 'words', 'store', 'rules', 'types', 'other'],
  command: ['service', 'notice', 'words', 'store', 'rules', 'types', 'other'],
  // A notice is planned by its kind, so services know it; what it has done when it ends is done by notices.
  notice: ['notice', 'words', 'store', 'rules', 'types', 'other'],
  job: ['service', 'notice', 'store', 'rules', 'types', 'other'],
  service: ['service', 'notice', 'store', 'rules', 'types', 'other'],
  words: ['words', 'rules', 'types', 'other'],
  store: ['store', 'rules', 'types', 'other'],
  rules: ['rules', 'types', 'other'],
  types: ['types', 'rules', 'other'],
  other: ['service', 'notice', 'words', 'store', 'rules', 'types', 'other'],
};

/** Which floor of its room a file is on. */
export function floorOf(path: string): string {
  const file = path.split('/').at(-1) ?? '';
  const named = /^(?:[a-z0-9-]+\.)?(command|notice|job|page|service|words|store|rules|types)\.ts$/.exec(
    file,
  )?.[1];
  if (named !== undefined) return named;
  return /^src\/features\/[a-z-]+\/index\.ts$/.test(path) ? 'index' : 'other';
}

/** Files that query the database. */
export const STORE = /\/(?:[a-z-]+\.)?store\.ts$|\/(?:[a-z-]+-)?statement\.ts$|-store\.ts$/;
