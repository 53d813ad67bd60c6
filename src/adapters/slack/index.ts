import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '@slack/bolt';
import type { SlackConfig } from '../../config.ts';
import type { Clock } from '../../lib/clock.ts';
import { faultFacts } from '../../lib/error.ts';
import type { Logger } from '../../lib/logger.ts';
import { DeliveryError } from '../../platform/delivery-error.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RouteTable } from '../../platform/routes.ts';
import { Acknowledgement } from './connection/acknowledgement.ts';
import { type DeliveryWatch, SlackApp } from './connection/bolt-app.ts';
import { boltLogger } from './connection/bolt-logger.ts';
import { createSocketConnection, type SocketConnection } from './connection/socket.ts';
import { createEventsHandler, EVENTS_PATH } from './connection/webhook.ts';
import { createDirectChats } from './direct-chats.ts';
import { createIdentity, type Identity } from './identity.ts';
import { createInbox, type Delivery, type Inbox } from './inbox.ts';
import { slackLimits } from './limits.ts';
import { createPeople } from './people.ts';
import { messagesOf } from './render.ts';
import { editMessage, pinMessage, type Sending, sendMessage } from './send.ts';
import { createSequence } from './sequence.ts';
import { clientOptions, createSlackApi } from './slack-api.ts';
import { isFor } from './team.ts';

/** How long a stop waits for handlers and answers that are under way. */
const DRAIN_MS = 10_000;

/** What the Slack adapter is made of. */
export interface SlackParts {
  readonly config: SlackConfig;
  readonly routes: RouteTable;
  readonly logger: Logger;
  readonly clock: Clock;
}

/**
 * Slack over Bolt, by Socket Mode or signed HTTP. Nothing is sent or opened before `start`; a Slack that cannot be
 * reached is tried again in the background, and `health` says so.
 */
export function createSlackPlatform(parts: SlackParts): Platform {
  const { config, clock, logger } = parts;
  const api = createSlackApi(config, logger);
  const sending: Sending = { api, direct: createDirectChats(api), logger };
  const identity = createIdentity({ api, clock, logger });
  const inbox = createInbox({
    ...sending,
    people: createPeople({ api, clock }),
    sequence: createSequence(clock),
    files: config,
    botUserId: identity.botUserId,
  });
  const wire = connect(parts, identity);
  listen(wire.app, inbox);
  const problem = async (): Promise<string> => (await identity.problem()) || wire.problem();
  return {
    name: 'slack',
    limits: slackLimits,
    start: async (handler) => {
      inbox.handler = handler;
      wire.app.open();
      await Promise.all([identity.problem(), wire.start()]);
    },
    stop: async () => {
      wire.retire();
      const isDrained = wire.app.close().then(() => inbox.idle());
      await Promise.race([isDrained, sleep(DRAIN_MS, undefined, { ref: false })]);
      await wire.stop();
    },
    send: (target, message) => sendMessage(sending, { target, message }),
    messagesOf,
    edit: (ref, message) => editMessage(api, { ref, message }),
    pin: (ref) => pinMessage(api, ref),
    privateChatUrl: () => undefined,
    health: async () => {
      const found = await problem();
      return { ok: found === '', problem: found };
    },
  };
}

interface Wire extends Pick<SocketConnection, 'start' | 'retire' | 'stop' | 'problem'> {
  readonly app: SlackApp;
}

function connect({ config, routes, logger, clock }: SlackParts, identity: Identity): Wire {
  const options = {
    authorize: async () => {
      const botUserId = identity.botUserId();
      return botUserId === undefined ? {} : { botUserId };
    },
    convoStore: false,
    logger: boltLogger(logger),
    clientOptions: clientOptions(config, logger),
  } as const;
  const watch: DeliveryWatch = {
    onFailure: (error) => logger.error(describe(error), 'a Slack delivery failed'),
    isOurs: (body) => {
      // Before Slack has told the workspace nothing can be compared; the delivery is signed, or came over our own socket.
      const team = identity.team();
      const isOurs = team === undefined || isFor(team, body);
      if (!isOurs) logger.warn('a Slack delivery for another workspace was dropped');
      return isOurs;
    },
  };
  if (config.receive.mode === 'socket') {
    const socket = createSocketConnection(config, { appToken: config.receive.appToken.reveal(), logger });
    return { ...socket, app: new SlackApp({ ...options, receiver: socket.receiver }, watch) };
  }
  const receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new SlackApp({ ...options, receiver }, watch);
  const { signingSecret } = config.receive;
  routes.add({ method: 'POST', path: EVENTS_PATH }, createEventsHandler({ signingSecret, clock, sink: app }));
  return { app, start: async () => {}, retire: () => {}, stop: async () => {}, problem: () => '' };
}

function listen(app: SlackApp, inbox: Inbox): void {
  app.command(/.*/, ({ body, context }) => inbox.command(deliveryOf(body, context)));
  app.action(/.*/, ({ body, context }) => inbox.press(deliveryOf(body, context)));
  app.view(/.*/, ({ body, context }) => inbox.form(deliveryOf(body, context)));
  app.event('message', ({ body, context }) => inbox.message(deliveryOf(body, context)));
  app.event('app_mention', ({ body, context }) => inbox.message(deliveryOf(body, context)));
}

function deliveryOf(body: unknown, context: Context): Delivery {
  const acknowledgement: unknown = context.acknowledgement;
  if (!(acknowledgement instanceof Acknowledgement)) throw new TypeError('delivery without acknowledgement');
  return { body, acknowledgement, isRepeated: (context.retryNum ?? 0) > 0 };
}

/** Why a delivery failed, as far as a log may know: Slack's code, else an error's kind and place; no words of messages. */
function describe(error: unknown): Readonly<Record<string, unknown>> {
  const original = error instanceof Error && 'original' in error ? error.original : error;
  return original instanceof DeliveryError ? { reason: original.message } : faultFacts(original);
}
