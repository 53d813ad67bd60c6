import { readFile } from 'node:fs/promises';
import { readInstitutions, writeMembers } from '../../src/features/members/import/file.rules.ts';
import { type CastMember, nameOf } from './cast.ts';

const INSTITUTIONS = new URL('../../src/features/members/data/institutions.csv', import.meta.url);

/** Writes the cast as a members' file of the contract's columns, in the order of protocol of the shipped list; whoever belongs to no institution is left out. */
export async function membersFile(cast: readonly CastMember[]): Promise<string> {
  const institutions = readInstitutions(await readFile(INSTITUTIONS));
  return writeMembers(
    cast.flatMap((member) => {
      if (member.institution === undefined) return [];
      const place = institutions.findIndex(({ code }) => code === member.institution);
      const institution = institutions[place];
      if (institution === undefined) throw new Error(`no institution has the code ${member.institution}`);
      return [
        {
          code: institution.code,
          institution: institution.officialName,
          shortName: institution.shortName,
          zone: institution.timeZone,
          name: nameOf(member),
          position: member.position,
          telegramId: member.telegramId?.toString(),
          slackId: member.slackId,
          order: place + 1,
          kind: institution.kind,
          salutation: member.salutation,
        },
      ];
    }),
  );
}
