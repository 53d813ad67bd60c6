import { answerCommand } from './answering/answer-command.ts';

/** The fourth answer; `ragu` is its shorter name, and what buttons sent before carry. */
export const masihdikonfirmasi = answerCommand({
  name: 'masihdikonfirmasi',
  answer: 'tentative',
  aliases: ['ragu', 'mungkin'],
});
