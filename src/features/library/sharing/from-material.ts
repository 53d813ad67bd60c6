import { message } from '../../../i18n/message.ts';
import type { PressCall } from '../../../inbound/command.ts';
import { answerPrivately, refuse } from '../../../inbound/replies.ts';
import { mayChange } from '../../../inbound/rights.ts';
import { encodeAction } from '../../../platform/action.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { findMaterial, listMaterials } from '../../materials/service.ts';
import { findMeeting } from '../../meetings/service.ts';
import { isHostOf } from '../../meetings/which-meeting.service.ts';
import { fitting, LONGEST, readLink } from '../rules.ts';
import { putAside } from './aside.ts';
import { sharesAs } from './sharer.ts';
import { show } from './show.ts';
import { newDraft } from './steps.rules.ts';
import { ELSEWHERE } from './words.ts';

/** So many have a button. */
const MOST_BUTTONS = 20;
const BUTTON_LENGTH = 40;

/** Which of a meeting's materials is to go to the library; the only one at once. */
export async function chooseMaterial(call: PressCall, meetingId: number): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  if (!(await mayPropose(call, meetingId))) return refuse(call, 'noRight');
  const materials = await listMaterials(work.db, { forumId: context.forum.id, meetingId });
  const [first] = materials;
  if (first === undefined) return refuse(call, 'materialGone');
  if (materials.length === 1) return shareMaterial(call, first.id);
  return answerPrivately(call, {
    answer: message({
      summary: language.t('sharing:whichMaterial'),
      buttons: materials
        .slice(0, MOST_BUTTONS)
        .map(({ id, title }) => [
          { text: fitting(title, BUTTON_LENGTH), action: encodeAction('bagikan', 'dari', id) },
        ]),
    }),
    elsewhere: ELSEWHERE,
  });
}

/** Begins to share a meeting's material: its title, file and address are there already. */
export async function shareMaterial(call: PressCall, id: number): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const material = await findMaterial(work.db, { forumId: context.forum.id, id });
  if (material === undefined) return refuse(call, 'materialGone');
  const { meetingId, title, url, file } = material;
  if (!(await mayPropose(call, meetingId))) return refuse(call, 'noRight');
  const [as] = sharesAs(call);
  if (as === undefined) return refuse(call, 'libraryNeedsSeat');
  const link = url === undefined ? undefined : readLink(url);
  const draft = {
    ...newDraft(as.institutionId),
    lines: { title: fitting(title, LONGEST.title), ...(link?.ok === true ? { link: link.link } : {}) },
    ...(file === undefined ? {} : { file: { id: file.id, name: file.name } }),
    from: { meetingId, materialId: id },
  };
  const before = await putAside(call, draft);
  return answerPrivately(call, { answer: await show(call, { draft, before }), elsewhere: ELSEWHERE });
}

/** Whoever may add to a meeting's materials may propose them: the secretariat and its host. */
async function mayPropose(call: PressCall, meetingId: number): Promise<boolean> {
  const { work, context } = call;
  const meeting = await findMeeting(work.db, { forumId: context.forum.id, id: meetingId });
  return meeting !== undefined && (mayChange('bahan', context.actor.roles) || isHostOf(call, meeting));
}
