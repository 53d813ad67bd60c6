import type { Command } from '../../inbound/command.ts';
import { recap } from './recap.words.ts';
import { replyRecap } from './recap-reply.ts';

/** Counts and lists the answers to a meeting. */
export const rekap: Command = {
  name: 'rekap',
  aliases: [],
  onlyReads: true,
  run: (call) => replyRecap(call, recap),
};
