import type { Language } from '../../../i18n/index.ts';
import { list, message, paragraph } from '../../../i18n/message.ts';
import { formatDateTime } from '../../../language/dates/format.ts';
import type { GrantedRole } from '../../../model/actor.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Block, OutgoingMessage } from '../../../platform/message.ts';
import type { OpenInvitation } from './codes.types.ts';

/** An institution as it is offered. */
export interface OfferedInstitution {
  readonly id: number;
  readonly shortName: string;
  readonly officialName: string;
}

/** Offers institutions that the words may mean, one button each. */
export function chooseInstitution(
  { name, offered }: { readonly name: string; readonly offered: readonly OfferedInstitution[] },
  { t }: Language,
): OutgoingMessage {
  return message({
    summary: t('joining:chooseInstitution', { name }),
    buttons: offered.map(({ id, shortName }) => [
      { text: shortName.slice(0, 60), action: encodeAction('daftar', 'instansi', id) },
    ]),
  });
}

/** Asks as what somebody registers. */
export function askCapacity({ id, officialName }: OfferedInstitution, { t }: Language): OutgoingMessage {
  return message({
    summary: t('joining:askCapacity', { institution: officialName }),
    buttons: [
      [
        { text: t('joining:asHolder'), action: encodeAction('daftar', 'kirim', id, 'holder') },
        { text: t('joining:asAide'), action: encodeAction('daftar', 'kirim', id, 'aide') },
      ],
    ],
  });
}

/** What somebody learns who came in by an invitation. */
export interface WelcomeFacts {
  /** As they are addressed. */
  readonly who: string;
  /** Empty when no seat was given. */
  readonly institution: string;
  readonly capacity: 'holder' | 'aide';
  readonly forumName: string;
  readonly answers: number;
  readonly prefix: string;
  /** The office that they will have, when they have none yet; `date` in words. */
  readonly coming:
    | { readonly institution: string; readonly capacity: 'holder' | 'aide'; readonly date: string }
    | undefined;
}

/** Greets somebody who came in. */
export function cameIn(facts: WelcomeFacts, { t }: Language): OutgoingMessage {
  const { who, institution, forumName, answers, prefix, coming } = facts;
  if (coming !== undefined) {
    const office = { ...coming, capacity: t(`joining:capacity.${coming.capacity}`) };
    return message({ summary: t('joining:cameInLater', { who, ...office }) });
  }
  const capacity = t(`joining:capacity.${facts.capacity}`);
  const summary =
    institution === ''
      ? t('joining:cameInPlain', { who, forum: forumName })
      : t('joining:cameIn', { who, capacity, institution });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(answers > 0 ? [paragraph(t('joining:answersCount'))] : []),
      paragraph(t('joining:next', { prefix })),
    ],
  });
}

/** A code that links two accounts, shown to its owner. */
export function linkCode(
  facts: {
    readonly code: string;
    readonly minutes: number;
    readonly command: string;
    readonly otherPlatform: 'telegram' | 'slack';
  },
  { t }: Language,
): OutgoingMessage {
  const { code, minutes, command } = facts;
  const platform = t(`joining:platform.${facts.otherPlatform}`);
  return message({
    summary: t('joining:link.code', { code }),
    blocks: [
      paragraph({ bold: t('joining:link.code', { code }) }),
      paragraph(t('joining:link.how', { code, command, platform, minutes })),
    ],
  });
}

/** What an invitation gives, as lists and messages name it. */
export interface InvitationWords {
  readonly institution: string;
  readonly capacity: 'holder' | 'aide';
  readonly role: GrantedRole | undefined;
  readonly name: string;
}

/** What an invitation gives, and to whom, in words. */
export function invitedTo(words: InvitationWords, language: Language): string {
  return whatItGives(words, language);
}

function whatItGives({ institution, capacity, role, name }: InvitationWords, { t }: Language): string {
  const what =
    role !== undefined
      ? t('joining:invitation.role', { role: t(`members:role.${role}`) })
      : institution === ''
        ? undefined
        : t('joining:invitation.seat', { institution, capacity: t(`joining:capacity.${capacity}`) });
  if (what === undefined) return t('joining:invitation.person', { name });
  return name === '' ? what : t('joining:invitation.forName', { what, name });
}

/** An invitation that was just made, for whoever passes it on. */
export interface InvitationFacts extends InvitationWords {
  readonly id: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly zone: string;
  /** Undefined where it brings nobody back. */
  readonly relinks: Relinking | undefined;
}

/** Whom an invitation brings to another account, and which of theirs its maker may cut off at once. */
export interface Relinking {
  readonly personId: number;
  /** One's own account stays until the invitation is used; `none` where there is no other. */
  readonly cutsOff: 'all' | 'others' | 'none';
}

/** Says beside the letter to whom it is to be passed on and until when, and takes it back; the code is never shown again. */
export function invitation(facts: InvitationFacts, language: Language): OutgoingMessage {
  const { t, locale } = language;
  const { id, relinks } = facts;
  const what = whatItGives(facts, language);
  const until = formatDateTime(facts.expiresAt, { zone: facts.zone, locale });
  return message({
    summary: what,
    blocks: [
      { kind: 'title', text: t('joining:invitation.title') },
      paragraph({ bold: what }),
      paragraph(t('joining:invitation.forward', { until })),
      ...(relinks === undefined
        ? []
        : [paragraph(t(`joining:invitation.${relinks.cutsOff === 'all' ? 'relink' : 'relinkOwn'}`))]),
    ],
    buttons: [
      [{ text: t('joining:invitation.revoke'), action: encodeAction('undang', 'batal', id) }],
      ...(relinks === undefined || relinks.cutsOff === 'none'
        ? []
        : [
            [
              {
                text: t(`joining:invitation.${relinks.cutsOff === 'all' ? 'cutOff' : 'cutOffOthers'}`),
                action: encodeAction('undang', 'putus', relinks.personId, id),
                style: 'danger' as const,
              },
            ],
          ]),
    ],
  });
}

/** Invitations that can still be used, each with a button that takes it back. */
export function invitationList(
  facts: {
    readonly invitations: readonly OpenInvitation[];
    readonly zone: string;
    readonly prefix: string;
    /** Short name of an institution of the forum. */
    readonly example: string;
  },
  language: Language,
): OutgoingMessage {
  const { t, locale } = language;
  const { invitations, zone, prefix, example } = facts;
  const howTo: Block = { kind: 'note', line: [t('joining:invitation.howTo', { prefix, example })] };
  if (invitations.length === 0) {
    const summary = t('joining:invitation.listEmpty');
    return message({ summary, blocks: [paragraph(summary), howTo] });
  }
  const title = t('joining:invitation.listTitle');
  const items = invitations.map((one) =>
    t('joining:invitation.listItem', {
      id: one.id,
      what: whatItGives(one, language),
      until: formatDateTime(one.expiresAt, { zone, locale }),
    }),
  );
  const buttons = invitations.map(({ id }) => [
    { text: t('joining:invitation.revokeOf', { id }), action: encodeAction('undang', 'batal', id) },
  ]);
  return message({ summary: title, blocks: [paragraph({ bold: title }), list(items), howTo], buttons });
}
