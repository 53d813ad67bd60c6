import type { Feature } from '../feature.ts';
import { bahasa } from './bahasa.command.ts';
import { bantuan } from './bantuan.command.ts';
import { forum as chooseForum } from './forum.command.ts';
import { kesehatan } from './kesehatan.command.ts';
import { lepaskan } from './lepaskan.command.ts';
import { forumPersonalData } from './personal-data.ts';
import { tautkan } from './tautkan.command.ts';

/** The forum itself and its conversations: help, languages, which chat is bound, whether everything works. */
export const forum: Feature = {
  name: 'forum',
  commands: [bantuan, bahasa, kesehatan, chooseForum, tautkan, lepaskan],
  notices: [],
  jobs: [],
  personalData: forumPersonalData,
};
