import type { Incoming } from '../../../src/platform/incoming.ts';
import type { Reaction } from '../../../src/platform/reaction.ts';
import { ANI, BUDI, createRig, type Rig } from '../telegram/rig.ts';
import { ASKED_SECONDS, type Place, type Shown, type Stage, type StageMaker } from './stage.ts';

/** Telegram by long polling. */
export const telegramStage: StageMaker = { name: 'telegram', open };

async function open(): Promise<Stage> {
  let reacts: (incoming: Incoming) => readonly Reaction[] = () => [];
  const rig = await createRig({
    core: (incoming) => reacts(incoming),
    before: (sim) => void sim.startBot(ANI),
  });
  await rig.heard(({ body }) => body.kind === 'start');
  const { sim, group, platform } = rig;
  await sim.settled();
  const past = rig.incomings.length;
  return {
    ...peopleOf(rig),
    ...sightOf(rig),
    platform,
    token: sim.token,
    ani: String(ANI),
    heard: async (count) => {
      await rig.heard(() => rig.incomings.length >= past + count);
      return rig.incomings.slice(past);
    },
    until: async (question) => {
      const found = await sim.waitFor(() => {
        const value = question();
        return value === undefined ? undefined : { value };
      });
      return found.value;
    },
    settled: () => sim.settled(),
    react: (next) => {
      reacts = next;
    },
    target: (place) =>
      place === 'group'
        ? { kind: 'chat', chatId: String(group.id), threadId: '' }
        : { kind: 'person', userId: String(chatOf(rig, place)) },
    remove: ({ messageId }) => sim.deleteMessage(group.id, Number(messageId)),
    letPin: (mayPin) => sim.addBot(group, { status: mayPin ? 'administrator' : 'member' }),
    expel: () => sim.kickBot(group),
    fail: (fault) => {
      if (fault === 'lost answer') sim.faults.next({ method: 'sendMessage', kind: 'cut', afterEffect: true });
      else sim.faults.next({ method: 'sendMessage', kind: fault, retryAfterSeconds: ASKED_SECONDS });
    },
    down: (isDown) => sim.faults.down(isDown),
  };
}

const chatOf = ({ group }: Rig, place: Place): number => ({ group: group.id, ani: ANI, budi: BUDI })[place];

function peopleOf(rig: Rig): Pick<
  Stage,
  'again' | 'amend' | 'answer' | 'command' | 'passOn' | 'press' | 'sendFile' | 'write'
> & {
  readonly shownToAniAlone: Stage['shownToAniAlone'];
} {
  const { sim, group } = rig;
  const toasts: string[] = [];
  let lastSaid = 0;
  let lastUpdate = 0;
  sim.onChange((event) => {
    if (event.type === 'update') lastUpdate = event.update.update_id;
  });
  return {
    command: (line, { place, who = 'ani' }) =>
      void sim.sendText({ from: chatOf(rig, who), chat: chatOf(rig, place), text: line }),
    write: (text) => {
      lastSaid = sim.sendText({ from: ANI, text }).message_id;
    },
    amend: (text) => void sim.editText({ chat: ANI, messageId: lastSaid, text }),
    answer: ({ messageId }, text) =>
      void sim.sendText({ from: ANI, chat: group.id, text, replyTo: Number(messageId) }),
    passOn: ({ messageId }) => {
      const message = sim.messagesIn(group).find((one) => one.message_id === Number(messageId));
      if (message === undefined) throw new Error(`no message ${messageId} to pass on`);
      sim.forward({ from: ANI, message });
    },
    sendFile: ({ name, content, caption }) =>
      void sim.sendDocument({ from: ANI, fileName: name, content: Buffer.from(content), caption }),
    press: (label, place) => {
      void sim
        .pressButton({ from: ANI, chat: chatOf(rig, place), text: label })
        .then(({ text }) => void toasts.push(text ?? ''));
    },
    again: () => void sim.redeliver(lastUpdate),
    shownToAniAlone: () => [...shownIn(rig, ANI).map(({ text }) => text), ...toasts],
  };
}

function sightOf(rig: Rig): Pick<Stage, 'isPinned' | 'shown'> {
  return {
    shown: (place) => shownIn(rig, chatOf(rig, place)),
    isPinned: ({ messageId }) =>
      rig.sim.pinnedIn(rig.group).some((one) => one.message_id === Number(messageId)),
  };
}

function shownIn({ sim }: Rig, chat: number): readonly Shown[] {
  return sim
    .messagesIn(chat)
    .filter(({ from }) => from?.is_bot === true)
    .map((message) => ({
      ref: { chatId: String(chat), messageId: String(message.message_id) },
      text: message.text ?? message.caption ?? '',
      buttons: message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [],
      files: message.document?.file_name === undefined ? [] : [message.document.file_name],
    }));
}
