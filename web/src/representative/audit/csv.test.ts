import { expect, test } from 'vitest';
import type { AuditedAct } from '../../shared/api/types';
import { csvOf } from './csv';

const act: AuditedAct = {
  position: 7,
  at: '2026-11-20T12:00:00.000Z',
  name: 'evidence.looked_at',
  by: { id: 'stf_1', name: 'Sam Okafor', role: 'supervisor' },
  staff: null,
  marketplace: { name: 'Larkfold' },
  verification: 'ver_1',
  account: '42',
  evidence: 'evd_1',
  call: 'call_1',
  side: 'applicant',
  still: null,
  who: null,
  why: 'Second review',
  role: null,
  factor: null,
  key: null,
};

const why = (text: string) => csvOf([{ ...act, by: null, why: text }]).split('call_1,')[1];

test('one line an act', () => {
  expect(csvOf([act]).split('\r\n')).toEqual([
    'position,time,who,who_id,act,to_whom,to_whom_id,marketplace,account,verification,evidence,call,side,picture_of,asked_by,why,role,factor,key',
    '7,2026-11-20T12:00:00.000Z,Sam Okafor,stf_1,evidence.looked_at,,,Larkfold,42,ver_1,evd_1,call_1,applicant,,,Second review,,,',
    '',
  ]);
});

test('what people wrote stays text', () => {
  expect(why('said "no", twice')).toBe('applicant,,,"said ""no"", twice",,,\r\n');
  expect(why('=HYPERLINK("x")')).toBe(`applicant,,,"'=HYPERLINK(""x"")",,,\r\n`);
  expect(why('-1')).toBe("applicant,,,'-1,,,\r\n");
});
