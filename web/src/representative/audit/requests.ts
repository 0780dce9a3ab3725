import { ask } from '../../shared/api/http';
import type {
  AccountStories,
  AccountStory,
  ActList,
  Export,
  ExportList,
  Staff,
  StaffList,
} from '../../shared/api/types';
import { pathOf, type Question } from './question';

// What the audit log's page asks of the service.

export function seeActs(question: Question, olderThan?: number): Promise<ActList> {
  return ask('GET', pathOf(question, olderThan));
}

export async function seeStaff(): Promise<Staff[]> {
  return (await ask<StaffList>('GET', '/console/staff')).staff;
}

export async function seeExports(): Promise<Export[]> {
  return (await ask<ExportList>('GET', '/console/exports')).exports;
}

export function askExport(verification: string, why: string): Promise<void> {
  return ask('POST', '/console/exports', { verification, why });
}

function pathOfExport(id: string): string {
  return `/console/exports/${encodeURIComponent(id)}`;
}

export function answerExport(id: string, approved: boolean, why: string): Promise<void> {
  return ask('POST', `${pathOfExport(id)}/answer`, { approved, why });
}

export function fileOfExport(id: string): string {
  return `${pathOfExport(id)}/file`;
}

export async function seeAccount(account: string): Promise<AccountStory[]> {
  const path = `/console/accounts/${encodeURIComponent(account)}`;
  return (await ask<AccountStories>('GET', path)).accounts;
}
