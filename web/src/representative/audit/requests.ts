import { ask } from '../../shared/api/http';
import type { ActList, Staff, StaffList } from '../../shared/api/types';
import { pathOf, type Question } from './question';

// What the audit log's page asks of the service.

export function seeActs(question: Question, olderThan?: number): Promise<ActList> {
  return ask('GET', pathOf(question, olderThan));
}

export async function seeStaff(): Promise<Staff[]> {
  return (await ask<StaffList>('GET', '/console/staff')).staff;
}
