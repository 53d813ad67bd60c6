import { slackStage } from './slack-stage.ts';
import type { StageMaker } from './stage.ts';
import { telegramStage } from './telegram-stage.ts';

/** Every way in which a platform is reached: what is true of one must be of all. */
export const stages: readonly (readonly [name: string, maker: StageMaker])[] = [
  ['Telegram', telegramStage],
  ['Slack by Socket Mode', slackStage('socket')],
  ['Slack over HTTP', slackStage('http')],
];
