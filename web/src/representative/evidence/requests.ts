import { ask } from '../../shared/api/http';
import type { EvidenceOfVerification, KeptEvidence } from '../../shared/api/types';

// What the player asks of the service.

export async function seeEvidence(verification: string): Promise<KeptEvidence[]> {
  const path = `/console/verifications/${encodeURIComponent(verification)}/evidence`;
  return (await ask<EvidenceOfVerification>('GET', path)).evidence;
}

function pathOf(evidence: string): string {
  return `/console/evidence/${encodeURIComponent(evidence)}`;
}

/** Every look is logged with its reason. */
export function lookAt(evidence: string, why: string): Promise<void> {
  return ask('POST', `${pathOf(evidence)}/looks`, { why });
}

export function fileOf(evidence: string): string {
  return `${pathOf(evidence)}/file`;
}
