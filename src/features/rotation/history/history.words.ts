import type { Language } from '../../../i18n/index.ts';
import { list, message } from '../../../i18n/message.ts';
import { formatDayMonthYear } from '../../../language/dates/format.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button, OutgoingMessage } from '../../../platform/message.ts';
import type { HistoryEntry } from './history.rules.ts';

/** So many hosts stand on a page. */
const PAGE = 20;

/** A page of the history. */
export interface HistoryPage {
  readonly forum: string;
  /** The last one first. */
  readonly hosts: readonly HistoryEntry[];
  /** So many stand on the pages before. */
  readonly from: number;
}

/** Hosts of the past with number and day, and buttons for the picture, the file and the older ones. */
export function historyPage({ forum, hosts, from }: HistoryPage, language: Language): OutgoingMessage {
  const { t } = language;
  const title = t('rotation:history.title', { forum, count: hosts.length });
  const shown = hosts.slice(from, from + PAGE);
  const older = from + PAGE;
  const more: readonly Button[] =
    hosts.length > older
      ? [{ text: t('rotation:history.older'), action: encodeAction('tuanrumah', 'riwayat', older) }]
      : [];
  return message({
    summary: title,
    blocks: [{ kind: 'title', text: title }, list(shown.map((host) => historyLine(host, language)))],
    buttons: [
      [
        { text: t('rotation:history.picture'), action: encodeAction('tuanrumah', 'gambar') },
        { text: t('rotation:history.export'), action: encodeAction('tuanrumah', 'berkas') },
      ],
      ...(more.length === 0 ? [] : [more]),
    ],
  });
}

function historyLine({ number, date, shortName, note }: HistoryEntry, { t, locale }: Language): string {
  const day = date === undefined ? '' : formatDayMonthYear(date, locale);
  const host = note === '' ? shortName : `${shortName} (${note})`;
  if (number === undefined) return day === '' ? host : t('rotation:pastItem', { host, date: day });
  return t('rotation:history.item', { number, host, date: day });
}
