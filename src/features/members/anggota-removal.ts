import { prefixOf } from '../../i18n/chat-language.ts';
import { markedName } from '../../i18n/marked-name.ts';
import { message } from '../../i18n/message.ts';
import type { Call } from '../../inbound/command.ts';
import { answerPrivately, refuse } from '../../inbound/replies.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { recordAudit } from '../audit/service.ts';
import { findOnePerson } from './find-people.ts';
import { removePerson } from './office/service.ts';
import { findPerson } from './people.store.ts';
import type { KnownPerson } from './types.ts';
import { MEMBERS_ELSEWHERE, seatsPhrase } from './words.ts';

/** Asks whether somebody is to be removed from the forum. */
export async function askToRemove(call: Call, words: string): Promise<readonly Reaction[]> {
  if (words === '')
    return refuse(call, 'missingMember', {
      example: `${prefixOf(call.incoming.platform)}anggota keluarkan Budi`,
    });
  const found = await findOnePerson(call, {
    words,
    actionOf: ({ id }) => encodeAction('anggota', 'keluarkan', id),
  });
  return found.ok
    ? answerPrivately(call, removalQuestion(call, found.value), MEMBERS_ELSEWHERE)
    : found.reactions;
}

/** A press of the choice of people, of the confirmation or of its opposite. */
export async function pressRemoval(
  call: Call,
  { id, answer }: { readonly id: number; readonly answer: string | undefined },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const forumId = context.forum.id;
  if (answer === 'batal') return [{ kind: 'replace', message: message({ summary: t('members:cancelled') }) }];
  const person = await findPerson(work.db, { forumId, personId: id, now: work.now });
  if (person === undefined) return refuse(call, 'proposalGone');
  if (answer !== 'ya') return [{ kind: 'replace', message: removalQuestion(call, person) }];
  const removed = await removePerson(work, { forumId, personId: id });
  if (!removed.ok) return refuse(call, removed.reason);
  await recordAudit(work.db, { context, at: work.now, action: 'anggota keluarkan', subject: `#${id}` });
  return [
    { kind: 'replace', message: message({ summary: t('members:removal.done', { name: person.name }) }) },
  ];
}

function removalQuestion({ work, context, language }: Call, person: KnownPerson): OutgoingMessage {
  const { t } = language;
  const seats = seatsPhrase({ ...person, now: work.now, zone: context.forum.timeZone }, language);
  const action = (answer: string): string => encodeAction('anggota', 'keluarkan', person.id, answer);
  return message({
    summary: t('members:removal.ask', { name: markedName(person.name, language), seats }),
    buttons: [
      [
        { text: t('members:removal.confirm'), action: action('ya'), style: 'danger' },
        { text: t('members:cancel'), action: action('batal') },
      ],
    ],
  });
}
