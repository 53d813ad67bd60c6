import { onTestFinished } from 'vitest';
import { slackFileName } from '../../../playground/demo/journal-slack.ts';
import type { SlackMessage } from '../../../playground/slack/index.ts';
import { MINUTE_MS, manualClock, systemClock } from '../../../src/lib/clock.ts';
import { slackButtons } from '../../support/read-messages.ts';
import { type Mode, startWorkspace, visibleText, type Workspace } from '../slack/workspace.ts';
import { ASKED_SECONDS, type Place, type Shown, type Stage, type StageMaker } from './stage.ts';

/** Slack by Socket Mode, or over HTTP. */
export const slackStage = (mode: Mode): StageMaker => ({ name: 'slack', open: () => open(mode) });

const ANI = 'U0KETUA';
const BUDI = 'U0SEKDA';
const GROUP = 'C0FORUM';
const chatOf = (place: Place): string => ({ group: GROUP, ani: ANI, budi: BUDI })[place];

async function open(mode: Mode): Promise<Stage> {
  const clock = manualClock(systemClock.now(), systemClock);
  const workspace = await startWorkspace({ mode, clock });
  onTestFinished(() => workspace.stop());
  const { slack, platform } = workspace;
  return {
    ...peopleOf(workspace),
    ...sightOf(workspace),
    platform,
    token: slack.settings.botToken,
    ani: ANI,
    heard: (count) => workspace.handledAll(count),
    until: (question) => slack.until(question),
    settled: () => slack.settled(),
    react: (reacts) => workspace.react(reacts),
    target: (place) =>
      place === 'group'
        ? { kind: 'chat', chatId: GROUP, threadId: '' }
        : { kind: 'person', userId: chatOf(place) },
    remove: ({ messageId }) => slack.deleteMessage(GROUP, messageId),
    letPin: (mayPin) => {
      if (!mayPin) slack.faults.next({ method: 'pins.add', kind: 'error', error: 'restricted_action' });
    },
    expel: () => slack.remove(GROUP, 'bot'),
    fail: (fault) => {
      const method = 'chat.postMessage';
      if (fault === 'lost answer') slack.faults.next({ method, kind: 'cut', afterEffect: true });
      else slack.faults.next({ method, kind: fault, retryAfterSeconds: ASKED_SECONDS });
    },
    down: (isDown) => {
      slack.faults.down(isDown);
      // The answer of the last minute counts as still true.
      clock.advance(MINUTE_MS);
    },
  };
}

function peopleOf({
  slack,
}: Workspace): Pick<
  Stage,
  'again' | 'amend' | 'answer' | 'command' | 'passOn' | 'press' | 'sendFile' | 'write'
> {
  let lastSaid: SlackMessage | undefined;
  return {
    command: (line, { place, who = 'ani' }) => {
      const [command = '', ...words] = line.split(' ');
      void slack.command({ from: chatOf(who), channel: chatOf(place), command, text: words.join(' ') });
    },
    write: (text) => {
      lastSaid = slack.sendDm({ from: ANI, text });
    },
    amend: (text) => {
      if (lastSaid !== undefined) slack.editText({ message: lastSaid, text });
    },
    answer: ({ messageId }, text) =>
      void slack.sendText({ from: ANI, channel: GROUP, text, threadTs: messageId }),
    passOn: ({ messageId }) => {
      const message = slack.messagesIn(GROUP).find(({ ts }) => ts === messageId);
      if (message === undefined) throw new Error(`no message ${messageId} to pass on`);
      slack.shareMessage({ from: ANI, channel: ANI, message });
    },
    sendFile: ({ name, content, caption }) =>
      void slack.shareFile({ from: ANI, channel: ANI, filename: name, content, text: caption }),
    press: (label, place) => void slack.pressButton({ from: ANI, channel: chatOf(place), text: label }),
    again: () => {
      const last = slack.lastEnvelope();
      if (last !== undefined) void slack.redeliver(last, { newEventId: true });
    },
  };
}

function sightOf({ slack }: Workspace): Pick<Stage, 'isPinned' | 'shown' | 'shownToAniAlone'> {
  const shownIn = (channel: string): readonly Shown[] =>
    slack
      .messagesIn(channel)
      .filter(({ fromBot }) => fromBot)
      .map((message) => ({
        ref: { chatId: message.channel, messageId: message.ts },
        text: visibleText({ blocks: message.blocks.filter(({ type }) => type !== 'actions') }),
        buttons: slackButtons(message),
        files: message.files.map((id) => slackFileName(slack, id)),
      }));
  return {
    shown: (place) => shownIn(chatOf(place)),
    shownToAniAlone: () => [
      ...shownIn(ANI).map(({ text }) => text),
      ...slack.ephemeralsFor(ANI).map(visibleText),
    ],
    isPinned: ({ messageId }) => slack.pinsOf(GROUP).includes(messageId),
  };
}
