import { message } from '../../../i18n/message.ts';
import { exampleInstitutions } from '../../../inbound/args/institution.ts';
import { type Institution, listInstitutions } from '../../../inbound/args/institutions.store.ts';
import type { Call } from '../../../inbound/command.ts';
import { dialogueKey, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import { createInstitutionIndex } from '../../../language/institutions/index.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import { cleanName } from '../../../lib/text.ts';
import type { Capacity } from '../../../model/actor.ts';
import type { Incoming } from '../../../platform/incoming.ts';
import type { OutgoingMessage } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { listForums } from '../../forum/service.ts';
import { applyToJoin, MOST_PENDING_REQUESTS } from './requests.service.ts';
import type { Newcomer } from './types.ts';
import { askCapacity, chooseInstitution, type OfferedInstitution } from './words.ts';

/** Longest name of an institution that is looked for. */
const NAME_LENGTH = 100;
/** Most institutions that are offered at once. */
const MOST_OFFERED = 6;

/** Who wants to come in. */
export function newcomerOf({ platform, sender }: Pick<Incoming, 'platform' | 'sender'>): Newcomer {
  return { platform, externalId: sender.id, name: sender.displayName, handle: sender.handle };
}

/** Asks for the institution; the next words are taken as its name. */
export async function askInstitution(call: Call): Promise<readonly Reaction[]> {
  await expectInstitution(call);
  const examples = exampleInstitutions((await institutionsOfForums(call)).flat(), '');
  const summary =
    examples === ''
      ? call.language.t('joining:askInstitutionPlain')
      : call.language.t('joining:askInstitution', { examples });
  return replyHere(call, message({ summary }));
}

/** Finds the institution that words name: asks as what, offers those that are near, or asks for another name. */
export async function registerFor(call: Call, typed: string): Promise<readonly Reaction[]> {
  const words = cleanName(typed, { longest: NAME_LENGTH });
  const near = await institutionsNear(call, words);
  const certain = near.filter((one) => one.certain);
  const [only] = certain;
  if (only !== undefined && certain.length === 1)
    return replyHere(call, askCapacity(shown(only), call.language));
  await expectInstitution(call);
  const offered = (certain.length > 0 ? certain : near).slice(0, MOST_OFFERED);
  const known = (await institutionsOfForums(call)).flat();
  const examples = exampleInstitutions(known, words);
  const summary =
    examples === ''
      ? call.language.t('joining:noInstitutionYet', { name: words })
      : call.language.t('joining:noInstitution', { name: words, examples });
  return replyHere(
    call,
    offered.length === 0
      ? message({ summary })
      : chooseInstitution({ name: words, offered: offered.map(shown) }, call.language),
  );
}

/** Goes on with the institution of a pressed button. */
export async function chooseOffered(call: Call, id: number): Promise<readonly Reaction[]> {
  const institution = await institutionById(call, id);
  return institution === undefined
    ? refuse(call, 'proposalGone')
    : [{ kind: 'replace', message: askCapacity(shown(institution), call.language) }];
}

/** Sends the request to the secretariat of the institution's forum. */
export async function sendRequest(
  call: Call,
  { id, capacity }: { readonly id: number; readonly capacity: Capacity },
): Promise<readonly Reaction[]> {
  const { work, language, incoming, services } = call;
  const institution = await institutionById(call, id);
  if (institution === undefined) return refuse(call, 'proposalGone');
  const applied = await applyToJoin(work, {
    forumId: institution.forumId,
    institutionId: institution.id,
    capacity,
    newcomer: newcomerOf(incoming),
    admins: services.admins,
  });
  if (!applied.ok) {
    const { timeZone: zone } = call.context.forum;
    const when =
      applied.reason === 'requestCooling'
        ? formatDateTime(applied.until, { zone, locale: language.locale })
        : '';
    const values = { name: institution.shortName, count: MOST_PENDING_REQUESTS, when };
    return refuse(call, { reason: applied.reason, ...values });
  }
  return [{ kind: 'replace', message: sent(call, { ...institution, capacity }) }];
}

function sent(
  { language }: Call,
  institution: ForumInstitution & { readonly capacity: Capacity },
): OutgoingMessage {
  const { t } = language;
  const capacity = t(`joining:capacity.${institution.capacity}`);
  return message({ summary: t('joining:sent', { institution: shown(institution).shortName, capacity }) });
}

/** An institution with its forum. */
interface ForumInstitution extends Institution {
  readonly forumId: number;
  /** ` (FORSES)` where there are several forums. */
  readonly ofForum: string;
}

/** An institution as it is shown: the same may belong to several forums. */
function shown({ id, shortName, officialName, ofForum }: ForumInstitution): OfferedInstitution {
  return { id, shortName: shortName + ofForum, officialName: officialName + ofForum };
}

/** The institutions that words may mean, of every forum that may be meant; the best first. */
async function institutionsNear(
  call: Call,
  words: string,
): Promise<readonly (ForumInstitution & { readonly certain: boolean })[]> {
  const all = await institutionsOfForums(call);
  return all.flatMap((institutions) =>
    createInstitutionIndex(institutions)
      .find(words, MOST_OFFERED)
      .flatMap(({ code, certain }, place) =>
        institutions
          .filter((one) => one.code === code)
          .map((one) => ({ ...one, certain: certain && place === 0 })),
      ),
  );
}

async function institutionById(call: Call, id: number): Promise<ForumInstitution | undefined> {
  const all = await institutionsOfForums(call);
  return all.flat().find((one) => one.id === id);
}

/** A bound chat means its own forum; in private nothing says yet which one somebody wants to join. */
async function institutionsOfForums({
  work,
  context,
  incoming,
}: Call): Promise<readonly (readonly ForumInstitution[])[]> {
  const forums = incoming.chat.kind === 'private' ? await listForums(work.db) : [context.forum];
  const all: (readonly ForumInstitution[])[] = [];
  for (const { id: forumId, name } of forums) {
    const ofForum = forums.length === 1 ? '' : ` (${name})`;
    const institutions = await listInstitutions(work.db, forumId);
    all.push(institutions.map((one) => ({ ...one, forumId, ofForum })));
  }
  return all;
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
