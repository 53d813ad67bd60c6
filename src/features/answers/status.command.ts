import type { Command } from '../../inbound/command.ts';
import { showStatus } from './status.service.ts';

/** Shows the answer of one's own institution, who gave it and when. */
export const status: Command = {
  name: 'status',
  aliases: [],
  onlyReads: true,
  run: (call) => showStatus(call, call.argument),
};
