import type { Command } from '../../inbound/command.ts';
import { setDetail } from './set-detail.ts';

/** Where a meeting is: shows it; its host and the secretariat set it, and everyone who was told is told. */
export const lokasi: Command = {
  name: 'lokasi',
  aliases: ['tempat'],
  run: (call) => setDetail(call, 'place'),
};
