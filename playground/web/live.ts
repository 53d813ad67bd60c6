import type { ServerResponse } from 'node:http';
import type { Logger } from '../../src/lib/logger.ts';
import type { CastMember } from '../demo/cast.ts';
import { type Scenery, takeSnapshot } from './snapshot.ts';

/** Pages that are open and shown every change (server-sent events). */
export interface Live {
  /** Keeps the response open and shows it what this person sees, now and after every change. */
  add(response: ServerResponse, member: CastMember): void;
  /** Ends all of them. */
  stop(): void;
}

/** Changes come in bursts; they are gathered so long, in real milliseconds. */
const GATHER_MS = 60;
/** Moments pass without any change; the page's clock and the store are looked at so often. */
const BEAT_MS = 2_000;

/** Begins to follow both platforms and the bot. */
export function goLive(scenery: Scenery, logger: Logger): Live {
  const pages = new Map<ServerResponse, CastMember>();
  let gathering: NodeJS.Timeout | undefined;
  const showAll = async (): Promise<void> => {
    gathering = undefined;
    for (const [response, member] of pages) await show(response, member);
  };
  const show = async (response: ServerResponse, member: CastMember): Promise<void> => {
    const snapshot = await takeSnapshot(scenery, member).catch((fault: unknown) => {
      logger.warn({ reason: String(fault) }, 'no snapshot');
      return undefined;
    });
    if (snapshot !== undefined) response.write(`data: ${JSON.stringify(snapshot)}\n\n`);
  };
  const changed = (): void => {
    gathering ??= setTimeout(() => void showAll(), GATHER_MS);
  };
  const beat = setInterval(changed, BEAT_MS);
  const { stage } = scenery.demo;
  const silence = [
    stage.telegram.onChange(({ type }) => {
      if (type !== 'request' && type !== 'response') changed();
    }),
    stage.slack.onChange(({ kind }) => {
      if (kind !== 'request' && kind !== 'delivery' && kind !== 'connection') changed();
    }),
  ];
  scenery.deeds.onChange(changed);
  scenery.conductor.onChange(changed);
  return {
    add: (response, member) => {
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      pages.set(response, member);
      response.on('close', () => pages.delete(response));
      void show(response, member);
    },
    stop: () => {
      clearInterval(beat);
      clearTimeout(gathering);
      for (const stop of silence) stop();
      for (const response of pages.keys()) response.end();
    },
  };
}
