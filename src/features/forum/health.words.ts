import type { Language } from '../../i18n/index.ts';
import { message, paragraph } from '../../i18n/message.ts';
import { formatDateTime } from '../../language/dates/format.ts';
import { MINUTE_MS, SECOND_MS } from '../../lib/clock.ts';
import type { BackupStatus } from '../../model/backup.ts';
import { faultLine } from '../../notices/ledger/fault.words.ts';
import type { RecentFault } from '../../notices/ledger/ledger.store.ts';
import { type QueueState, queueLagMs } from '../../notices/ledger/reasons.ts';
import type { Line, OutgoingMessage } from '../../platform/message.ts';
import type { PlatformHealth } from '../../platform/platform.ts';
import { channelProblem } from './channel-problem.ts';

/** What the bot's health is shown from. */
export interface HealthFacts {
  readonly channels: readonly { readonly name: string; readonly health: PlatformHealth }[];
  readonly queue: QueueState;
  readonly faults: readonly RecentFault[];
  /** Undefined where the bot makes none by itself. */
  readonly backups: BackupStatus | undefined;
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { telegram: 'Telegram', slack: 'Slack' };

/** Channels, queue and last faults. No tokens, no names. */
export function health(facts: HealthFacts, language: Language): OutgoingMessage {
  const { channels, queue, faults, now } = facts;
  const { t } = language;
  const title = t('delivery:health.title');
  const row = (label: string, text: string): { readonly label: string; readonly value: Line } => ({
    label,
    value: [text],
  });
  const rows = [
    ...channels.map(({ name, health: { ok, problem } }) =>
      row(
        CHANNEL_NAMES[name] ?? name,
        ok
          ? t('delivery:health.channelOk')
          : t('delivery:health.channelBad', { problem: channelProblem(problem, language) }),
      ),
    ),
    row(t('delivery:health.database'), t('delivery:health.channelOk')),
    row(t('delivery:health.queue'), queueLine(queue, language)),
    row(t('delivery:health.lag'), lagLine(queueLagMs(queue, now), language)),
    row(
      t('delivery:health.faults'),
      faults.length === 0 ? t('delivery:health.noFaults') : faultLine(faults, language),
    ),
    row(t('delivery:health.backup'), backupLine(facts, language)),
  ];
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'fields', rows },
      ...(queue.waiting.retry > 0 ? [paragraph(t('delivery:health.retryNote'))] : []),
    ],
  });
}

function queueLine({ due, sending, waiting }: QueueState, { t }: Language): string {
  const { pace, told, retry, quiet, planned } = waiting;
  return t('delivery:health.queueLine', { due: due + pace + told, sending, retry, quiet, planned });
}

/** The last good backup; of one that failed since then, that it did: the log and `doctor` say why. */
function backupLine({ backups, zone }: HealthFacts, { t, locale }: Language): string {
  if (backups === undefined) return t('delivery:health.backupOff');
  const { last, failure } = backups;
  const at = last === undefined ? undefined : formatDateTime(last.at, { zone, locale });
  if (failure !== undefined) {
    const failed = formatDateTime(failure.at, { zone, locale });
    return at === undefined
      ? t('delivery:health.backupNeverGood', { failed })
      : t('delivery:health.backupFailed', { failed, at });
  }
  if (last === undefined || at === undefined) return t('delivery:health.backupNone');
  return last.proof === 'none'
    ? t('delivery:health.backupUnproved', { at })
    : t('delivery:health.backupGood', { at });
}

function lagLine(lagMs: number, { t }: Language): string {
  return lagMs < 2 * MINUTE_MS
    ? t('delivery:health.lagLine', { seconds: Math.round(lagMs / SECOND_MS) })
    : t('delivery:health.lagMinutes', { minutes: Math.round(lagMs / MINUTE_MS) });
}
