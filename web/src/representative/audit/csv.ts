import type { AuditedAct } from '../../shared/api/types';

// The acts that are shown, as a file for a spreadsheet (RFC 4180). Times are UTC.

const columns = [
  'position',
  'time',
  'who',
  'who_id',
  'act',
  'to_whom',
  'to_whom_id',
  'marketplace',
  'account',
  'verification',
  'evidence',
  'call',
  'side',
  'picture_of',
  'asked_by',
  'why',
  'role',
  'factor',
  'key',
];

/** A spreadsheet takes what begins like a formula for one: somebody else wrote it. */
function field(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function row(act: AuditedAct): (string | null | undefined)[] {
  const { by, staff, marketplace } = act;
  return [
    String(act.position),
    act.at,
    by ? by.name : 'operator',
    by?.id,
    act.name,
    staff?.name,
    staff?.id,
    marketplace?.name,
    act.account,
    act.verification,
    act.evidence,
    act.call,
    act.side,
    act.still,
    act.who,
    act.why,
    act.role,
    act.factor,
    act.key,
  ];
}

export function csvOf(acts: AuditedAct[]): string {
  const lines = [columns, ...acts.map(row)];
  return lines.map((line) => `${line.map((one) => field(one ?? '')).join(',')}\r\n`).join('');
}
