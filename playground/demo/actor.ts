import { type CastMember, slackOf, telegramOf } from './cast.ts';
import type { Demo } from './demo.ts';
import type { Act, Entry, Place } from './seen.ts';

/** Where somebody acts: the Telegram group, the Slack channel, or their own chat with the bot. */
export type Where = 'group' | 'channel' | 'telegram' | 'slack';

/** What must be seen after somebody did something. */
export interface Expected {
  readonly where: Where;
  /** Words that the entry contains; all of them. */
  readonly words: readonly string[];
  readonly kind?: Entry['kind'];
}

/** Takes somebody's part through the platforms, as their phone or computer would, and looks at what the bot does then. */
export interface Actor {
  /** Writes a text or command. */
  say(where: Where, text: string): void;
  /** Writes it as an answer to the pinned invitation. */
  reply(where: Where, text: string): void;
  /** Sends a file with the words under it, in Telegram as an answer to the bot's newest message there. */
  send(
    where: Where,
    file: { readonly name: string; readonly content: Buffer; readonly words?: string },
  ): void;
  /** Presses the newest button with that label. */
  press(where: Where, label: string): Promise<void>;
  /** Fills in the open form and sends it. */
  submit(values: Readonly<Record<string, string>>): Promise<void>;
  /** Waits for what the bot shows since the latest `say`, `press` or `submit`. */
  expect(expected: Expected): Promise<Entry>;
}

/** Makes the actor for one person. */
export function playedBy(demo: Demo, member: CastMember): Actor {
  return new Part(demo, member);
}

class Part implements Actor {
  readonly #demo: Demo;
  readonly #member: CastMember;
  #mark = 0;

  constructor(demo: Demo, member: CastMember) {
    this.#demo = demo;
    this.#member = member;
  }

  say(where: Where, text: string): void {
    this.#say(where, { text, asReply: false });
  }

  reply(where: Where, text: string): void {
    this.#say(where, { text, asReply: true });
  }

  #say(where: Where, { text, asReply }: { readonly text: string; readonly asReply: boolean }): void {
    this.#begin();
    const place = this.#place(where);
    if (place.platform === 'telegram') this.#sayInTelegram(Number(place.id), { text, asReply });
    else this.#sayInSlack(place, text);
  }

  send(
    where: Where,
    {
      name,
      content,
      words = '',
    }: { readonly name: string; readonly content: Buffer; readonly words?: string },
  ): void {
    this.#begin();
    const { telegram, slack } = this.#demo.stage;
    const place = this.#place(where);
    if (place.platform === 'slack') {
      const from = slackOf(this.#member);
      slack.shareFile({ from, channel: place.id, filename: name, content, text: words });
      return;
    }
    const chat = Number(place.id);
    const newest = telegram.messagesIn(chat).findLast(({ from }) => from?.is_bot === true);
    telegram.sendDocument({
      ...{ from: telegramOf(this.#member), chat, fileName: name, content },
      ...(words === '' ? {} : { caption: words }),
      ...(newest === undefined ? {} : { replyTo: newest.message_id }),
    });
  }

  async press(where: Where, label: string): Promise<void> {
    this.#begin();
    const { stage } = this.#demo;
    const place = this.#place(where);
    this.#act(place, { kind: 'pressed', text: `[${label}]` });
    if (place.platform === 'telegram') {
      await stage.telegram.pressButton({
        from: telegramOf(this.#member),
        chat: Number(place.id),
        text: label,
      });
      return;
    }
    const pressed = await stage.slack.pressButton({
      from: slackOf(this.#member),
      channel: place.id,
      text: label,
    });
    if (!pressed.ok) throw new Error(`the button ${label} was not acknowledged: ${pressed.error}`);
  }

  async submit(values: Readonly<Record<string, string>>): Promise<void> {
    this.#begin();
    this.#act(this.#place('slack'), { kind: 'submitted', text: Object.values(values).join('\n') });
    const outcome = await this.#demo.stage.slack.submitModal({ from: slackOf(this.#member), values });
    if (outcome.result === 'errors' || outcome.result === 'failed') {
      throw new Error(`the form was not taken: ${JSON.stringify(outcome)}`);
    }
  }

  expect({ where, words, kind }: Expected): Promise<Entry> {
    const place = this.#place(where);
    const account = this.#account(place.platform);
    return this.#demo.journal.expect({
      mark: this.#mark,
      what: `“${words.join('”, “')}” (${where})`,
      fits: (entry) =>
        entry.by === undefined &&
        entry.place.platform === place.platform &&
        (entry.place.id === place.id || entry.kind === 'toast') &&
        (entry.onlyFor === undefined || entry.onlyFor === account) &&
        (kind === undefined || entry.kind === kind) &&
        words.every((word) => entry.text.includes(word)),
    });
  }

  #begin(): void {
    this.#mark = this.#demo.journal.mark();
  }

  #place(where: Where): Place {
    const { group, channel } = this.#demo.stage;
    if (where === 'group') return { platform: 'telegram', id: String(group), isPrivate: false };
    if (where === 'channel') return { platform: 'slack', id: channel, isPrivate: false };
    return { platform: where, id: this.#account(where), isPrivate: true };
  }

  #account(platform: Place['platform']): string {
    return platform === 'telegram' ? String(telegramOf(this.#member)) : slackOf(this.#member);
  }

  #act(place: Place, { kind, text }: { readonly kind: Act; readonly text: string }): void {
    this.#demo.journal.act({ place, by: this.#account(place.platform), kind, text });
  }

  #sayInTelegram(
    chat: number,
    { text, asReply }: { readonly text: string; readonly asReply: boolean },
  ): void {
    const { telegram } = this.#demo.stage;
    const pinned = asReply ? telegram.pinnedIn(chat).at(-1)?.message_id : undefined;
    const reply = pinned === undefined ? {} : { replyTo: pinned };
    telegram.sendText({ from: telegramOf(this.#member), chat, text, ...reply });
  }

  #sayInSlack(place: Place, text: string): void {
    const { slack } = this.#demo.stage;
    const from = slackOf(this.#member);
    if (!text.startsWith('/')) {
      slack.sendText({ from, channel: place.id, text });
      return;
    }
    this.#act(place, { kind: 'typed', text });
    const [command = '', ...rest] = text.split(' ');
    // What came of it is seen in the channel; a bot that does not acknowledge is noticed by what is missing there.
    void slack.command({ from, channel: place.id, command, text: rest.join(' ') });
  }
}
