import { describe, expect, it } from 'vitest';
import { separateQuestions } from '../../../src/language/text/separate-questions.ts';

describe('several questions in one message', () => {
  it.each([
    ['Parkirnya di mana? Terus pakai baju apa?', ['Parkirnya di mana?', 'Terus pakai baju apa?']],
    ['kapan batas konfirmasi dan rapatnya di mana', ['kapan batas konfirmasi', 'rapatnya di mana']],
    ['notula kapan dibagikan, materi unduh di mana', ['notula kapan dibagikan', 'materi unduh di mana']],
    ['when is the meeting and where', ['when is the meeting', 'where']],
  ])('are told apart in "%s"', (text, questions) => {
    expect(separateQuestions(text)).toEqual(questions);
  });

  it.each([
    'kapan rapat dan gladi',
    'siapa ketua dan sekretaris forum',
    'di mana rapatnya?',
    'apa? apa? apa? apa?',
    `kapan rapatnya ${'a '.repeat(90)} dan di mana`,
    '',
  ])('are one in "%s"', (text) => {
    expect(separateQuestions(text)).toEqual([]);
  });
});
