import type { Command } from '../../inbound/command.ts';
import { answerCommand } from './answering/answer-command.ts';
import { answerPlainWords, offerBesideQuestion } from './plain-words.ts';

/** Answers that one comes; and takes plain words that answer, whichever answer they give. */
export const hadir: Command = {
  ...answerCommand({ name: 'hadir', answer: 'attending', aliases: ['ya', 'datang'] }),
  words: answerPlainWords,
  besideWords: offerBesideQuestion,
};
