import { describe, expect, test } from 'vitest';
import { withClient } from '../../support/database-server.ts';
import { createOperator, type Operator } from '../operator.ts';

const HEADER = 'kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id';
const line = (name: string, ids = ',', code = 'BMKG'): string =>
  `${code},"Badan ${code}",${code},WIB,"${name}",Sestama,${ids}`;
const file = (...lines: readonly string[]): string => [HEADER, ...lines, ''].join('\n');
const RATNA = 'Dr. Ratna Sari, M.Sc.';

async function holding(name: string, ids = '1001,U0RATNA'): Promise<Operator> {
  const operator = await createOperator();
  expect((await operator.run('import', await operator.file('a.csv', file(line(name, ids))))).code).toBe(0);
  await withClient(operator.database.url, (client) =>
    client.query(
      `INSERT INTO role_grant (forum_id, person_id, role, granted_at) SELECT forum_id, id, 'chair', now() FROM person`,
    ),
  );
  return operator;
}

/** Who acts for which institution, with what: name, accounts with their rights, roles. */
const acting = (operator: Operator): Promise<readonly unknown[]> =>
  withClient(operator.database.url, async (client) => {
    const { rows } = await client.query(`
      SELECT i.code, p.name, h.capacity,
        (SELECT count(*)::int FROM account a WHERE a.person_id = p.id AND a.revoked_at IS NULL) AS accounts,
        (SELECT count(*)::int FROM role_grant r WHERE r.person_id = p.id) AS roles
      FROM seat_holder h JOIN person p ON p.id = h.person_id JOIN seat s ON s.id = h.seat_id
      JOIN institution i ON i.id = s.institution_id WHERE h.until_at IS NULL ORDER BY h.id`);
    return rows;
  });
const RATNA_ACTS = { code: 'BMKG', capacity: 'holder', accounts: 2, roles: 1 };

describe('a name that is only written in another way', () => {
  test.each([
    [RATNA, 'Dr. Ratna Sari, M.Sc'],
    [RATNA, 'dr Ratna  Sari M.Sc'],
    ['Andi Taufik, S.H.', 'Andi Taufik, SH'],
    ["Ma'ruf Amin", 'Ma’ruf Amin'],
    ["Ma'ruf Amin", 'MA`RUF AMIN'],
    ['Siti Nur Aini', 'Siti\u00a0Nur-Aini'],
    ['Noe\u0308l Tan', 'No\u00ebl Tan'],
    ['Budi Santoso', 'Bu\u00addi Santo\u034fso'],
    ['Budi Santoso', 'H. Budi Santoso, S.E., M.M.'],
    ['Kolonel Inf. Budi Santoso', 'Brigjen TNI Budi Santoso'],
  ])('ends nobody: %s, then %s', async (before, after) => {
    const operator = await holding(before);
    const again = await operator.file('b.csv', file(line(after)));
    expect(await operator.run('import', again)).toMatchObject({
      code: 0,
      err: expect.not.stringContaining('line'),
    });
    expect(await acting(operator)).toMatchObject([RATNA_ACTS]);
    expect((await operator.run('import', again)).out).toBe('0 new, 0 changed, 0 ended, 1 unchanged\n');
  });

  test('is shown in the preview with what it was', async () => {
    const operator = await holding(RATNA);
    const again = await operator.file('b.csv', file(line('Dr. Ratna Sari MSc')));
    const { out } = await operator.run('import', again, '--preview');
    expect(out).toContain(`changed: BMKG, Dr. Ratna Sari MSc (spelling, was ${RATNA})`);
  });
});

describe('a name that really differs for a held seat', () => {
  test('is refused with the ways to say what it means, and nothing is imported', async () => {
    const operator = await holding(RATNA);
    for (const ids of [',', '2001,', '1001,']) {
      const again = await operator.file('b.csv', file(line('Budi', ids), line('Siti', ',', 'LAN')));
      const ended = await operator.run('import', again);
      expect([ended.code, ended.out]).toEqual([65, '']);
      expect(ended.err).toContain(`line 2: BMKG is held by "${RATNA}", the file says "Budi"`);
      for (const flag of ['--change-of-office BMKG', '--same-person BMKG', '--leave-out BMKG']) {
        expect(ended.err).toContain(flag);
      }
      expect(ended.err).toContain('Nothing was imported.');
      expect(await acting(operator)).toEqual([{ ...RATNA_ACTS, name: RATNA }]);
      const preview = await operator.run('import', again, '--preview');
      expect([preview.code, preview.err]).toEqual([0, expect.stringContaining('--same-person BMKG')]);
    }
  });

  test('is another official when that is said: roles and accounts of the old one end, who is told', async () => {
    const operator = await holding(RATNA);
    const again = await operator.file('b.csv', file(line('Budi', '2001,')));
    const preview = await operator.run('import', again, '--preview', '--change-of-office', 'bmkg');
    expect(preview).toMatchObject({ code: 0, err: '' });
    expect(preview.out).toContain(`ended: BMKG, ${RATNA} (roles end: ketua)`);
    const done = await operator.run('import', again, '--change-of-office', 'BMKG');
    expect(done).toMatchObject({ code: 0, out: '1 new, 0 changed, 1 ended, 0 unchanged\n' });
    expect(await acting(operator)).toEqual([{ ...RATNA_ACTS, name: 'Budi', accounts: 1, roles: 0 }]);
    const told = await withClient(operator.database.url, (client) =>
      client.query(
        `SELECT n.facts, d.target FROM notice n JOIN delivery d ON d.notice_id = n.id WHERE n.kind = 'officeEnded'`,
      ),
    );
    expect(told.rows).toMatchObject([
      { facts: { institution: 'BMKG', roles: ['chair'] }, target: expect.stringMatching(/^account:/) },
    ]);
    const twice = await operator.run('import', again, '--change-of-office', 'BMKG');
    expect(twice.out).toBe('0 new, 0 changed, 0 ended, 1 unchanged\n');
  });

  test('is the same person when that is said, who keeps everything', async () => {
    const operator = await holding(RATNA);
    const again = await operator.file('b.csv', file(line('Ratna Dewi')));
    const done = await operator.run('import', again, '--same-person', 'BMKG');
    expect(done).toMatchObject({ code: 0, out: '0 new, 1 changed, 0 ended, 0 unchanged\n' });
    expect(await acting(operator)).toEqual([{ ...RATNA_ACTS, name: 'Ratna Dewi' }]);
    expect((await operator.run('import', again)).out).toBe('0 new, 0 changed, 0 ended, 1 unchanged\n');
  });

  test('can be left out while the rest is taken over', async () => {
    const operator = await holding(RATNA);
    const again = await operator.file('b.csv', file(line('Budi'), line('Siti', ',', 'LAN')));
    const done = await operator.run('import', again, '--leave-out', 'BMKG');
    expect(done).toMatchObject({ code: 0, out: '1 new, 0 changed, 0 ended, 0 unchanged, 1 left out\n' });
    expect(await acting(operator)).toMatchObject([{ name: RATNA }, { name: 'Siti' }]);
  });

  test('passes an account of the office on to the new official, and tells nobody there', async () => {
    const operator = await holding(RATNA, '1001,');
    const again = await operator.file('b.csv', file(line('Budi', '1001,')));
    expect((await operator.run('import', again, '--change-of-office', 'BMKG')).code).toBe(0);
    expect(await acting(operator)).toEqual([{ ...RATNA_ACTS, name: 'Budi', accounts: 1, roles: 0 }]);
    const told = await withClient(operator.database.url, (client) =>
      client.query(`SELECT count(*)::int AS n FROM notice WHERE kind = 'officeEnded'`),
    );
    expect(told.rows).toEqual([{ n: 0 }]);
  });

  test('is not asked about where the old official stands at another institution of the file', async () => {
    const operator = await holding(RATNA);
    const again = await operator.file('b.csv', file(line('Budi'), line(RATNA, '1001,', 'LAN')));
    expect(await operator.run('import', again)).toMatchObject({ code: 0 });
    expect(await acting(operator)).toMatchObject([
      { code: 'BMKG', name: 'Budi' },
      { code: 'LAN', name: RATNA, accounts: 2, roles: 1 },
    ]);
  });

  test('with options that fit nothing is wrong usage', async () => {
    const operator = await holding(RATNA);
    const path = await operator.file('b.csv', file(line('Budi')));
    for (const options of [
      ['--same-person', 'LAN'],
      ['--same-person', 'BMKG', '--leave-out', 'BMKG'],
    ]) {
      expect((await operator.run('import', path, ...options)).code).toBe(64);
    }
  });

  test('never takes the last secretariat away', async () => {
    const operator = await holding(RATNA);
    await withClient(operator.database.url, (client) =>
      client.query(`UPDATE role_grant SET role = 'secretariat'`),
    );
    const again = await operator.file('b.csv', file(line('Budi')));
    const ended = await operator.run('import', again, '--change-of-office', 'BMKG');
    expect([ended.code, ended.err]).toEqual([65, expect.stringContaining('last secretariat')]);
    expect(await acting(operator)).toEqual([{ ...RATNA_ACTS, name: RATNA }]);
  });
});

describe('what was cut off', () => {
  test('stays so when an old file comes again, and the way back is named', async () => {
    const operator = await holding(RATNA);
    await operator.run(
      'import',
      await operator.file('b.csv', file(line('Budi', '2001,'))),
      '--change-of-office',
      'BMKG',
    );
    const old = operator.path('a.csv');
    expect((await operator.run('import', old)).code).toBe(65);
    const done = await operator.run('import', old, '--change-of-office', 'BMKG');
    expect(done.code).toBe(0);
    expect(done.err).toContain('the account telegram:1001');
    expect(done.err).toContain('--readmit BMKG');
    expect(await acting(operator)).toEqual([{ ...RATNA_ACTS, name: RATNA, accounts: 0, roles: 0 }]);
    expect((await operator.run('import', old)).out).toBe('0 new, 0 changed, 0 ended, 1 unchanged\n');
    expect((await operator.run('import', old, '--readmit', 'BMKG')).code).toBe(0);
    expect(await acting(operator)).toMatchObject([{ name: RATNA, accounts: 2, roles: 0 }]);
  });

  test.each(['1001,U0RATNA', ',', '1001,U0NEW'])(
    'leaves out somebody who was removed, with ids %j',
    async (ids) => {
      const operator = await holding(RATNA);
      await withClient(operator.database.url, async (client) => {
        await client.query(`DELETE FROM role_grant`);
        await client.query(`UPDATE account SET revoked_at = '2026-11-24T03:00:00Z'`);
        await client.query(`UPDATE seat_holder SET until_at = '2026-11-24T03:00:00Z'`);
      });
      const old = await operator.file(
        'b.csv',
        file(line(RATNA.toUpperCase(), ids), line('Siti', '5,', 'LAN')),
      );
      const done = await operator.run('import', old);
      expect([done.code, done.out]).toEqual([0, '1 new, 0 changed, 0 ended, 0 unchanged, 1 left out\n']);
      expect(done.err).toContain('left before or was removed and is not let in again; --readmit BMKG');
      expect(await acting(operator)).toMatchObject([{ name: 'Siti' }]);
      expect((await operator.run('import', old, '--readmit', 'BMKG')).code).toBe(0);
      expect(await acting(operator)).toMatchObject([{ name: 'Siti' }, { code: 'BMKG' }]);
    },
  );
});

describe('one file', () => {
  test('in which only the way of writing differs between lines is read as meant', async () => {
    const operator = await createOperator();
    const path = await operator.file(
      'a.csv',
      file(
        'TNI-AD,"Markas Besar TNI AD",TNI-AD,WIB,"Andi Taufik, S.H.",Asrena,1001,',
        'TNI–AD,"MARKAS BESAR TNI  A.D.",TNI AD,WIB,Budi,Aspri,1002,',
        'LAN,Lembaga,LAN,WIB,"Andi Taufik SH",Sestama,1001,',
      ),
    );
    expect(await operator.run('import', path)).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 new'),
    });
    expect(await acting(operator)).toMatchObject([
      { code: 'TNI-AD', name: 'Andi Taufik, S.H.' },
      { code: 'TNI-AD', name: 'Budi' },
      { code: 'LAN', name: 'Andi Taufik, S.H.' },
    ]);
    const without = await operator.file(
      'b.csv',
      file(
        'tni ad,"Markas Besar TNI AD",TNI-AD,WIB,"Andi Taufik SH",Asrena,,',
        'LAN,Lembaga,LAN,WIB,"Andi Taufik SH",Sestama,,',
      ),
    );
    expect(await operator.run('import', without)).toMatchObject({
      code: 0,
      out: '0 new, 2 changed, 0 ended, 0 unchanged\n',
    });
  });

  test('names the same person twice or one account for two people: a bad line', async () => {
    const operator = await createOperator();
    const twice = await operator.file('a.csv', file(line('Andi Taufik, S.H.'), line('Andi  Taufik SH')));
    expect(await operator.run('import', twice)).toMatchObject({
      code: 65,
      err: expect.stringContaining('line 3'),
    });
    const shared = await operator.file('b.csv', file(line('Andi', '1001,'), line('Budi', '1001,', 'LAN')));
    expect(await operator.run('import', shared)).toMatchObject({
      code: 65,
      err: expect.stringContaining('1001'),
    });
  });

  test('with letters that only look Latin is marked in the preview', async () => {
    const operator = await createOperator();
    const path = await operator.file('a.csv', file(line('Budi Sаntoso')));
    expect((await operator.run('import', path, '--preview')).out).toContain(
      '(letters that are not Latin: а)',
    );
  });
});
