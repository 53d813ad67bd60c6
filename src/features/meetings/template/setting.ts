import { z } from 'zod';
import type { Language } from '../../../i18n/index.ts';
import { message, paragraph } from '../../../i18n/message.ts';
import { readRowId } from '../../../inbound/args/numbers.ts';
import type { Call, PressCall } from '../../../inbound/command.ts';
import { dialogueKey, endDialogue, saveDialogue } from '../../../inbound/dialogues.store.ts';
import { insertProposal } from '../../../inbound/proposals.store.ts';
import { takeProposed } from '../../../inbound/proposals.ts';
import { refuse, replyHere } from '../../../inbound/replies.ts';
import { DAY_MS, HOUR_MS } from '../../../lib/clock.ts';
import {
  INVITATION_PARTS,
  type InvitationPart,
  PART_LENGTHS,
  PART_LINES,
} from '../../../notices/invitation-texts.ts';
import type { Reaction } from '../../../platform/reaction.ts';
import { recordAudit } from '../../audit/service.ts';
import type { ForumSetting } from '../../forum/types.ts';
import { defaultPart } from '../announcing/announcement.words.ts';
import { changedTexts, exampleInvitation } from './example.ts';
import { type ChangedParts, readPart, readParts, readWord } from './lines.ts';
import { invitationTextsOf, lockInvitationTexts, setInvitationTexts } from './store.ts';
import { askForPart, partForm, templatePreview, templateShown } from './words.ts';

/** Kind of the proposal that a changed template is kept as until it is saved. */
const KIND = 'invitationTexts';

/** Every part by its default. */
const ALL_AGAIN: ChangedParts = Object.fromEntries(INVITATION_PARTS.map((part) => [part, undefined]));

const proposed = z.object({
  locale: z.string(),
  /** By part; `null` for the default. */
  parts: z.partialRecord(z.enum(INVITATION_PARTS), z.string().nullable()),
});

/** `/forum templat`: what invitations say around their facts; nothing is saved before it was seen as members will see it. */
export const invitationTemplate: ForumSetting = {
  word: 'templat',
  line: async ({ language }) => language.t('meetings:template.line'),
  run: async (call) => {
    const [first = ''] = call.argument.split(/\s/);
    const named = languageOf(call, first === '' ? '-' : first);
    const rest = named === undefined ? call.argument : call.argument.slice(first.length).trim();
    const language = named ?? ownLanguage(call);
    const word = readWord(rest);
    if (word === 'again') return preview(call, { locale: language.locale, parts: ALL_AGAIN });
    if (rest === '' || word === 'part') return replyHere(call, await shown(call, language));
    const read = readParts(rest);
    if (!read.ok) {
      return read.problem === 'unclear'
        ? refuse(call, 'templateUnclear')
        : refuse(call, tooLong(call, read.problem));
    }
    return preview(call, { locale: language.locale, parts: read.parts });
  },
  press,
  submit: async (call) => {
    const [, locale = '', written = ''] = call.parameters;
    const part = INVITATION_PARTS.find((one) => one === written);
    if (part === undefined || languageOf(call, locale) === undefined) return refuse(call, 'proposalGone');
    const text = call.values.text ?? '';
    const read = readPart(part, text.trim() === '' ? '-' : text);
    if (!read.ok) {
      const { reason, ...words } = tooLong(call, read);
      return [{ kind: 'form-errors', errors: { text: call.language.t(`refusals:${reason}`, words) } }];
    }
    return preview(call, { locale, parts: { [part]: read.text } });
  },
  continue: async (call) => {
    const { locale = '', part: written } = call.facts;
    const part = INVITATION_PARTS.find((one) => one === written);
    if (part === undefined) return refuse(call, 'proposalGone');
    const read = readPart(part, call.argument);
    if (!read.ok) return refuse(call, tooLong(call, read));
    await endDialogue(call.work.db, dialogueKey(call));
    return preview(call, { locale, parts: { [part]: read.text } });
  },
};

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what, written = '', named] = call.parameters;
  if (what === 'simpan' || what === 'batal') return decide(call, { what, id: readRowId(written) ?? 0 });
  const language = languageOf(call, written);
  if (language === undefined) return refuse(call, 'proposalGone');
  const { locale } = language;
  if (what === 'bahasa') return [{ kind: 'replace', message: await shown(call, language) }];
  if (what === 'bawaan') {
    return preview(call, { locale, parts: ALL_AGAIN });
  }
  if (what === 'lihat') {
    const facts = await exampleInvitation(call, { language, changed: {} });
    return replyHere(call, templatePreview(facts, { language, reader: call.language }));
  }
  const part = INVITATION_PARTS.find((one) => one === named);
  return what === 'ubah' && part !== undefined ? ask(call, { language, part }) : refuse(call, 'proposalGone');
}

async function shown(call: Call, language: Language): Promise<ReturnType<typeof templateShown>> {
  const { work, context, services } = call;
  const { name: forumName, id } = context.forum;
  const others = services.languages.locales
    .filter((locale) => locale !== language.locale)
    .map((locale) => ({ locale, name: services.languages.of(locale).t('common:ownName') }));
  const facts = { forumName, texts: await invitationTextsOf(work.db, id), others };
  return templateShown(facts, { language, reader: call.language });
}

/** Asks for the new words of a part: by a form where there are forms, else in a dialogue. */
async function ask(
  call: Call,
  { language, part }: { readonly language: Language; readonly part: InvitationPart },
): Promise<readonly Reaction[]> {
  const { work, context, limits, language: reader } = call;
  const { locale } = language;
  const { id: forumId, name: forumName } = context.forum;
  const texts = await invitationTextsOf(work.db, forumId);
  const text = texts[locale]?.[part] ?? defaultPart(part, { forumName, language });
  if (limits.hasForms) return [{ kind: 'form', form: partForm(part, { text, locale, reader }) }];
  await saveDialogue(work.db, {
    ...{ key: dialogueKey(call), forumId, expiresAt: work.now + HOUR_MS },
    dialogue: { command: 'forum', step: 'templat', facts: { locale, part } },
  });
  return replyHere(call, askForPart(part, { text, reader }));
}

/** Shows the invitation with what would be saved, and keeps it for the press. */
async function preview(
  call: Call,
  { locale, parts }: { readonly locale: string; readonly parts: ChangedParts },
): Promise<readonly Reaction[]> {
  const { work, context } = call;
  const language = languageOf(call, locale);
  if (language === undefined) return refuse(call, 'proposalGone');
  const kept = Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, text ?? null]));
  const proposalId = await insertProposal(work.db, {
    ...{ forumId: context.forum.id, kind: KIND, facts: { locale, parts: kept } },
    ...{ createdById: context.actor.personId, now: work.now, expiresAt: work.now + DAY_MS },
  });
  const facts = await exampleInvitation(call, { language, changed: parts });
  return replyHere(call, templatePreview(facts, { language, reader: call.language, proposalId }));
}

/** Saves or drops what was previewed, once. */
async function decide(
  call: Call,
  { what, id }: { readonly what: 'simpan' | 'batal'; readonly id: number },
): Promise<readonly Reaction[]> {
  const { work, context, language } = call;
  const { t } = language;
  const taken = await takeProposed(call, { id, kind: KIND, as: what === 'simpan' ? 'done' : 'dropped' });
  const read = proposed.safeParse(taken?.facts);
  if (taken === undefined || !read.success) return refuse(call, 'proposalGone');
  if (what === 'batal') {
    return [{ kind: 'replace', message: message({ summary: t('meetings:template.dropped') }) }];
  }
  const { locale, parts } = read.data;
  const { id: forumId, name: forum } = context.forum;
  await lockInvitationTexts(work.db, forumId);
  const before = await invitationTextsOf(work.db, forumId);
  const texts = changedTexts(before, { locale, changed: asChanged(parts) })[locale] ?? {};
  await setInvitationTexts(work.db, { forumId, locale, texts, now: work.now });
  const subject = `${locale}: ${Object.keys(parts).join(', ')}`;
  await recordAudit(work.db, { context, at: work.now, action: 'forum templat', subject });
  const summary = t('meetings:template.saved', { forum });
  const blocks = [paragraph(summary), paragraph(t('meetings:template.savedNext'))];
  return [{ kind: 'replace', message: message({ summary, blocks }) }];
}

/** As it was kept: there is no `undefined` in JSON. */
function asChanged(parts: z.infer<typeof proposed>['parts']): ChangedParts {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, text ?? undefined]));
}

/** A language of the bot by its tag. */
function languageOf({ services: { languages } }: Call, tag: string): Language | undefined {
  return languages.locales.includes(tag) ? languages.of(tag) : undefined;
}

/** The reader's, as members read it: without the reader's way of typing commands. */
function ownLanguage({ services, language }: Call): Language {
  return services.languages.of(language.locale);
}

function tooLong(
  { language: { t } }: Call,
  { part, length }: { readonly part: InvitationPart; readonly length: number },
): { readonly reason: 'templateTooLong' } & Readonly<Record<string, string | number>> {
  return {
    reason: 'templateTooLong',
    part: t(`meetings:template.part.${part}`),
    longest: PART_LENGTHS[part],
    lines: PART_LINES,
    length,
  };
}
