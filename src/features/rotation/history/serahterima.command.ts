import { z } from 'zod';
import { message } from '../../../i18n/message.ts';
import { findInstitution, lookUpInstitution } from '../../../inbound/args/institution.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Command, PressCall, RunCall } from '../../../inbound/command.ts';
import { insertProposal } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { formatDate, isoDate } from '../../../language/dates/format.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { MOST_FILE_BYTES } from '../../files/rules.ts';
import { type Keeping, keepFile } from '../../files/service.ts';
import { zonedNoon } from '../days.rules.ts';
import { findHolder } from '../store.ts';
import { handedOver } from './handover.notice.ts';
import { handOver, previewHandover } from './handover.service.ts';
import { handoverDone, handoverPreview } from './handover.words.ts';
import { readHandoverDay } from './handover-day.rules.ts';

const KIND = 'handover';

const proposed = z.object({
  institutionId: z.number(),
  code: z.string(),
  to: z.string(),
  fromId: z.number().nullable().optional(),
  photoFileId: z.number().optional(),
  /** When it took place, where that was not today. */
  at: z.number().optional(),
});

/** Hands the gunungan to the next host, after a look at what that means, and tells every bound chat. */
export const serahterima: Command = {
  name: 'serahterima',
  aliases: [],
  handed: { maxBytes: MOST_FILE_BYTES, isWelcome: () => true },
  run: async (call) => {
    const { context, work, language } = call;
    if (call.argument === '')
      return refuse(call, {
        reason: 'missingInstitution',
        example: language.t('commands:example.serahterima'),
      });
    const { forum } = context;
    const { before, day } = readHandoverDay(call.argument, isoDate(work.now, forum.timeZone));
    if (day !== undefined && 'problem' in day) return refuse(call, { reason: day.problem, name: before });
    const found = await findInstitution(call, before);
    if (!found.ok) return (await explainDay(call)) ?? found.reactions;
    const { id: institutionId, shortName: to, code } = found.value;
    const at = day === undefined ? work.now : Math.min(work.now, zonedNoon(day.date, forum.timeZone));
    const preview = await previewHandover(work, { forumId: forum.id, institutionId, at });
    if (!preview.ok) return explain(call, { reason: preview.reason, to });
    const photo = await keepPhoto(call);
    if (photo?.ok === false) return refuse(call, photo.refusal);
    const fromId = preview.value.from?.institutionId ?? null;
    const kept = photo === undefined ? {} : { photoFileId: photo.file.id };
    const facts = { institutionId, code, to, fromId, ...kept, ...(day === undefined ? {} : { at }) };
    const proposalId = await insertProposal(work.db, {
      ...{ forumId: forum.id, kind: KIND, facts, now: work.now },
      ...{ createdById: context.actor.personId, expiresAt: work.now + HOUR_MS },
    });
    const { name, timeZone: zone } = forum;
    const shown = {
      preview: preview.value,
      to,
      hasPhoto: photo !== undefined,
      proposalId,
      forum: name,
      zone,
      at,
    };
    return replyHere(call, handoverPreview(shown, language));
  },
  press: async (call) => {
    const [what, id] = call.parameters;
    const proposalId = readRowId(id) ?? 0;
    if (what === 'serahkan') return confirm(call, proposalId);
    const dropped = await takeProposed(call, { id: proposalId, kind: KIND, as: 'dropped' });
    if (what !== 'batal' || dropped === undefined) return refuse(call, 'proposalGone');
    return [{ kind: 'replace', message: message({ summary: call.language.t('rotation:handoverDropped') }) }];
  },
};

/** Where the words begin with an institution, what follows was meant as a day. */
async function explainDay(call: RunCall): Promise<readonly Reaction[] | undefined> {
  if (!/\d/.test(call.argument)) return undefined;
  const beginning = await lookUpInstitution(call, { beginning: call.argument });
  return beginning.ok && beginning.rest !== ''
    ? refuse(call, { reason: 'badHandoverDay', words: beginning.rest, name: beginning.value.shortName })
    : undefined;
}

async function explain(
  call: RunCall,
  { reason, to }: { readonly reason: 'alreadyHolds' | 'handoverTooEarly'; readonly to: string },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { id: forumId, timeZone: zone } = context.forum;
  const holder = await findHolder(work.db, forumId);
  const date = formatDate(holder?.handedOverAt ?? work.now, { zone, locale: language.locale });
  return refuse(call, { reason, name: to, holder: holder?.shortName ?? '', date });
}

/** Keeps the picture that came with the command or stands in the message it replies to; undefined where there is none. */
async function keepPhoto(call: RunCall): Promise<Keeping | undefined> {
  const { file, context, work } = call;
  if (file === undefined) return undefined;
  const owner = { forumId: context.forum.id, createdById: context.actor.personId };
  return keepFile(work, { ...file, ...owner, accepts: ['jpeg', 'png'] });
}

async function confirm(call: PressCall, proposalId: number): Promise<readonly Reaction[]> {
  const { context, work, language } = call;
  const { forum, actor } = context;
  const proposal = await takeProposed(call, { id: proposalId, kind: KIND, as: 'done' });
  if (proposal === undefined) return refuse(call, 'proposalGone');
  const { institutionId, code, to, fromId, photoFileId, at = work.now } = proposed.parse(proposal.facts);
  const by = { personId: actor.personId };
  const given = { forumId: forum.id, institutionId, by, at, fromId, photoFileId };
  const handover = await handOver(work, given);
  if (!handover.ok) return refuse(call, { reason: handover.reason, name: to });
  await recordAudit(work.db, { context, at: work.now, action: 'serahterima', subject: code });
  const { from, hasHosted, meeting, chats } = handover.value;
  const told = handedOver(
    { forum: forum.name, from: from?.shortName, hasHosted, to, meeting, at, zone: forum.timeZone },
    language,
  );
  // In a bound chat the message follows by itself.
  const shown = context.chat.isBound ? handoverDone({ to, chats }, language) : told;
  return [{ kind: 'replace', message: shown }];
}
