import { answerCommand } from './answering/answer-command.ts';

export const diwakili = answerCommand({
  name: 'diwakili',
  answer: 'diwakili',
  aliases: ['wakil', 'diwakilkan'],
});
