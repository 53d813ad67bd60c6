import { prefixOf } from '../../../i18n/chat-language.ts';
import { findInstitution, lookUpInstitution } from '../../../inbound/args/institution.ts';
import type { Call } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import { ANSWER_COMMANDS } from '../../../inbound/typed-command.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import type { GivenAnswer, SaidAnswer } from '../types.ts';
import { behalfWords, isOnBehalf } from './read-answer.ts';

/** An answer for each institution that is meant, or what is said instead. */
export type GivenAnswers =
  | { readonly ok: true; readonly values: readonly [GivenAnswer, ...GivenAnswer[]] }
  | { readonly ok: false; readonly reactions: readonly Reaction[] };

/** What joins the names of institutions: `BMKG dan LAN`, `Polri, Kemendagri`. */
const JOINED_BEFORE = /(?:[,;&/]|\b(?:dan|serta|and))\s*$/i;
const JOINING = /^(?:[,;&/]|(?:dan|serta|and)\b|\s)+/i;
/** More institutions than these nobody answers for in one message. */
const MOST_INSTITUTIONS = 12;

/** Whose answer it is: the institutions behind `untuk`, else one's own; a note that only names an institution is asked back. */
export async function settleInstitutions(
  call: Call,
  { plain, said }: { readonly plain: GivenAnswer; readonly said: SaidAnswer },
): Promise<GivenAnswers> {
  if (isOnBehalf(said.argument)) return onBehalf(call, { plain, said });
  if (said.parameters !== undefined || !mayNameInstitution(plain.note)) return { ok: true, values: [plain] };
  const named = await lookUpInstitution(call, plain.note);
  if (!named.ok) return { ok: true, values: [plain] };
  const { id, shortName: name } = named.value;
  if (call.context.actor.seats.some(({ institutionId }) => institutionId === id))
    return { ok: true, values: [{ ...plain, institutionId: id, note: '' }] };
  const command = `${prefixOf(call.incoming.platform)}${ANSWER_COMMANDS[said.answer]}`;
  return { ok: false, reactions: refuse(call, { reason: 'noteIsInstitution', name, command }) };
}

/** Most words of a note that may be nothing but a name. */
const NAME_WORDS = 8;
const OF_A_NAME = /^(?:kemen|badan|lembaga|pemprov|pemerintah|dewan|komisi|sekretariat)/i;

/** Whether a note is short enough to be nothing but the name of an institution, and looks like one. Pure. */
export function mayNameInstitution(note: string): boolean {
  const words = note.trim().split(/\s+/);
  if (words[0] === '' || words.length > NAME_WORDS) return false;
  return words.length === 1 || OF_A_NAME.test(note.trim()) || /\b[A-Z]{2,}\b/.test(note);
}

/** `untuk BMKG dan LAN dinas luar`: the institutions are the names that the words begin with, the rest is the note. */
async function onBehalf(
  call: Call,
  { plain, said }: { readonly plain: GivenAnswer; readonly said: SaidAnswer },
): Promise<GivenAnswers> {
  const words = behalfWords(said.argument);
  if (words === '') {
    const command = `${prefixOf(call.incoming.platform)}${ANSWER_COMMANDS[said.answer]}`;
    return {
      ok: false,
      reactions: refuse(call, { reason: 'missingInstitution', example: `${command} untuk BMKG` }),
    };
  }
  const found = await findInstitution(call, { beginning: words });
  if (!found.ok) return found;
  const { named, note } = await readFurther(call, { words, first: found });
  const { actor } = call.context;
  const mayForAny = actor.roles.has('secretariat') || actor.roles.has('admin');
  const isOwn = (id: number): boolean => actor.seats.some(({ institutionId }) => institutionId === id);
  const foreign = named.find(({ id }) => !isOwn(id) && !mayForAny);
  if (foreign !== undefined)
    return { ok: false, reactions: refuse(call, { reason: 'notYourInstitution', name: foreign.shortName }) };
  const [first = found.value, ...others] = named;
  const givenFor = ({ id }: { readonly id: number }): GivenAnswer => ({
    ...plain,
    institutionId: id,
    note,
    onBehalf: !isOwn(id),
  });
  return { ok: true, values: [givenFor(first), ...others.map(givenFor)] };
}

type Found = Extract<Awaited<ReturnType<typeof lookUpInstitution>>, { ok: true }>;

/** Reads on behind the first name, as long as a name follows that is joined to it or is all that is left. */
async function readFurther(
  call: Call,
  { words, first }: { readonly words: string; readonly first: Found },
): Promise<{ readonly named: readonly Found['value'][]; readonly note: string }> {
  const named = [first.value];
  let before = words;
  let rest = first.rest;
  while (rest !== '' && named.length < MOST_INSTITUTIONS) {
    const isJoined = JOINED_BEFORE.test(before.slice(0, before.length - rest.length)) || JOINING.test(rest);
    const further = rest.replace(JOINING, '');
    const next = await lookUpInstitution(call, { beginning: further });
    if (!next.ok || (!isJoined && next.rest !== '')) break;
    if (!named.some(({ id }) => id === next.value.id)) named.push(next.value);
    before = further;
    rest = next.rest;
  }
  return { named, note: rest.replace(JOINING, '') };
}
