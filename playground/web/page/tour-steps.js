/**
 * The tour: who does what where. `fill`: something is typed for the reader. `leap`: the clock is moved so far.
 * @type {readonly { name: string, done: string, person: string, chat: string, fill: boolean, leap?: string }[]}
 */
export const STEPS = [
  { name: 'announce', done: 'announced', person: 'secretariat', chat: 'telegram-private', fill: true },
  { name: 'answer', done: 'answered', person: 'bmkg', chat: 'telegram-group', fill: false },
  { name: 'change', done: 'changed', person: 'bmkg', chat: 'telegram-private', fill: true },
  { name: 'delegate', done: 'delegated', person: 'kemenkeu', chat: 'telegram-group', fill: true },
  { name: 'remind', done: 'reminded', person: 'chair', chat: 'slack-channel', fill: true },
  { name: 'ask', done: 'asked', person: 'papua', chat: 'telegram-private', fill: true },
  { name: 'wait', done: 'held', person: 'bmkg', chat: 'telegram-private', fill: false, leap: 'meeting' },
  { name: 'handover', done: 'handedOver', person: 'secretariat', chat: 'telegram-group', fill: true },
];
