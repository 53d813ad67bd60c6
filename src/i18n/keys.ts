import type actions from '../../locales/id/actions.json';
import type answers from '../../locales/id/answers.json';
import type attendance from '../../locales/id/attendance.json';
import type audit from '../../locales/id/audit.json';
import type chats from '../../locales/id/chats.json';
import type commands from '../../locales/id/commands.json';
import type common from '../../locales/id/common.json';
import type contribution from '../../locales/id/contribution.json';
import type dates from '../../locales/id/dates.json';
import type delivery from '../../locales/id/delivery.json';
import type details from '../../locales/id/details.json';
import type faq from '../../locales/id/faq.json';
import type files from '../../locales/id/files.json';
import type finding from '../../locales/id/finding.json';
import type joining from '../../locales/id/joining.json';
import type meetings from '../../locales/id/meetings.json';
import type members from '../../locales/id/members.json';
import type news from '../../locales/id/news.json';
import type notices from '../../locales/id/notices.json';
import type playground from '../../locales/id/playground.json';
import type polls from '../../locales/id/polls.json';
import type preparing from '../../locales/id/preparing.json';
import type privacy from '../../locales/id/privacy.json';
import type refusals from '../../locales/id/refusals.json';
import type reminders from '../../locales/id/reminders.json';
import type requests from '../../locales/id/requests.json';
import type rotation from '../../locales/id/rotation.json';
import type settings from '../../locales/id/settings.json';
import type sharing from '../../locales/id/sharing.json';

/** The words of the source locale, by file: the only place where keys come from. */
interface Words {
  readonly actions: typeof actions;
  readonly answers: typeof answers;
  readonly attendance: typeof attendance;
  readonly audit: typeof audit;
  readonly chats: typeof chats;
  readonly commands: typeof commands;
  readonly common: typeof common;
  readonly contribution: typeof contribution;
  readonly dates: typeof dates;
  readonly delivery: typeof delivery;
  readonly details: typeof details;
  readonly faq: typeof faq;
  readonly files: typeof files;
  readonly finding: typeof finding;
  readonly joining: typeof joining;
  readonly meetings: typeof meetings;
  readonly members: typeof members;
  readonly news: typeof news;
  readonly notices: typeof notices;
  readonly playground: typeof playground;
  readonly preparing: typeof preparing;
  readonly polls: typeof polls;
  readonly privacy: typeof privacy;
  readonly refusals: typeof refusals;
  readonly reminders: typeof reminders;
  readonly requests: typeof requests;
  readonly rotation: typeof rotation;
  readonly settings: typeof settings;
  readonly sharing: typeof sharing;
}

type Leaves<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Leaves<Tree[Name]>}`;
}[keyof Tree & string];

/** A key as code names it: `file:path.to.sentence`. */
export type Key = { [File in keyof Words & string]: `${File}:${Leaves<Words[File]>}` }[keyof Words & string];

/** Reasons of refusals: each has its sentence in `refusals.json`. */
export type RefusalReason = Leaves<typeof refusals>;
