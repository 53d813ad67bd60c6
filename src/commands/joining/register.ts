import { saveDialogue } from '../../domain/inbound/dialogue-store.ts';
import { applyToJoin } from '../../domain/joining/service.ts';
import type { Newcomer } from '../../domain/joining/types.ts';
import { type Institution, listInstitutions } from '../../domain/members/store.ts';
import type { Capacity } from '../../domain/members/types.ts';
import { createInstitutionIndex } from '../../language/institutions/index.ts';
import { HOUR_MS } from '../../lib/clock.ts';
import { cleanName } from '../../lib/text.ts';
import { message } from '../../messages/build.ts';
import { askCapacity, chooseInstitution } from '../../messages/joining.ts';
import type { Incoming } from '../../platform/incoming.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import type { Call } from '../command.ts';
import { dialogueKey } from '../converse.ts';
import { refuse } from '../refuse.ts';
import { replyHere } from '../reply.ts';

/** Longest name of an institution that is looked for. */
const NAME_LENGTH = 100;
/** Most institutions that are offered at once. */
const MOST_OFFERED = 6;

/** Who wants to come in. */
export function newcomerOf({ platform, sender }: Pick<Incoming, 'platform' | 'sender'>): Newcomer {
  return { platform, externalId: sender.id, name: sender.displayName };
}

/** Asks for the institution; the next words are taken as its name. */
export async function askInstitution(call: Call): Promise<readonly Reaction[]> {
  await expectInstitution(call);
  return replyHere(call, message({ summary: call.language.t('joining:askInstitution') }));
}

/** Finds the institution that words name: asks as what, offers those that are near, or asks for another name. */
export async function registerFor(call: Call, typed: string): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const words = cleanName(typed, { longest: NAME_LENGTH });
  const institutions = await listInstitutions(work.db, context.forum.id);
  const matches = createInstitutionIndex(institutions).find(words, MOST_OFFERED);
  const near = matches.flatMap(({ code }) => institutions.filter((one) => one.code === code));
  const [first] = near;
  if (first !== undefined && matches[0]?.certain === true)
    return replyHere(call, askCapacity(first, language));
  await expectInstitution(call);
  const summary = language.t('joining:noInstitution', { name: words });
  return replyHere(call, near.length === 0 ? message({ summary }) : chooseInstitution(words, near, language));
}

/** Goes on with the institution of a pressed button. */
export async function chooseOffered(call: Call, id: number): Promise<readonly Reaction[]> {
  const institution = await institutionById(call, id);
  return institution === undefined
    ? refuse(call, 'proposalGone')
    : [{ kind: 'replace', message: askCapacity(institution, call.language) }];
}

/** Sends the request to the secretariat. */
export async function sendRequest(
  call: Call,
  { id, capacity }: { readonly id: number; readonly capacity: Capacity },
): Promise<readonly Reaction[]> {
  const { work, context, language, incoming, services } = call;
  const institution = await institutionById(call, id);
  if (institution === undefined) return refuse(call, 'proposalGone');
  const applied = await applyToJoin(work, {
    forumId: context.forum.id,
    institutionId: institution.id,
    capacity,
    newcomer: newcomerOf(incoming),
    admins: services.admins,
  });
  if (!applied.ok) return refuse(call, applied.reason, { name: institution.shortName });
  return [{ kind: 'replace', message: sent(call, institution, language.t(`joining:capacity.${capacity}`)) }];
}

function sent({ language }: Call, { shortName }: Institution, capacity: string): OutgoingMessage {
  return message({ summary: language.t('joining:sent', { institution: shortName, capacity }) });
}

async function institutionById({ work, context }: Call, id: number): Promise<Institution | undefined> {
  const institutions = await listInstitutions(work.db, context.forum.id);
  return institutions.find((one) => one.id === id);
}

function expectInstitution(call: Call): Promise<void> {
  const { work, context, incoming } = call;
  if (incoming.chat.kind !== 'private') return Promise.resolve();
  return saveDialogue(work.db, {
    key: dialogueKey(call),
    forumId: context.forum.id,
    dialogue: { command: 'daftar', step: 'instansi', facts: {} },
    expiresAt: work.now + HOUR_MS,
  });
}
