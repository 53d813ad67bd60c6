import type { QueueState, RecentFault } from '../domain/notices/ledger/store.ts';
import type { Language } from '../i18n/index.ts';
import type { Line, OutgoingMessage } from '../platform/message.ts';
import type { PlatformHealth } from '../platform/platform.ts';
import { message } from './build.ts';
import { faultLine } from './fault-words.ts';

/** What the bot's health is shown from. */
export interface HealthFacts {
  readonly channels: readonly { readonly name: string; readonly health: PlatformHealth }[];
  readonly queue: QueueState;
  readonly faults: readonly RecentFault[];
  /** Epoch milliseconds. */
  readonly now: number;
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { telegram: 'Telegram', slack: 'Slack' };

/** Channels, queue and last faults. No tokens, no names. */
export function health({ channels, queue, faults, now }: HealthFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const title = t('delivery:health.title');
  const lagMs = queue.oldestDueAt === undefined ? 0 : Math.max(0, now - queue.oldestDueAt);
  const row = (label: string, text: string): { readonly label: string; readonly value: Line } => ({
    label,
    value: [text],
  });
  const rows = [
    ...channels.map(({ name, health: { ok, problem } }) =>
      row(
        CHANNEL_NAMES[name] ?? name,
        ok ? t('delivery:health.channelOk') : t('delivery:health.channelBad', { problem }),
      ),
    ),
    row(t('delivery:health.database'), t('delivery:health.channelOk')),
    row(t('delivery:health.queue'), t('delivery:health.queueLine', { ...queue, oldestDueAt: '' })),
    row(t('delivery:health.lag'), t('delivery:health.lagLine', { seconds: Math.round(lagMs / 1_000) })),
    row(
      t('delivery:health.faults'),
      faults.length === 0 ? t('delivery:health.noFaults') : faultLine(faults, language),
    ),
  ];
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'fields', rows },
    ],
  });
}
