import { addressed } from '../../i18n/addressed.ts';
import { prefixOf } from '../../i18n/chat-language.ts';
import { message, paragraph } from '../../i18n/message.ts';
import type { Call } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { isAddressing, readSalutation } from '../../language/salutation.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { findOnePerson } from './find-people.ts';
import { findPerson, setSalutation } from './people.store.ts';
import type { KnownPerson } from './types.ts';
import { MEMBERS_ELSEWHERE } from './words.ts';

/** Words that take the salutation away. */
const NONE = /^(?:-|hapus|tanpa|kosong)$/i;
/** Salutations that are offered by a button. */
const OFFERED = ['Bapak', 'Ibu'] as const;

/** Whom words name, and which salutation stands behind the name; undefined where none does. */
interface Wish {
  readonly name: string;
  readonly salutation: string | undefined;
}

/** `Lestari Ibu`, `Lestari = Ibu Sekda`, `#12 hapus` or only `Lestari`. */
function readWish(words: string): Wish {
  const [, before, behind] = /^(.*?)\s*[=:]\s*(.*)$/s.exec(words) ?? [];
  if (before !== undefined && behind !== undefined) return { name: before, salutation: behind };
  const said = words.split(/\s+/).filter((word) => word !== '');
  const beginning = said.findLastIndex((word) => !isAddressing(word) && !NONE.test(word)) + 1;
  if (beginning === 0 || beginning === said.length) return { name: words, salutation: undefined };
  return { name: said.slice(0, beginning).join(' '), salutation: said.slice(beginning).join(' ') };
}

/** `/anggota sapaan <nama> [sapaan]`: how letters address somebody; without a salutation it is shown, with buttons. */
export async function changeSalutation(call: Call, words: string): Promise<readonly Reaction[]> {
  const example = `${prefixOf(call.incoming.platform)}anggota sapaan Lestari = Ibu`;
  const wish = readWish(words.trim());
  if (wish.name === '') return refuse(call, { reason: 'missingMember', example });
  const chosen = chosenIn(wish);
  if (chosen === 'bad') return refuse(call, { reason: 'badSalutation', example });
  const found = await findOnePerson(call, {
    words: wish.name,
    actionOf: ({ id }) => encodeAction('anggota', 'sapaan', id),
  });
  if (!found.ok) return found.reactions;
  const person =
    chosen === undefined ? found.value : await save(call, { person: found.value, salutation: chosen });
  return answerPrivately(call, { answer: shown(call, person), elsewhere: MEMBERS_ELSEWHERE });
}

/** The salutation to set, empty to take it away; undefined to only show it. */
function chosenIn({ salutation }: Wish): string | 'bad' | undefined {
  if (salutation === undefined) return undefined;
  return NONE.test(salutation) || salutation === '' ? '' : (readSalutation(salutation) ?? 'bad');
}

/** A press of the choice of people, or of a salutation. */
export async function pressSalutation(
  call: Call,
  { id, salutation }: { readonly id: number; readonly salutation: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const person = await findPerson(work.db, { forumId: context.forum.id, personId: id, now: work.now });
  if (person === undefined) return refuse(call, 'proposalGone');
  const chosen = [...OFFERED, ''].find((offered) => offered === salutation);
  const after = chosen === undefined ? person : await save(call, { person, salutation: chosen });
  return [{ kind: 'replace', message: shown(call, after) }];
}

async function save(
  { work, context }: Call,
  { person, salutation }: { readonly person: KnownPerson; readonly salutation: string },
): Promise<KnownPerson> {
  if (salutation === person.salutation) return person;
  const { id: personId } = person;
  await setSalutation(work.db, { forumId: context.forum.id, personId, salutation });
  await recordAudit(work.db, { context, at: work.now, action: 'anggota sapaan', subject: `#${personId}` });
  return { ...person, salutation };
}

function shown({ language, incoming }: Call, person: KnownPerson): OutgoingMessage {
  const { t } = language;
  const { id, name } = person;
  const summary = t('members:salutation.title', { name });
  const opening = t('notices:salutation', { who: addressed(person, language) });
  const other = `${prefixOf(incoming.platform)}anggota sapaan #${id} = Jenderal`;
  return message({
    summary,
    blocks: [
      paragraph({ bold: summary }),
      paragraph(t('members:salutation.opening', { opening })),
      paragraph(t('members:salutation.other', { example: other })),
    ],
    buttons: [
      [
        ...OFFERED.map((text) => ({ text, action: encodeAction('anggota', 'sapaan', id, text) })),
        { text: t('members:salutation.none'), action: encodeAction('anggota', 'sapaan', id, '') },
      ],
    ],
  });
}
