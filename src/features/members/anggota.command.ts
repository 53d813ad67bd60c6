import { readRowId } from '../../inbound/args/numbers.ts';
import type { Call, Command, PressCall, RunCall } from '../../inbound/command.ts';
import { READ_ENDINGS } from '../../inbound/incoming.ts';
import { refuse } from '../../inbound/replies.ts';
import { mayChange } from '../../inbound/rights.ts';
import type { Reaction } from '../../platform/reaction.ts';
import { askToRemove, pressRemoval, showOverview, showPending, showPeople } from './anggota-people.ts';
import { changeSalutation, pressSalutation } from './anggota-salutation.ts';
import { askToMerge, askToUndo, pressMerge, pressUndo } from './entering/anggota-records.ts';
import {
  approve,
  askForQuestion,
  leaveOpen,
  refuseJoining,
  sendQuestion,
  showBlocks,
  unblock,
} from './entering/anggota-requests.ts';
import type { ApprovalWay } from './entering/requests.service.ts';
import { pressFile, previewFile, sendExport } from './import/anggota-file.ts';
import { MAX_FILE_BYTES } from './import/file.rules.ts';
import { applyChange, continueChange, startChange, submitChange } from './office/anggota-office.ts';

type Step = (call: RunCall, rest: string) => Promise<readonly Reaction[]>;

/** What only reads; everybody who may use the command may use these. */
const READING: Readonly<Record<string, Step>> = { cari: showPeople, lihat: showPeople };

const CHANGING: Readonly<Record<string, Step>> = {
  setujui: async (call, rest) => {
    const id = numberIn(rest);
    return id === undefined ? showPending(call) : approve(call, { id, way: 'asked' });
  },
  tolak: async (call, rest) => {
    const id = numberIn(rest);
    if (id === undefined) return showPending(call);
    return refuseJoining(call, { id, remark: rest.replace(/^#?\d+\s*/, '') });
  },
  blokir: async (call, rest) => {
    if (rest === '') return showBlocks(call);
    const id = numberIn(rest);
    return id === undefined ? refuse(call, 'blockByRequest') : refuseJoining(call, { id, blocks: true });
  },
  gabung: askToMerge,
  pisah: askToUndo,
  ganti: startChange,
  keluarkan: askToRemove,
  sapaan: changeSalutation,
  ekspor: async (call) => sendExport(call),
};

/** Who belongs: search, requests, change of office, removal, and the list as a file in both directions. */
export const anggota: Command = {
  name: 'anggota',
  aliases: ['member'],
  run: async (call) => {
    const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(call.argument) ?? [];
    if (word === '') return showOverview(call);
    const name = word.toLowerCase();
    const step = READING[name];
    if (step !== undefined) return step(call, rest);
    if (!mayChangeMembers(call)) return refuse(call, 'noRight');
    const change = CHANGING[name];
    if (change !== undefined) return change(call, rest);
    const options = [...Object.keys(READING).slice(0, 1), ...Object.keys(CHANGING)].join(', ');
    return refuse(call, { reason: 'unknownOption', option: word, options });
  },
  press: async (call) => (mayChangeMembers(call) ? press(call) : refuse(call, 'noRight')),
  submit: async (call) => {
    if (!mayChangeMembers(call)) return refuse(call, 'noRight');
    const [what, id] = call.parameters;
    return what === 'tanya'
      ? sendQuestion(call, { id: readRowId(id) ?? 0, words: call.values.question ?? '' })
      : submitChange(call, { id: readRowId(id) ?? 0, values: call.values });
  },
  continue: async (call) => {
    if (!mayChangeMembers(call)) return refuse(call, 'noRight');
    const id = readRowId(call.facts.id) ?? 0;
    return call.step === 'tanya'
      ? sendQuestion(call, { id, words: call.argument })
      : continueChange(call, { id, words: call.argument });
  },
  files: {
    maxBytes: MAX_FILE_BYTES,
    // Of any other file without words it says that it is none of members.
    takes: ({ file, words }) => READ_ENDINGS.test(file.name) || words === '',
    isWelcome: (call) => call.incoming.chat.kind === 'private' && mayChangeMembers(call),
    take: async (call) => (mayChangeMembers(call) ? previewFile(call) : refuse(call, 'noRight')),
  },
};

async function press(call: PressCall): Promise<readonly Reaction[]> {
  const [what, written, way] = call.parameters;
  const id = readRowId(written);
  if (id === undefined) return refuse(call, 'proposalGone');
  switch (what) {
    case 'setujui':
      if (way === 'nanti') return leaveOpen(call, id);
      return approve(call, { id, way: approvalOf(call.parameters.slice(2)) });
    case 'tolak':
      return refuseJoining(call, { id });
    case 'blokir':
      return refuseJoining(call, { id, blocks: true });
    case 'bukablokir':
      return unblock(call, id);
    case 'gabung':
      return pressMerge(call, call.parameters.slice(1));
    case 'pisah':
      return pressUndo(call, { id, answer: way });
    case 'tanya':
      return askForQuestion(call, id);
    case 'ganti':
      return applyChange(call, call.parameters.slice(1));
    case 'keluarkan':
      return pressRemoval(call, { id, answer: way });
    case 'sapaan':
      return pressSalutation(call, { id, salutation: way });
    case 'impor':
      return pressFile(call, call.parameters.slice(1));
    default:
      return refuse(call, 'proposalGone');
  }
}

/** How a button approves: in place of the official, as an aide, as somebody of the institution, or as asked. */
function approvalOf([way, person]: readonly (string | undefined)[]): ApprovalWay {
  if (way === 'ganti') return 'replace';
  if (way === 'pendamping') return 'aide';
  return way === 'sama' ? { sameAs: readRowId(person) ?? 0 } : 'asked';
}

/** Some may read who belongs, but change nothing. */
function mayChangeMembers({ context }: Call): boolean {
  return mayChange('anggota', context.actor.roles);
}

function numberIn(words: string): number | undefined {
  const [, digits] = /^#?(\d{1,10})(?=\s|$)/.exec(words) ?? [];
  return readRowId(digits);
}
