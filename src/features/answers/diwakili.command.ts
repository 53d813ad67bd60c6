import { answerCommand } from './answering/answer-command.ts';

export const diwakili = answerCommand({
  name: 'diwakili',
  answer: 'represented',
  aliases: ['wakil', 'diwakilkan'],
});
