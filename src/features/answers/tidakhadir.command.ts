import { answerCommand } from './answering/answer-command.ts';

export const tidakhadir = answerCommand({
  name: 'tidakhadir',
  answer: 'not_attending',
  aliases: ['tidak_hadir', 'berhalangan'],
});
