import { describe, expect, test } from 'vitest';
import { MEETING, wib } from '../features/reminders/meeting.ts';
import { contentOf, type NoticeName } from './content.ts';
import { GROUP, textOf, write } from './written.ts';

describe('reminders', () => {
  test('address a person by name and title, and say how long there is', () => {
    const text = textOf(write(contentOf('answerReminder')));
    expect(text).toContain('Yth. Dr. Ratna, S.H.');
    expect(text).toContain('konfirmasi LAN untuk Pertemuan ke-42 FORSES');
    expect(text).toContain('(4 hari lagi)');
  });

  test('in a group call institutions and offer to open a chat', () => {
    const message = write(contentOf('answerReminder', {}, GROUP));
    expect(textOf(message)).toContain('{"mention":"pejabat","userId":"11"}');
    expect(message.buttons.at(-1)).toEqual([{ text: 'Mulai obrolan', url: GROUP.startUrl }]);
    expect(textOf(message)).not.toContain('Yth. Dr.');
  });

  test.each([
    ['answerReminder', {}],
    ['manualReminder', {}],
    ['manualReminder', { facts: { proposalId: 1, audience: 'all' } }],
    ['manualReminder', { facts: { proposalId: 1, audience: 'host' } }],
    ['eve', {}],
    ['morning', {}],
    ['hostReminder', {}],
    ['hostQuestion', {}],
    ['minutesReminder', {}],
    ['actionReminder', {}],
  ] as const)(
    '%s %j calls institutions in a group, their people by what they are, and offers to open a chat',
    (kind, changes) => {
      const message = write(contentOf<NoticeName>(kind, changes, GROUP));
      expect(textOf(message)).toContain('{"mention":"pejabat","userId":"11"}');
      expect(message.buttons.at(-1)).toEqual([{ text: 'Mulai obrolan', url: GROUP.startUrl }]);
      const withoutAddress = write(
        contentOf<NoticeName>(kind, changes, { kind: 'group', startUrl: undefined }),
      );
      expect(textOf(withoutAddress)).not.toContain('Mulai obrolan');
    },
  );

  test('ask those still to confirm for certainty, and both in their own words', () => {
    const [lan] = contentOf('answerReminder').institutions;
    if (lan === undefined) throw new Error('nobody');
    const unsure = { ...lan, id: 2, shortName: 'BPS', answer: 'tentative' } as const;
    const alone = textOf(write(contentOf('answerReminder', { institutions: [unsure] })));
    expect(alone).toContain('Mohon kepastian kehadiran');
    expect(alone).toContain('Kami menantikan kepastian kehadiran BPS pada Pertemuan ke-42 FORSES.');
    expect(alone).not.toContain('belum menerima konfirmasi');
    const both = textOf(write(contentOf('answerReminder', { institutions: [lan, unsure] })));
    expect(both).toContain(
      'konfirmasi LAN untuk Pertemuan ke-42 FORSES. Kami menantikan kepastian kehadiran BPS',
    );
    const called = textOf(write(contentOf('answerReminder', { institutions: [lan, unsure] }, GROUP)));
    expect(called).toContain('Kami menantikan konfirmasi atau kepastian kehadiran');
  });

  test('that come late say so', () => {
    const late = contentOf('manualReminder', { now: wib('2027-02-03 10:00') });
    expect(textOf(write(late))).toContain('telah lewat, tetapi jawaban masih kami terima');
  });

  test.each([
    ['has not answered', undefined, ['Mohon konfirmasi paling lambat'], ['Jawaban yang tercatat']],
    ['has answered', 'attending', ['tercatat: LAN: Hadir. Bila berubah, mohon tekan'], ['Mohon konfirmasi']],
    ['is not sure yet', 'tentative', ['LAN: Masih dikonfirmasi', 'Mohon konfirmasi paling lambat'], []],
  ] as const)('ordered for all tell an institution that %s what it needs', (_who, answer, said, unsaid) => {
    const [lan] = contentOf('manualReminder').institutions;
    if (lan === undefined) throw new Error('nobody');
    const all = { facts: { proposalId: 1, audience: 'all' }, institutions: [{ ...lan, answer }] } as const;
    const text = textOf(write(contentOf('manualReminder', all)));
    for (const line of said) expect(text).toContain(line);
    for (const line of unsaid) expect(text).not.toContain(line);
  });

  test('ordered for all name the deadline in a group, only to those who have not answered', () => {
    const facts = { proposalId: 1, audience: 'all' } as const;
    const called = contentOf('manualReminder', { facts }, GROUP);
    expect(textOf(write(called))).toContain('Yang belum menjawab, mohon konfirmasi paling lambat');
    expect(textOf(write({ ...called, now: wib('2027-02-03 10:00') }))).toContain('telah lewat');
    const institutions = called.institutions.map((one) => ({ ...one, answer: 'attending' }) as const);
    expect(textOf(write({ ...called, institutions }))).not.toContain('Yang belum menjawab');
  });

  test.each([
    ['answerReminder', {}],
    ['manualReminder', {}],
    ['manualReminder', { facts: { proposalId: 1, audience: 'all' } }],
    ['manualReminder', { facts: { proposalId: 1, audience: 'host' } }],
    ['eve', {}],
    ['morning', {}],
    ['hostReminder', {}],
  ] as const)(
    '%s %j are five lines at most, with day, time and place, and say where the rest is',
    (kind, changes) => {
      const { blocks } = write(contentOf<NoticeName>(kind, changes));
      expect(blocks.length).toBeLessThanOrEqual(5);
      expect(blocks.every(({ kind: block }) => block === 'title' || block === 'paragraph')).toBe(true);
      const text = JSON.stringify(blocks);
      expect(text).toContain('Jumat, 5 Februari 2027 pukul 09.00 WIB, Aula BMKG.');
      expect(text).toContain('Selengkapnya: /rapat 42.');
    },
  );

  test('tell the time in the reader’s zone too, and only in that one', () => {
    const [lan] = contentOf('eve').institutions;
    if (lan === undefined) throw new Error('nobody');
    const institutions = [{ ...lan, timeZone: 'Asia/Jayapura' }];
    expect(textOf(write(contentOf('eve', { institutions })))).toContain('09.00 WIB (11.00 WIT), Aula BMKG');
  });

  test('of a draft do not send the host to a notice that only officers may read', () => {
    const { view } = contentOf('hostReminder');
    if (view === undefined) throw new Error('no meeting');
    const draft = { view: { ...view, meeting: { ...MEETING, state: 'draft' } } } as const;
    expect(textOf(write(contentOf('hostReminder', draft)))).not.toContain('/rapat');
  });

  test.each(['eve', 'morning'] as const)(
    'of the %s wish the host well, and name who represents others',
    (kind) => {
      const [lan] = contentOf('eve').institutions;
      if (lan === undefined) throw new Error('nobody');
      const to = (changes: Partial<typeof lan>): string =>
        textOf(
          write(contentOf<NoticeName>(kind, { institutions: [{ ...lan, answer: 'attending', ...changes }] })),
        );
      const host = to({ id: MEETING.host?.institutionId ?? 0, shortName: 'BMKG' });
      expect(host).toContain('Selamat bertugas sebagai tuan rumah');
      expect(host).not.toContain('Kami menantikan');
      expect(host).not.toContain('konfirmasi BMKG');
      expect(to({ answer: 'represented', substitute: 'Dr. Ratna, Karo Umum' })).toContain(
        'diwakili oleh Dr. Ratna, Karo Umum.',
      );
      expect(to({ answer: 'represented' })).not.toContain('diwakili oleh');
      expect(to({})).not.toContain('Selamat bertugas');
    },
  );

  test('in a group call the aide of an institution where there is one, and nobody by name', () => {
    const called = contentOf('answerReminder', {}, GROUP);
    const people = [
      { capacity: 'holder', userId: '11' },
      { capacity: 'aide', userId: '12' },
    ] as const;
    const institutions = called.institutions.map((one) => ({ ...one, people }));
    const text = textOf(write({ ...called, institutions }));
    expect(text).toContain('{"mention":"pendamping","userId":"12"}');
    expect(text).not.toContain('"userId":"11"');
  });

  test('of the eve name the day as the reader sees it', () => {
    expect(textOf(write(contentOf('eve', { now: wib('2027-02-04 16:00') })))).toContain('besok');
    expect(textOf(write(contentOf('eve', { now: wib('2027-02-05 06:00') })))).toContain('hari ini');
  });

  test.each(['eve', 'morning'] as const)('of the %s say what to do when the answer changes', (kind) => {
    const message = write(contentOf<NoticeName>(kind));
    expect(textOf(message)).toContain('Bila jawaban Bapak/Ibu berubah, mohon tekan jawaban yang baru.');
    expect(message.buttons.flat().map(({ text }) => text)).toContain('Tidak hadir');
  });

  test('say when to answer by in the reader’s zone too', () => {
    const [lan] = contentOf('answerReminder').institutions;
    if (lan === undefined) throw new Error('nobody is reminded');
    const institutions = [{ ...lan, timeZone: 'Asia/Jayapura' }];
    const text = textOf(write(contentOf('answerReminder', { institutions })));
    expect(text).toContain('pukul 16.00 WIB (18.00 WIT; 4 hari lagi)');
  });

  test('name institutions in the order of protocol, in which they come', () => {
    const institutions = ['Polri', 'kemenag', 'BPS'].map((shortName) => ({
      ...{ id: 1, timeZone: 'Asia/Jakarta', shortName, officialName: shortName },
      ...{ answer: undefined, substitute: '', people: [] },
    }));
    expect(textOf(write(contentOf('answerReminder', { institutions })))).toContain('Polri, kemenag, BPS');
    const list = textOf(write(contentOf('answerReminder', { institutions }, GROUP)));
    expect(list.indexOf('Polri')).toBeLessThan(list.indexOf('kemenag'));
    expect(list.indexOf('kemenag')).toBeLessThan(list.indexOf('BPS'));
  });

  test('ordered for all ask nobody to be thanked, and those for the host have no answers to press', () => {
    const all = contentOf('manualReminder', { facts: { proposalId: 1, audience: 'all' } });
    expect(textOf(write(all))).toContain('Kami mengingatkan LAN akan Pertemuan ke-42 FORSES');
    const host = contentOf('manualReminder', { facts: { proposalId: 1, audience: 'host' } });
    expect(write(host).buttons).toEqual([]);
  });
});
