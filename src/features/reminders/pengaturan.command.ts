import type { Call, Command } from '../../inbound/command.ts';
import { refuse, replyPrivately, sayInPrivate } from '../../inbound/replies.ts';
import { hoursProblem, parseHours } from '../../notices/settings/rules.ts';
import { listOwnPlatforms, loadWishes, saveWishes } from '../../notices/settings/settings.store.ts';
import type { PersonWishes } from '../../notices/settings/types.ts';
import type { PlatformName } from '../../platform/incoming.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { personWishes, platformTitle } from './wishes.words.ts';

/** Shows and changes how somebody wants to be written to: platform, quiet hours, how many reminders. */
export const pengaturan: Command = {
  name: 'pengaturan',
  aliases: [],
  run: async (call) => {
    const [what = '', ...others] = call.argument.toLowerCase().split(/\s+/);
    return apply(call, { what, value: others.join(' ') });
  },
  press: (call) => apply(call, { what: call.parameters[0] ?? '', value: call.parameters[1] ?? '' }),
};

async function apply(
  call: Call,
  { what, value }: { readonly what: string; readonly value: string },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const { personId } = context.actor;
  if (personId === undefined) return refuse(call, 'unknownPerson');
  const key = { forumId: context.forum.id, personId };
  const before = await loadWishes(work.db, key);
  const platforms = await listOwnPlatforms(work.db, key);
  if (what === '') return show(call, { wishes: before, platforms });
  const after = changed(before, { what, value });
  if (after === undefined) {
    return what === 'tenang'
      ? refuse(call, 'wrongHours')
      : refuse(call, { reason: 'unknownOption', option: what, options: 'lewat, pengingat, tenang' });
  }
  const { platform, quiet } = after;
  if (platform !== undefined && platform !== before.platform && !platforms.includes(platform))
    return refuse(call, { reason: 'noAccountOn', platform: platformTitle(platform) });
  const problem = quiet === undefined || what !== 'tenang' ? undefined : hoursProblem(quiet, 'person');
  if (problem !== undefined) return refuse(call, problem);
  await saveWishes(work.db, { key, wishes: after });
  return show(call, { wishes: after, platforms });
}

function changed(
  wishes: PersonWishes,
  { what, value }: { readonly what: string; readonly value: string },
): PersonWishes | undefined {
  switch (`${what} ${value}`) {
    case 'lewat telegram':
    case 'lewat slack':
      return { ...wishes, platform: value === 'slack' ? 'slack' : 'telegram' };
    case 'lewat terakhir':
      return { ...wishes, platform: undefined };
    case 'pengingat semua':
      return { ...wishes, level: 'all' };
    case 'pengingat seperlunya':
      return { ...wishes, level: 'few' };
    case 'tenang forum':
      return { ...wishes, quiet: undefined };
  }
  const hours = what === 'tenang' ? parseHours(value) : undefined;
  return hours === undefined ? undefined : { ...wishes, quiet: hours };
}

function show(
  call: Call,
  { wishes, platforms }: { readonly wishes: PersonWishes; readonly platforms: readonly PlatformName[] },
): readonly Reaction[] {
  const { incoming, context, language, services } = call;
  const shown = personWishes({ ...context.actor, wishes, platforms }, language);
  if (incoming.body.kind === 'press') return [{ kind: 'replace', message: shown }];
  const url = services.platforms.get(incoming.platform)?.privateChatUrl('mulai');
  return replyPrivately(shown, sayInPrivate(url, language));
}
