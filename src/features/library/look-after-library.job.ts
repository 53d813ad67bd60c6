import type { Job } from '../../model/job.ts';
import { checkTask } from './care/check.service.ts';
import { waitingTask } from './care/waiting.service.ts';
import { targetTask } from './contribution/target.service.ts';
import { digestTask } from './digest/digest.service.ts';
import { forEachForum } from './each-forum.service.ts';
import { matchingTask } from './requests/matching.service.ts';

const TASKS = [digestTask, waitingTask, checkTask, targetTask, matchingTask];

/** Tells of the library what is due by itself, and closes what nobody looks for any more; once, whoever runs it. */
export const lookAfterLibrary: Job = {
  name: 'look-after-library',
  every: 'minute',
  run: forEachForum(TASKS),
};
