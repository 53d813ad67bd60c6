import type { RefusalReason } from '../../i18n/index.ts';
import { message } from '../../i18n/message.ts';
import { findInstitution } from '../../inbound/args/institution.ts';
import type { Institution } from '../../inbound/args/institutions.store.ts';
import type { Command, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import type { Result } from '../../lib/result.ts';
import { forumQuietEnd } from '../../notices/service.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { showRotation } from './overview.ts';
import { addToQueue, askToHost, moveInQueue, skipInQueue, swapInQueue } from './service.ts';
import type { HostTurn } from './types.ts';
import { queueAfter } from './words.ts';

/** A call with the name of the step it takes. */
interface StepCall extends RunCall {
  readonly step: string;
}

/** Whom a step is about, and the words behind its name. */
interface Named {
  readonly institution: Institution;
  readonly rest: string;
}

/** One way of changing the queue. */
type Step = (call: StepCall, named: Named) => Promise<readonly Reaction[]>;

const STEPS: ReadonlyMap<string, Step> = new Map([
  ['tambah', add],
  ['pindah', move],
  ['lewati', skip],
  ['tukar', exchange],
  ['tanya', ask],
]);

/** Changes the queue of hosts; without words it shows the rotation. */
export const giliran: Command = {
  name: 'giliran',
  aliases: ['antrean'],
  run: async (call) => {
    const [word = '', ...others] = call.argument.split(/\s+/);
    if (word === '') return showRotation(call);
    const step = STEPS.get(word.toLowerCase());
    if (step === undefined)
      return refuse(call, { reason: 'unknownOption', option: word, options: [...STEPS.keys()].join(', ') });
    if (others.length === 0) {
      const example = call.language.t('commands:example.giliran', { step: word.toLowerCase() });
      return refuse(call, { reason: 'missingInstitution', example });
    }
    const found = await findInstitution(call, { beginning: others.join(' ') });
    if (!found.ok) return found.reactions;
    return step({ ...call, step: word.toLowerCase() }, { institution: found.value, rest: found.rest });
  },
};

async function add(call: StepCall, { institution, rest }: Named): Promise<readonly Reaction[]> {
  const to = rest === '' ? undefined : readPosition(rest);
  if (rest !== '' && to === undefined) return refuse(call, 'badPosition');
  return show(call, {
    institution,
    result: await addToQueue(call.work, { ...placeOf(call, institution), to }),
    say: (position) => call.language.t('rotation:added', { name: institution.shortName, position }),
  });
}

async function move(call: StepCall, { institution, rest }: Named): Promise<readonly Reaction[]> {
  const to = readPosition(rest);
  if (to === undefined) return refuse(call, 'badPosition');
  return show(call, {
    institution,
    result: await moveInQueue(call.work, { ...placeOf(call, institution), to }),
    say: (position) => call.language.t('rotation:moved', { name: institution.shortName, position }),
  });
}

async function skip(call: StepCall, { institution }: Named): Promise<readonly Reaction[]> {
  return show(call, {
    institution,
    result: await skipInQueue(call.work, placeOf(call, institution)),
    say: () => call.language.t('rotation:skipped', { name: institution.shortName }),
  });
}

async function exchange(call: StepCall, { institution, rest }: Named): Promise<readonly Reaction[]> {
  const words = rest.replace(/^(dengan|dan|<->)\s+/i, '');
  if (words === '')
    return refuse(call, { reason: 'missingInstitution', example: call.language.t('commands:example.tukar') });
  const other = await findInstitution(call, words);
  if (!other.ok) return other.reactions;
  return show(call, {
    institution,
    result: await swapInQueue(call.work, {
      ...placeOf(call, institution),
      withInstitutionId: other.value.id,
    }),
    say: () =>
      call.language.t('rotation:swapped', { name: institution.shortName, other: other.value.shortName }),
  });
}

async function ask(call: StepCall, { institution }: Named): Promise<readonly Reaction[]> {
  const asked = await askToHost(call.work, placeOf(call, institution));
  const name = institution.shortName;
  if (!asked.ok) return refuse(call, { reason: asked.reason, name });
  await audit(call, institution);
  const { id: forumId, timeZone: zone } = call.context.forum;
  const quietUntil = await forumQuietEnd(call.work, { forumId, zone });
  const { t, locale } = call.language;
  const people = asked.value;
  const summary =
    quietUntil === undefined
      ? t('rotation:askedTo', { people, name })
      : t('rotation:askedLater', { people, name, when: formatDateTime(quietUntil, { zone, locale }) });
  return replyHere(call, message({ summary }));
}

function placeOf(
  { context }: RunCall,
  institution: Institution,
): { readonly forumId: number; readonly institutionId: number } {
  return { forumId: context.forum.id, institutionId: institution.id };
}

function readPosition(words: string): number | undefined {
  const [, digits] = /^(?:ke-?|urutan|nomor)?\s*(\d{1,3})$/i.exec(words.trim()) ?? [];
  return digits === undefined || Number(digits) < 1 ? undefined : Number(digits);
}

async function show(
  call: StepCall,
  {
    institution,
    result,
    say,
  }: {
    readonly institution: Institution;
    readonly result: Result<readonly HostTurn[], RefusalReason>;
    readonly say: (position: number) => string;
  },
): Promise<readonly Reaction[]> {
  if (!result.ok) return refuse(call, { reason: result.reason, name: institution.shortName });
  await audit(call, institution);
  const position = result.value.findIndex((turn) => turn.institutionId === institution.id) + 1;
  return replyHere(call, queueAfter({ done: say(position), queue: result.value }, call.language));
}

function audit({ context, work, step }: StepCall, { code }: Institution): Promise<void> {
  return recordAudit(work.db, { context, at: work.now, action: `giliran ${step}`, subject: code });
}
