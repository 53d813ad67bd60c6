import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../src/i18n/index.ts';
import { formatClock, formatDate } from '../../src/language/dates/format.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/lib/clock.ts';
import { playedBy } from './actor.ts';
import type { Demo } from './demo.ts';
import { scenes } from './scenes/index.ts';
import type { Theatre } from './scenes/scene.ts';
import type { Transcript } from './transcript.ts';
import { quiet, travel } from './travel.ts';

/** Zone in which the script names its moments. */
export const SCRIPT_ZONE = 'Asia/Jakarta';

/** What the script is played with. */
export interface Script {
  readonly demo: Demo;
  readonly transcript: Transcript;
  readonly language: Language;
}

/**
 * Plays the whole conversation and writes it down. Rejects with a sentence that names the scene when something does not
 * appear that must.
 */
export async function playScript(script: Script): Promise<void> {
  const { demo, transcript, language } = script;
  const theatre = theatreOf(script);
  for (const { title, play } of scenes) {
    transcript.title(language.t(title));
    await play(theatre).catch((fault: unknown) => {
      transcript.flush();
      const reason = fault instanceof Error ? fault.message : String(fault);
      throw new Error(`${language.t(title)}: ${reason}`, { cause: fault });
    });
    // What was not waited for belongs to the scene too.
    await Promise.all([demo.stage.telegram.settled(), demo.stage.slack.settled()]);
    await quiet(demo);
    transcript.flush();
  }
}

function theatreOf({ demo, transcript, language }: Script): Theatre {
  const remarkTo = (until: number): void =>
    transcript.remark(passes({ milliseconds: until - demo.clock.now(), until }, language));
  return {
    demo,
    part: (member) => playedBy(demo, member),
    travelTo: async (wib) => {
      const until = momentOf(wib);
      // What belongs to the present must not be seen after days.
      await quiet(demo);
      remarkTo(until);
      await travel(demo, until);
    },
    sleepUntil: (wib) => {
      const until = momentOf(wib);
      remarkTo(until);
      demo.clock.set(until);
    },
    remark: (key, values) => transcript.remark(language.t(key, values)),
    terminal: (command, output) => transcript.terminal(command, output),
  };
}

function momentOf(wib: string): number {
  return Temporal.PlainDateTime.from(wib).toZonedDateTime(SCRIPT_ZONE).epochMilliseconds;
}

/** How long time passes and until when: what happens on the way has its own dates. */
function passes(
  { milliseconds, until }: { readonly milliseconds: number; readonly until: number },
  { t, locale }: Language,
): string {
  const moment = `${formatDate(until, { zone: SCRIPT_ZONE, locale })} ${formatClock(until, SCRIPT_ZONE)}`;
  const days = Math.round(milliseconds / DAY_MS);
  if (days > 0) return t('playground:transcript.daysPass', { days, moment });
  const hours = Math.round(milliseconds / HOUR_MS);
  if (hours > 0) return t('playground:transcript.hoursPass', { hours, moment });
  return t('playground:transcript.minutesPass', { minutes: Math.round(milliseconds / MINUTE_MS), moment });
}
