import type { Feature } from '../feature.ts';
import { bahasa } from './bahasa.command.ts';
import { bantuan } from './bantuan.command.ts';
import { forum as forumCommand } from './forum.command.ts';
import { kesehatan } from './kesehatan.command.ts';
import { lepaskan } from './lepaskan.command.ts';
import { forumPersonalData } from './personal-data.ts';
import { tautkan } from './tautkan.command.ts';
import type { ForumSetting } from './types.ts';

/**
 * The forum itself and its conversations: help, languages, which chat is bound, whether everything works.
 * @param settings those that other rooms keep
 */
export function forum(settings: readonly ForumSetting[]): Feature {
  return {
    name: 'forum',
    commands: [bantuan, bahasa, kesehatan, forumCommand(settings), tautkan, lepaskan],
    notices: [],
    jobs: [],
    personalData: forumPersonalData,
  };
}
