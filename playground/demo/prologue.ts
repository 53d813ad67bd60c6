import { playedBy } from './actor.ts';
import { leads } from './cast.ts';
import type { Demo } from './demo.ts';
import { seedDemo } from './seed.ts';

/** Brings the demo to where the playground begins: members loaded, both chats bound, the first hosts in the queue. */
export async function playPrologue(demo: Demo): Promise<void> {
  await seedDemo(demo);
  const secretariat = playedBy(demo, leads.sekretariat);
  secretariat.say('group', '/tautkan');
  await secretariat.expect({ where: 'group', words: ['FORSES'] });
  secretariat.say('channel', '/forses tautkan');
  await secretariat.expect({ where: 'channel', words: ['FORSES'] });
  for (const name of ['LAN', 'Kemenkeu', 'Bali']) {
    secretariat.say('telegram', `/giliran tambah ${name}`);
    await secretariat.expect({ where: 'telegram', words: [name] });
  }
}
