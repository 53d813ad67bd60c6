import { answerCommand } from './answering/answer-command.ts';

export const tidakhadir = answerCommand({
  name: 'tidakhadir',
  answer: 'tidak_hadir',
  aliases: ['tidak_hadir', 'izin', 'berhalangan'],
});
