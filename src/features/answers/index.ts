import type { Feature } from '../feature.ts';
import { answerReplaced } from './answer-replaced.notice.ts';
import { batal } from './batal.command.ts';
import { diwakili } from './diwakili.command.ts';
import { hadir } from './hadir.command.ts';
import { lateAnswers } from './late-answers.notice.ts';
import { masihdikonfirmasi } from './masihdikonfirmasi.command.ts';
import { answersPersonalData } from './personal-data.store.ts';
import { belum } from './recap/belum.command.ts';
import { morningRecap } from './recap/morning-recap.notice.ts';
import { recapNotice } from './recap/recap.notice.ts';
import { rekap } from './recap/rekap.command.ts';
import { status } from './status.command.ts';
import { tidakhadir } from './tidakhadir.command.ts';

/** Answers: hadir, tidak hadir, diwakili, masih dikonfirmasi, for whom they count, and their recap. */
export const answers: Feature = {
  name: 'answers',
  commands: [hadir, tidakhadir, diwakili, masihdikonfirmasi, status, rekap, belum, batal],
  notices: [recapNotice, morningRecap, lateAnswers, answerReplaced],
  jobs: [],
  personalData: answersPersonalData,
};
