import type { Language } from '../../i18n/index.ts';
import { list, message, paragraph } from '../../i18n/message.ts';
import { formatDate } from '../../language/dates/format.ts';
import type { Meeting } from '../../model/meeting.ts';
import { encodeAction } from '../../platform/action.ts';
import type { Block, Button, Line, OutgoingMessage } from '../../platform/message.ts';
import { sizeWords } from '../files/rules.ts';
import type { KeptFile } from '../files/types.ts';
import type { ActionItem } from '../follow-up/types.ts';
import { actionLine } from '../follow-up/words.ts';
import type { Material } from './types.ts';

/** Buttons have little room on a phone. */
const BUTTON_LENGTH = 32;
/** So many files have a button; the others are asked for by `/bahan` of the older meeting. */
const MOST_BUTTONS = 20;

/** Material on one line: a file with what it is, or its address. */
export function materialLine({ title, file, url }: Material): Line {
  if (url !== undefined) return [{ link: title, url }];
  const ending = file?.name.split('.').at(-1)?.toUpperCase() ?? '';
  return file === undefined ? [title] : [`${title} (${ending}, ${sizeWords(file.sizeBytes)})`];
}

/** What the materials of a meeting are shown from. */
export interface MaterialsFacts {
  readonly meeting: Meeting;
  readonly materials: readonly Material[];
  /** What earlier meetings left to be done. */
  readonly actions: readonly ActionItem[];
  readonly zone: string;
  readonly mayChange: boolean;
}

/** The materials of a meeting, with a button for each file, and what is still to be done. */
export function materialsShown(facts: MaterialsFacts, language: Language): OutgoingMessage {
  const { t } = language;
  const { meeting, materials, actions, zone, mayChange } = facts;
  const title = t('files:materials.title', { number: meeting.number, date: dateOf(meeting, language) });
  return message({
    summary: title,
    blocks: [
      { kind: 'title', text: title },
      ...(materials.length === 0
        ? [paragraph(t('files:materials.none'))]
        : [{ kind: 'list', ordered: true, items: materials.map(materialLine) } satisfies Block]),
      ...(actions.length === 0
        ? []
        : [
            paragraph({ bold: t('files:materials.actions') }),
            list(actions.map((item) => actionLine({ item, zone }, language))),
          ]),
      ...(mayChange
        ? [{ kind: 'note' as const, line: [t('files:materials.howTo', { number: meeting.number })] }]
        : []),
    ],
    buttons: [
      ...fileButtons(materials, { verb: 'kirim', language }),
      ...(mayChange && materials.length > 0
        ? [
            [
              {
                text: t('files:materials.removeSome'),
                action: encodeAction('bahan', 'pilihhapus', meeting.id),
              },
              { text: t('files:materials.toLibrary'), action: encodeAction('bagikan', 'bahan', meeting.id) },
            ],
          ]
        : []),
    ],
  });
}

function dateOf({ startsAt, timeZone: zone }: Meeting, { locale }: Language): string {
  return formatDate(startsAt, { zone, locale });
}

function fileButtons(
  materials: readonly Material[],
  { verb, language }: { readonly verb: 'kirim' | 'hapus'; readonly language: Language },
): readonly (readonly Button[])[] {
  return materials
    .map((one, index) => ({ ...one, place: index + 1 }))
    .filter(({ file }) => verb === 'hapus' || file !== undefined)
    .slice(0, MOST_BUTTONS)
    .map(({ id, title, place }) => [
      {
        text: language.t(`files:materials.button.${verb}`, { place, title: shortened(title) }),
        action: encodeAction('bahan', verb, id),
      },
    ]);
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= BUTTON_LENGTH ? title : `${characters.slice(0, BUTTON_LENGTH - 1).join('')}…`;
}

/** Asks which material is to be removed. */
export function whichToRemove(
  { meeting, materials }: Pick<MaterialsFacts, 'meeting' | 'materials'>,
  language: Language,
): OutgoingMessage {
  return message({
    summary: language.t('files:materials.whichToRemove', { number: meeting.number }),
    buttons: fileButtons(materials, { verb: 'hapus', language }),
  });
}

/** What a file can become. */
export type FileUse = 'surat' | 'bahan' | 'notula';

/** Asks what a file is that came without a word. */
export function askUse(
  {
    file,
    uses,
  }: {
    readonly file: KeptFile;
    readonly uses: readonly { readonly use: FileUse; readonly meeting: Meeting }[];
  },
  { t }: Language,
): OutgoingMessage {
  return message({
    summary: t('files:ask.what', { name: file.name }),
    blocks: [paragraph(t('files:ask.what', { name: file.name })), paragraph(t('files:ask.until'))],
    buttons: [
      ...uses.map(({ use, meeting }) => [
        {
          text: t(`files:ask.${use}`, { number: meeting.number }),
          action: encodeAction('bahan', 'jadikan', use, meeting.id, file.id),
        },
      ]),
      [{ text: t('files:ask.none'), action: encodeAction('bahan', 'batal') }],
    ],
  });
}
