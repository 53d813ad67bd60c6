import { loadCalendar } from '../../../calendar/holidays.ts';
import { doPart, type Job, type JobServices, workOf } from '../../../model/job.ts';
import type { Work } from '../../../model/work.ts';
import { recordOwnAct } from '../../audit/service.ts';
import { readRotation } from '../queue/order.service.ts';
import { namesOfInstitutions, peopleOf } from '../store.ts';
import { stageOf } from './asking.rules.ts';
import { goOnWithoutAnswer, withdrawSettled } from './asking.service.ts';
import { expectAsk, findAsk, type HostAsk, listWaitingAsks, type WaitingAsk } from './asks.store.ts';
import { sendQuestion, tellLeaders } from './telling.service.ts';

const BOT = { personId: undefined };

/** Reminds who was asked to be host and has not answered, then asks the leaders; each once a question, whoever runs it. */
export const remindAsked: Job = {
  name: 'remind-asked-hosts',
  every: 'minute',
  run: async (services) => {
    for (const waiting of await listWaitingAsks(services.database.prisma))
      await doPart(services, {
        failure: 'question to a host not looked after, the next tick tries again',
        facts: { askId: waiting.ask.id },
        act: () => lookAfter(services, waiting),
      });
  },
};

async function lookAfter(services: JobServices, { ask, zone, belongs }: WaitingAsk): Promise<void> {
  const { forumId, id } = ask;
  if (!belongs) {
    await workOf(services, async (work) => {
      const gone = await goOnWithoutAnswer(work, { forumId, ask, by: BOT });
      if (gone.ok) await note(work, { ask, action: 'giliran lanjut' });
    });
    return;
  }
  const { slots, next } = await readRotation(
    { db: services.database.prisma, now: services.clock.now() },
    forumId,
  );
  // The meeting in question has got its host otherwise, or has begun.
  if (ask.number < next.number) {
    await workOf(services, async (work) => {
      const settled = await withdrawSettled(work, { ask, by: BOT });
      if (settled.ok) await note(work, { ask, action: 'giliran selesai' });
    });
    return;
  }
  // A meeting that was made, moved or cancelled since moves those after it: what is said of this one from now on says so.
  const slot = slots.find(({ number }) => number === ask.number);
  if (slot !== undefined && slot.at !== ask.expectedAt)
    await expectAsk(services.database.prisma, { forumId, id, expectedAt: slot.at });
  const { rest } = await loadCalendar(services.database.prisma, forumId);
  const stage = stageOf({ since: ask.since, now: services.clock.now(), zone, rest });
  if (stage === undefined) return;
  await workOf(services, async (work) => {
    const present = await findAsk(work.db, { forumId, id });
    if (present?.state !== 'open' || present.since !== ask.since) return;
    if (stage === 'leaders') await askLeaders(work, { ask });
    else await remind(work, { ask, stage });
  });
}

async function remind(
  work: Work,
  { ask, stage }: Pick<WaitingAsk, 'ask'> & { readonly stage: string },
): Promise<void> {
  const { id, forumId, institutionId, since } = ask;
  const people = await peopleOf(work.db, { forumId, institutionId, now: work.now });
  const key = `host-question:${id}:${since}:${stage}`;
  if (await sendQuestion(work, { ask, people, key, isReminder: true }))
    await note(work, { ask, action: 'giliran ingatkan' });
}

async function askLeaders(work: Work, { ask }: Pick<WaitingAsk, 'ask'>): Promise<void> {
  const { id: askId, forumId, institutionId, since } = ask;
  const facts = { what: 'undecided', askId, institutionId } as const;
  const key = `host-news:undecided:${askId}:${since}`;
  if (await tellLeaders(work, { forumId, key, facts }))
    await note(work, { ask, action: 'giliran tanya ketua' });
}

/** What the bot did by itself stands in the trail. */
async function note(
  work: Work,
  { ask, action }: { readonly ask: HostAsk; readonly action: string },
): Promise<void> {
  const { forumId, institutionId } = ask;
  const names = await namesOfInstitutions(work.db, { forumId, ids: [institutionId] });
  const subject = names.get(institutionId) ?? '';
  await recordOwnAct(work.db, { forumId, at: work.now, action, subject });
}
