import type { Command } from '../../../inbound/command.ts';
import { pending } from './recap.words.ts';
import { replyRecap } from './recap-reply.ts';

/** Lists who has not answered. */
export const belum: Command = {
  name: 'belum',
  aliases: [],
  onlyReads: true,
  run: (call) => replyRecap(call, pending),
};
