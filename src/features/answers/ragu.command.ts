import { answerCommand } from './answering/answer-command.ts';

export const ragu = answerCommand({
  name: 'ragu',
  answer: 'tentative',
  aliases: ['mungkin', 'masihdikonfirmasi'],
});
