import type { RefusalReason } from '../../i18n/index.ts';
import { findInstitution } from '../../inbound/args/institution.ts';
import type { Institution } from '../../inbound/args/institutions.store.ts';
import type { Command, PressCall, RunCall } from '../../inbound/command.ts';
import { refuse, replyHere } from '../../inbound/replies.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { absence, removeAbsence } from './absence/giliran-absence.ts';
import { findOpenAsk, type HostAsk } from './asking/asks.store.ts';
import { ask, pressAsk } from './asking/giliran-ask.ts';
import { ifWithdrawn } from './asking/giliran-withdrawn.ts';
import { forecast, pressForecast } from './forecast/giliran-forecast.ts';
import { showRotation } from './overview.ts';
import { addProposed, propose } from './queue/giliran-proposal.ts';
import { changeRule, showRules } from './queue/giliran-rules.ts';
import {
  addToQueue,
  moveInQueue,
  type PlaceChange,
  pinInQueue,
  type QueueChange,
  removeFromQueue,
  skipInQueue,
  swapInQueue,
} from './queue/queue.service.ts';
import { offerUndo, undo } from './steps/giliran-undo.ts';
import { queueAfter } from './words.ts';

/** A call with the name of the step it takes. */
interface StepCall extends RunCall {
  readonly step: string;
  /** The question that waits while it is taken. */
  readonly open: HostAsk | undefined;
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
  ['hapus', remove],
  ['kunci', pin],
]);

/** Steps that need no institution. */
const OTHERS: ReadonlyMap<string, (call: RunCall) => Promise<readonly Reaction[]>> = new Map([
  ['tanya', ask],
  ['absen', absence],
  ['aturan', showRules],
  ['usulan', propose],
  ['rencana', forecast],
  ['batalkan', offerUndo],
]);

/** Changes the queue of hosts; without words it shows the rotation. */
export const giliran: Command = {
  name: 'giliran',
  aliases: ['antrean'],
  run: async (call) => {
    const [word = '', ...others] = call.argument.split(/\s+/);
    if (word === '') return showRotation(call);
    const name = word.toLowerCase();
    const other = OTHERS.get(name);
    if (other !== undefined) return other({ ...call, argument: others.join(' ') });
    const step = STEPS.get(name);
    if (step === undefined) {
      const options = [...STEPS.keys(), ...OTHERS.keys()].join(', ');
      return refuse(call, { reason: 'unknownOption', option: word, options });
    }
    if (others.length === 0) {
      const example = call.language.t('commands:example.giliran', { step: name });
      return refuse(call, { reason: 'missingInstitution', example });
    }
    const found = await findInstitution(call, { beginning: others.join(' ') });
    if (!found.ok) return found.reactions;
    const open = await findOpenAsk(call.work.db, call.context.forum.id);
    return step({ ...call, step: name, open }, { institution: found.value, rest: found.rest });
  },
  press,
};

function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what = ''] = call.parameters;
  if (what.startsWith('rencana')) return pressForecast(call);
  switch (what) {
    case 'aturan':
      return changeRule(call);
    case 'absen':
      return removeAbsence(call);
    case 'batalkan':
      return undo(call);
    case 'usul':
      return addProposed(call);
    default:
      return pressAsk(call);
  }
}

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

async function remove(call: StepCall, { institution }: Named): Promise<readonly Reaction[]> {
  return show(call, {
    institution,
    result: await removeFromQueue(call.work, placeOf(call, institution)),
    say: () => call.language.t('rotation:removed', { name: institution.shortName }),
  });
}

async function exchange(call: StepCall, { institution, rest }: Named): Promise<readonly Reaction[]> {
  const words = rest.replace(/^(dengan|dan|<->)\s+/i, '');
  if (words === '')
    return refuse(call, { reason: 'missingInstitution', example: call.language.t('commands:example.tukar') });
  const other = await findInstitution(call, words);
  if (!other.ok) return other.reactions;
  const withInstitutionId = other.value.id;
  return show(call, {
    institution,
    result: await swapInQueue(call.work, { ...placeOf(call, institution), withInstitutionId }),
    say: () =>
      call.language.t('rotation:swapped', { name: institution.shortName, other: other.value.shortName }),
  });
}

/** `kunci BMKG 45` promises a meeting, `kunci BMKG lepas` takes that back. */
async function pin(call: StepCall, { institution, rest }: Named): Promise<readonly Reaction[]> {
  const name = institution.shortName;
  const isReleased = /^lepas(kan)?$/i.test(rest.trim());
  const number = isReleased ? undefined : readPosition(rest);
  if (!isReleased && number === undefined)
    return refuse(call, { reason: 'missingNumber', example: call.language.t('commands:example.kunci') });
  return show(call, {
    institution,
    result: await pinInQueue(call.work, { ...placeOf(call, institution), number }),
    say: () =>
      number === undefined
        ? call.language.t('rotation:unpinned', { name })
        : call.language.t('rotation:pinned', { name, number }),
    values: { number: number ?? '' },
  });
}

function placeOf({ context }: RunCall, { id }: Institution): PlaceChange {
  const { forum, actor } = context;
  return { forumId: forum.id, institutionId: id, by: { personId: actor.personId } };
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
    values = {},
  }: {
    readonly institution: Institution;
    readonly result: QueueChange<RefusalReason>;
    readonly say: (position: number) => string;
    readonly values?: Readonly<Record<string, string | number>>;
  },
): Promise<readonly Reaction[]> {
  const name = institution.shortName;
  if (!result.ok) return refuse(call, { reason: result.reason, name, ...values });
  await audit(call, institution);
  const position = result.value.findIndex((entry) => entry.institutionId === institution.id) + 1;
  const done = [say(position), ...(await ifWithdrawn(call, call.open))].join(' ');
  return replyHere(call, queueAfter({ done, queue: result.value }, call.language));
}

function audit({ context, work, step }: StepCall, { code }: Institution): Promise<void> {
  return recordAudit(work.db, { context, at: work.now, action: `giliran ${step}`, subject: code });
}
