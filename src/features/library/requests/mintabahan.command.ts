import { message } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, Command, PressCall } from '../../../inbound/command.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { pressAsking, startAsking } from './asking.ts';
import { closeAsked, fulfilAsked, isOwn, mayRemove, removeAsked, topicAsked } from './ending.ts';
import { openRequest } from './open-request.ts';
import { isWorded, numberIn, PAGE } from './requests.rules.ts';
import { listOpenRequests } from './requests.store.ts';
import { requestsShown } from './requests.words.ts';

/** What an institution looks for: asks for it, or lists what all of them look for. */
export const mintabahan: Command = {
  name: 'mintabahan',
  aliases: ['permintaan'],
  run: async (call) => {
    const number = readRowId(numberIn(call.argument));
    const opened = number === undefined ? undefined : await openRequest(call, number);
    if (opened !== undefined) return opened;
    return isWorded(call.argument) ? startAsking(call) : list(call, 0);
  },
  press: async (call) => {
    const [what, written] = call.parameters;
    if (what === 'daftar') return list(call, readRowId(written) ?? 0);
    return (await pressRequest(call)) ?? (await pressAsking(call)) ?? refuse(call, 'buttonGone');
  },
};

async function pressRequest(call: PressCall): Promise<readonly Reaction[] | undefined> {
  const [what, written, other] = call.parameters;
  const id = readRowId(written) ?? 0;
  switch (what) {
    case 'tutup':
      return closeAsked(call, id);
    case 'hapus':
      return removeAsked(call, id);
    case 'topik':
      return topicAsked(call, { id, topicId: readRowId(other) ?? 0 });
    case 'penuhi':
      return fulfilAsked(call, { id, entryId: readRowId(other) ?? 0 });
    case 'belum':
      return replyHere(call, message({ summary: call.language.t('requests:stillOpen') }));
    default:
      return undefined;
  }
}

async function list(call: Call, offset: number): Promise<readonly Reaction[]> {
  const { work, context, language, incoming } = call;
  const { id: forumId, name: forum, timeZone: zone } = context.forum;
  const first = context.actor.seats.map(({ institutionId }) => institutionId);
  const found = await listOpenRequests(work.db, { forumId, first, offset, limit: PAGE + 1 });
  const requests = found.slice(0, PAGE);
  const shown = requestsShown(
    {
      ...{ forum, zone, requests, offset, next: found.length > PAGE ? offset + PAGE : undefined },
      ownIds: new Set(requests.filter((request) => isOwn(call, request)).map(({ id }) => id)),
      mayCurate: mayRemove(call),
    },
    language,
  );
  return incoming.body.kind === 'press' ? [{ kind: 'replace', message: shown }] : replyHere(call, shown);
}
