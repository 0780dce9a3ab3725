import type { Account } from '../workspace.ts';
import type { Space, Visitor } from './model.ts';

/** Whether the door opens, stays closed, or somebody inside is asked. */
export function atTheDoor(space: Space, account: Account | undefined): 'in' | 'asks' | 'refused' {
  // Only apps of the project that made the space get in, and the page is none.
  if (space.config.entryPointAccess === 'CREATOR_APP_ONLY') return 'refused';
  if (account && isExpected(space, account)) return 'in';
  if (space.config.accessType === 'OPEN') return 'in';
  if (space.config.accessType === 'TRUSTED' && account?.inWorkspace) return 'in';
  return 'asks';
}

/** Organiser and co-hosts always; with moderation off whoever is inside and of the Workspace. */
export function mayAdmit({ space, account, state }: Visitor): boolean {
  if (state !== 'in' || !account) return false;
  if (account === space.owner || role(space, account) === 'COHOST') return true;
  return space.config.moderation === 'OFF' && account.inWorkspace;
}

function isExpected(space: Space, account: Account): boolean {
  return account === space.owner || role(space, account) !== undefined;
}

function role(space: Space, account: Account): string | undefined {
  return space.members.find((member) => member.account === account)?.role;
}
