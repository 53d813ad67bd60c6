import type { Language } from '../../i18n/index.ts';
import { list, message } from '../../i18n/message.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import { encodeAction } from '../../platform/action.ts';
import type { OutgoingMessage } from '../../platform/message.ts';
import type { TrailEntry } from './types.ts';

/** What a page of the audit is made of. */
export interface TrailPage {
  readonly forumName: string;
  readonly zone: string;
  readonly entries: readonly TrailEntry[];
  /** The oldest entry of this page when there are more; a button leads on from it. */
  readonly moreBefore: number | undefined;
}

/** Who did what when, the last first. */
export function trail(
  { forumName, zone, entries, moreBefore }: TrailPage,
  language: Language,
): OutgoingMessage {
  const { t } = language;
  if (entries.length === 0) return message({ summary: t('audit:empty') });
  const title = t('audit:title', { forum: forumName });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      list(entries.map((entry) => line(entry, { zone, ...language }))),
    ],
    buttons:
      moreBefore === undefined
        ? []
        : [[{ text: t('audit:older'), action: encodeAction('jejak', 'lama', moreBefore) }]],
  });
}

function line(entry: TrailEntry, { zone, t, locale }: Language & { readonly zone: string }): string {
  const action = entry.action === 'anggota.import' ? t('audit:import') : entry.action.replaceAll('_', ' ');
  const subject = subjectOf(entry, t);
  const words = { at: formatDateTime(entry.at, { zone, locale }), who: nameOf(entry, t), action, subject };
  return t(subject === '' ? 'audit:item' : 'audit:itemSubject', words);
}

function nameOf({ name, actor }: TrailEntry, t: Language['t']): string {
  if (name !== undefined) return name;
  if (actor.startsWith('person:') || actor === 'erased') return t('audit:forgotten');
  if (actor === 'cli') return t('audit:operator');
  if (actor === 'system') return t('audit:system');
  const account = accountOf(actor);
  return account === undefined ? actor : t('audit:adminAccount', account);
}

/** What an act was done to, in words: entries keep `rapat 42`, `rapat 42 nanti`, `undangan 5, BMKG`, `#7` and `telegram:-100`. */
function subjectOf({ subject, subjectName }: TrailEntry, t: Language['t']): string {
  const [, number, later] = /^rapat (\d+)( nanti)?$/.exec(subject) ?? [];
  if (number !== undefined)
    return t(later === undefined ? 'audit:meeting' : 'audit:meetingLater', { number });
  const [, code, of = ''] = /^undangan (\d+)(, .*)?$/.exec(subject) ?? [];
  if (code !== undefined) return `${t('audit:activationCode', { id: code })}${of}`;
  if (/^#\d+$/.test(subject)) return subjectName ?? t('audit:forgottenSubject');
  const chat = accountOf(subject);
  if (chat !== undefined) return t('audit:chat', chat);
  return Object.hasOwn(PLATFORMS, subject) ? platformName(subject) : subject;
}

const PLATFORMS = { telegram: 'Telegram', slack: 'Slack' } as const;

function platformName(platform: string): string {
  return platform === 'slack' ? PLATFORMS.slack : PLATFORMS.telegram;
}

/** The parts of `telegram:1001`. */
function accountOf(text: string): { readonly platform: string; readonly id: string } | undefined {
  const [, platform = '', id = ''] = /^(telegram|slack):(\S+)$/.exec(text) ?? [];
  return id === '' ? undefined : { platform: platformName(platform), id };
}
