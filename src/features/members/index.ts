import type { Feature } from '../feature.ts';
import { anggota } from './anggota.command.ts';
import { daftar } from './daftar.command.ts';
import { accountLinked } from './entering/telling/account-linked.notice.ts';
import { admissionUndone } from './entering/telling/admission-undone.notice.ts';
import { codeExposed } from './entering/telling/code-exposed.notice.ts';
import { invitationRefused } from './entering/telling/invitation-refused.notice.ts';
import { invitationUsed } from './entering/telling/invitation-used.notice.ts';
import { joinDecision } from './entering/telling/join-decision.notice.ts';
import { joinRequest } from './entering/telling/join-request.notice.ts';
import { recordsMerged } from './entering/telling/records-merged.notice.ts';
import { officeEnded } from './office/office-ended.notice.ts';
import { peran } from './peran.command.ts';
import { membersPersonalData } from './personal-data.ts';
import { roleChanged } from './role-changed.notice.ts';
import { sambung } from './sambung.command.ts';
import { start } from './start.command.ts';
import { undang } from './undang.command.ts';

/** Members: people, their seats, accounts and roles, and how they come in. */
export const members: Feature = {
  name: 'members',
  commands: [start, daftar, sambung, anggota, peran, undang],
  notices: [
    joinRequest,
    joinDecision,
    invitationUsed,
    invitationRefused,
    codeExposed,
    accountLinked,
    recordsMerged,
    admissionUndone,
    officeEnded,
    roleChanged,
  ],
  jobs: [],
  personalData: membersPersonalData,
};
