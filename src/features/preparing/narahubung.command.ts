import type { Command } from '../../inbound/command.ts';
import { setDetail } from './set-detail.ts';

/** Whom members may ask about a meeting: shows it; its host and the secretariat set it, and everyone who was told is told. */
export const narahubung: Command = {
  name: 'narahubung',
  aliases: ['kontak'],
  run: (call) => setDetail(call, 'contact'),
};
