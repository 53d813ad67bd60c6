import { addressed } from '../../i18n/addressed.ts';
import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { type CommandName, usableCommands } from '../../inbound/rights.ts';
import type { Actor } from '../../model/actor.ts';
import type { Block, Line, OutgoingMessage } from '../../platform/message.ts';

/** What help is written for. */
export interface HelpFacts {
  readonly forumName: string;
  readonly actor: Actor;
  /** What stands before a command's name on this platform. */
  readonly prefix: string;
  /** The reader's account as settings and the members' file name it, `telegram:1001`; nothing where it is not to be said. */
  readonly account?: string | undefined;
}

/** What the first message is written for. */
export interface WelcomeFacts extends HelpFacts {
  /** Short name of an institution of the forum, as what can be typed. */
  readonly example: string;
}

/** The first message: what the bot does, whom it takes the reader for, and where to go on. */
export function welcome(facts: WelcomeFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { forumName, actor, prefix, account, example } = facts;
  const summary = t('commands:welcome', { forum: forumName });
  const seats = actor.seats.map((seat) => seat.shortName).join(', ');
  const known = actor.roles.size > 0;
  const next = known ? t('commands:welcomeNext', { prefix }) : t('commands:welcomeJoin', { prefix, example });
  return message({
    summary,
    blocks: [
      paragraph(summary),
      ...(seats === ''
        ? []
        : [paragraph(t('commands:welcomeSeat', { who: addressed(actor, language), seats }))]),
      paragraph(next),
      ...accountLine(account, t),
    ],
  });
}

/** The commands that this person may use, one line each. */
export function help({ forumName, actor, prefix, account }: HelpFacts, { t }: Language): OutgoingMessage {
  const title = t('commands:helpTitle', { forum: forumName });
  const items = usableCommands(actor.roles)
    .filter((name) => name !== 'start')
    .map((name): Line => [{ bold: `${prefix}${usage(name, t)}` }, ` ${t(`commands:about.${name}`)}`]);
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'list', ordered: false, items },
      paragraph(t('commands:helpAsk')),
      ...accountLine(account, t),
    ],
  });
}

function accountLine(account: string | undefined, t: Language['t']): readonly Block[] {
  return account === undefined ? [] : [paragraph(t('commands:account', { account }))];
}

function usage(name: CommandName, t: Language['t']): string {
  const how = t(`commands:usage.${name}`);
  return how === '-' ? name : `${name} ${how}`;
}
