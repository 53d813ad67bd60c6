import { message, paragraph } from '../../../i18n/message.ts';
import type { PressCall } from '../../../inbound/command.ts';
import { refuse } from '../../../inbound/replies.ts';
import { formatCalendarDate } from '../../../language/dates/format.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Button } from '../../../platform/message.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { proposeDates } from '../../meetings/calendar/propose.rules.ts';
import { isAvailable } from '../queue/order.rules.ts';
import { queueOf } from '../queue/order.service.ts';
import { type Forecast, readForecast } from './forecast.service.ts';

/** So many days or hosts are offered. */
const OFFERED = 6;

/** `Ubah tanggal`, `Ubah tuan rumah`: of which meeting? */
export async function askWhich(call: PressCall, kind: string | undefined): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { meetings, rotation } = await readForecast(work, { forumId: context.forum.id });
  const isOpen = new Set(rotation.slots.map(({ number }) => number));
  const changeable = meetings.filter(({ number, isMade }) =>
    kind === 'hari' ? !isMade : isOpen.has(number),
  );
  if (changeable.length === 0) return refuse(call, 'planNothing');
  const buttons = changeable.map(({ number, date, host }): readonly Button[] => {
    const day =
      date === undefined ? language.t('rotation:plan.later') : formatCalendarDate(date, language.locale);
    const detail = kind === 'hari' ? day : (host ?? language.t('rotation:plan.nobody'));
    const text = language.t('rotation:plan.which', { number, detail });
    return [
      { text, action: encodeAction('giliran', 'rencanapilih', kind === 'hari' ? 'hari' : 'tuan', number) },
    ];
  });
  const summary = language.t(kind === 'hari' ? 'rotation:plan.whichDay' : 'rotation:plan.whichHost');
  return [{ kind: 'replace', message: message({ summary, buttons }) }];
}

/** Which other day or host: the likely ones as buttons, any other one is typed. */
export async function askWhat(
  call: PressCall,
  { kind, number }: { readonly kind: string | undefined; readonly number: number },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const read = await readForecast(work, { forumId: context.forum.id });
  const own = read.meetings.find((one) => one.number === number);
  if (own === undefined) return refuse(call, { reason: 'planNumber', number });
  const offered = kind === 'hari' ? daysFor(read, number) : hostsFor(read, number);
  const buttons = offered.map(({ value, name }): readonly Button[] => [
    {
      text: name ?? formatCalendarDate(value, language.locale),
      action: encodeAction('giliran', 'rencanacoba', kind === 'hari' ? 'hari' : 'tuan', number, value),
    },
  ]);
  const back: readonly (readonly Button[])[] =
    kind === 'hari' && own.isChosen
      ? [
          [
            {
              text: language.t('rotation:plan.byCadence'),
              action: encodeAction('giliran', 'rencanacoba', 'hari', number, 'irama'),
            },
          ],
        ]
      : [];
  const key = kind === 'hari' ? 'rotation:plan.otherDay' : 'rotation:plan.otherHost';
  const summary = language.t(key, { number });
  const typed = language.t(kind === 'hari' ? 'rotation:plan.typeDay' : 'rotation:plan.typeHost', { number });
  const blocks = [paragraph({ bold: summary }), paragraph(typed)];
  return [{ kind: 'replace', message: message({ summary, blocks, buttons: [...buttons, ...back] }) }];
}

interface Offered {
  readonly value: string;
  /** Undefined: the value is a day. */
  readonly name?: string;
}

/** Days near the one that is planned, on which its host can. */
function daysFor({ meetings, basis, rotation }: Forecast, number: number): readonly Offered[] {
  const own = meetings.find((one) => one.number === number);
  const before = meetings.find((one) => one.number === number - 1)?.date ?? '';
  const host = rotation.order.candidates.find(({ shortName }) => shortName === own?.host);
  const facts = { ...basis, due: own?.date ?? basis.due, absences: host?.absences ?? [] };
  return proposeDates(facts, OFFERED + 1)
    .dates.map(({ date }) => date)
    .filter((date) => date !== own?.date && date > before)
    .slice(0, OFFERED)
    .map((value) => ({ value }));
}

/** Who may be host of it, as they come in the queue. */
function hostsFor({ meetings, rotation }: Forecast, number: number): readonly Offered[] {
  const own = meetings.find((one) => one.number === number);
  return queueOf(rotation)
    .filter(({ institutionId, shortName, pinnedTo }) => {
      const place = rotation.order.candidates.find((one) => one.institutionId === institutionId);
      const isFree = place !== undefined && isAvailable(place, { number, date: own?.date });
      return isFree && shortName !== own?.host && pinnedTo === undefined;
    })
    .slice(0, OFFERED)
    .map(({ institutionId, shortName: name }) => ({ value: String(institutionId), name }));
}
