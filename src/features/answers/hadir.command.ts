import { answerCommand } from './answering/answer-command.ts';

export const hadir = answerCommand({ name: 'hadir', answer: 'attending', aliases: ['ya', 'datang'] });
