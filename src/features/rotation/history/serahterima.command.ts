import { z } from 'zod';
import { message } from '../../../i18n/message.ts';
import { findInstitution } from '../../../inbound/args/institution.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Command, PressCall, RunCall } from '../../../inbound/command.ts';
import { insertProposal } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { HOUR_MS } from '../../../lib/clock.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import { MOST_FILE_BYTES } from '../../files/rules.ts';
import { type Keeping, keepFile } from '../../files/service.ts';
import { handedOver } from './handover.notice.ts';
import { handOver, previewHandover } from './handover.service.ts';
import { handoverDone, handoverPreview } from './handover.words.ts';

const KIND = 'handover';

const proposed = z.object({
  institutionId: z.number(),
  code: z.string(),
  to: z.string(),
  fromId: z.number().nullable().optional(),
  photoFileId: z.number().optional(),
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
    const found = await findInstitution(call, call.argument);
    if (!found.ok) return found.reactions;
    const { id: institutionId, shortName: to, code } = found.value;
    const { forum } = context;
    const preview = await previewHandover(work, { forumId: forum.id, institutionId });
    if (!preview.ok) return refuse(call, { reason: preview.reason, name: to });
    const photo = await keepPhoto(call);
    if (photo?.ok === false) return refuse(call, photo.refusal);
    const fromId = preview.value.from?.institutionId ?? null;
    const kept = photo === undefined ? {} : { photoFileId: photo.file.id };
    const facts = { institutionId, code, to, fromId, ...kept };
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
      now: work.now,
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
  const { institutionId, code, to, fromId, photoFileId } = proposed.parse(proposal.facts);
  const by = { personId: actor.personId };
  const given = { forumId: forum.id, institutionId, code, by, at: work.now, fromId, photoFileId };
  const handover = await handOver(work, given);
  if (!handover.ok) return refuse(call, { reason: handover.reason, name: to });
  await recordAudit(work.db, { context, at: work.now, action: 'serahterima', subject: code });
  const { from, meeting, chats } = handover.value;
  const told = handedOver({ forum: forum.name, from: from?.shortName, to, meeting }, language);
  // In a bound chat the message follows by itself.
  const shown = context.chat.isBound ? handoverDone({ to, chats }, language) : told;
  return [{ kind: 'replace', message: shown }];
}
