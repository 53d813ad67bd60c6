import { message } from '../../i18n/message.ts';
import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, HandedFile, PressCall, RunCall } from '../../inbound/command.ts';
import { refuse } from '../../inbound/replies.ts';
import { mayUse } from '../../inbound/rights.ts';
import { asksSomething } from '../../language/answer-words.ts';
import type { Meeting } from '../../model/meeting.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { MOST_FILE_BYTES } from '../files/rules.ts';
import { ALL_KINDS, keepFile, loadFile } from '../files/service.ts';
import { listActions } from '../follow-up/service.ts';
import { replyAbout } from '../meetings/draft-reply.service.ts';
import { findLastMeeting, findMeeting } from '../meetings/service.ts';
import { findMeetingIn, isUnwanted, mayHandIn } from '../meetings/which-meeting.service.ts';
import { addingRefused, addMaterial, mayAdd, rememberAlbum } from './adding.ts';
import { askWhatFor, becomes, isFileWelcome } from './file-use.ts';
import { readLink, titleOf } from './rules.ts';
import { deleteMaterial, findMaterial, listMaterials } from './store.ts';
import { materialsShown, whichToRemove } from './words.ts';

/** What the bot can send out again. */
const KEPT_ENDINGS = /\.(?:pdf|docx|xlsx|pptx|png|jpe?g)$/i;
/** So many open action items stand beside the materials. */
const MOST_ACTIONS = 20;

/** Materials of a meeting: shows and sends them; secretariat and host add files and addresses. */
export const bahan: Command = {
  name: 'bahan',
  aliases: ['materi'],
  handed: { maxBytes: MOST_FILE_BYTES, isWelcome: (call) => mayHandIn(call, 'bahan') },
  files: {
    maxBytes: MOST_FILE_BYTES,
    takes: ({ file, words }) => KEPT_ENDINGS.test(file.name) && !asksSomething(words),
    isWelcome: isFileWelcome,
    take: askWhatFor,
  },
  run: async (call) => {
    if (isUnwanted(call)) return refuse(call, 'noRight');
    const found = await findMeant(call);
    if ('reactions' in found) return found.reactions;
    const { meeting, rest } = found;
    const link = readLink(rest);
    if (call.file !== undefined) return addFile(call, { meeting, file: call.file, words: rest });
    if (link !== undefined) return addLink(call, { meeting, ...link });
    if (/^hapus$/i.test(rest)) return askToRemove(call, meeting);
    return rest === '' ? show(call, meeting) : refuse(call, { reason: 'materialsUnclear', words: rest });
  },
  press: async (call) => {
    const [what, written] = call.parameters;
    const id = readRowId(written) ?? 0;
    switch (what) {
      case 'kirim':
        return send(call, id);
      case 'hapus':
        return remove(call, id);
      case 'lihat':
      case 'pilihhapus': {
        const meeting = await findShown(call, id);
        if (meeting === undefined) return refuse(call, 'proposalGone');
        return what === 'lihat' ? show(call, meeting) : askToRemove(call, meeting);
      }
      case 'jadikan':
        return becomes(call, call.parameters.slice(1));
      case 'batal':
        return [{ kind: 'replace', message: message({ summary: call.language.t('files:ask.dropped') }) }];
      default:
        return refuse(call, 'proposalGone');
    }
  },
};

/** The meeting that is named, replied to or next; where none is to come, the last one. */
async function findMeant(
  call: RunCall,
): Promise<
  { readonly meeting: Meeting; readonly rest: string } | { readonly reactions: readonly Reaction[] }
> {
  const { work, context, argument } = call;
  const mayAnnounce = mayUse('umumkan', context.actor.roles);
  const found = await findMeetingIn(call, {
    words: argument,
    states: mayAnnounce ? ['draft', 'announced'] : ['announced'],
  });
  if (found.ok) return found;
  const isNamed = /^\s*#?(?:ke-?)?\d/.test(argument);
  const last = isNamed
    ? undefined
    : await findLastMeeting(work.db, { forumId: context.forum.id, before: work.now });
  return last === undefined ? found : { meeting: last, rest: argument.trim() };
}

/** A meeting by its button, for who may know of it. */
async function findShown(call: PressCall, id: number): Promise<Meeting | undefined> {
  const meeting = await findMeeting(call.work.db, { forumId: call.context.forum.id, id });
  const isHidden = meeting?.state === 'draft' && !mayUse('umumkan', call.context.actor.roles);
  return isHidden ? undefined : meeting;
}

function reply(call: Call, about: Omit<Parameters<typeof replyAbout>[1], 'command'>): readonly Reaction[] {
  return replyAbout(call, { ...about, command: 'bahan' });
}

async function show(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  const materials = await listMaterials(work.db, { forumId, meetingId: meeting.id });
  const open = await listActions(work.db, { forumId, meetingId: undefined, limit: MOST_ACTIONS });
  const actions = meeting.startsAt > work.now ? open : [];
  const facts = { meeting, materials, actions, zone, mayChange: mayAdd(call, meeting) };
  return reply(call, { meeting, answer: materialsShown(facts, language) });
}

async function addFile(
  call: RunCall,
  { meeting, file, words }: { readonly meeting: Meeting; readonly file: HandedFile; readonly words: string },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const { forumId } = meeting;
  const refused = await addingRefused(call, meeting);
  if (refused !== undefined) return refused;
  const kept = await keepFile(work, {
    ...{ ...file, forumId, accepts: ALL_KINDS, createdById: context.actor.personId },
  });
  await rememberAlbum(call, meeting);
  if (!kept.ok) return refuse(call, kept.refusal);
  const title = titleOf(words, kept.file.name);
  return reply(call, { meeting, answer: await addMaterial(call, { meeting, title, fileId: kept.file.id }) });
}

async function addLink(
  call: RunCall,
  link: { readonly meeting: Meeting; readonly url: string; readonly title: string },
): Promise<readonly Reaction[]> {
  const refused = await addingRefused(call, link.meeting);
  return refused ?? reply(call, { meeting: link.meeting, answer: await addMaterial(call, link) });
}

async function askToRemove(call: Call, meeting: Meeting): Promise<readonly Reaction[]> {
  const { forumId, id: meetingId, number } = meeting;
  if (!mayAdd(call, meeting)) return refuse(call, 'noRight');
  const materials = await listMaterials(call.work.db, { forumId, meetingId });
  return materials.length === 0
    ? refuse(call, { reason: 'noMaterials', number })
    : reply(call, { meeting, answer: whichToRemove({ meeting, materials }, call.language) });
}

async function remove(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const material = await findMaterial(work.db, { forumId, id });
  const meeting = material && (await findMeeting(work.db, { forumId, id: material.meetingId }));
  if (material === undefined || meeting === undefined) return refuse(call, 'materialGone');
  if (!mayAdd(call, meeting)) return refuse(call, 'noRight');
  if (!(await deleteMaterial(work.db, { forumId, id }))) return refuse(call, 'materialGone');
  const { number } = meeting;
  await recordAudit(work.db, { context, at: work.now, action: 'bahan hapus', subject: `rapat ${number}` });
  const summary = language.t('files:materials.removed', { title: material.title, number });
  return [{ kind: 'replace', message: message({ summary }) }];
}

async function send(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const forumId = context.forum.id;
  const material = await findMaterial(work.db, { forumId, id });
  const meeting = material && (await findShown(call, material.meetingId));
  const file = material?.file && (await loadFile(work.db, { forumId, id: material.file.id }));
  if (meeting === undefined || file === undefined) return refuse(call, 'materialGone');
  const summary = language.t('files:materials.sent', {
    title: material?.title ?? '',
    number: meeting.number,
  });
  return reply(call, { meeting, answer: message({ summary, files: [file] }) });
}
