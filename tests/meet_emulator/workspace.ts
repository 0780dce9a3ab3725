import { number21 } from './ids.ts';

/** Somebody with a Google account, in the Workspace or elsewhere. */
export interface Account {
  email: string;
  id: string;
  displayName: string;
  inWorkspace: boolean;
}

export const createdScope = 'https://www.googleapis.com/auth/meetings.space.created';
export const readonlyScope = 'https://www.googleapis.com/auth/meetings.space.readonly';
export const settingsScope = 'https://www.googleapis.com/auth/meetings.space.settings';

export const usersByDefault = [
  'Olga Organiser <organiser1@workspace.example>',
  'Oscar Organiser <organiser2@workspace.example>',
  'Rita Representative <rita@workspace.example>',
  'Rob Representative <rob@workspace.example>',
];

/** Who works here, and what its administrator allowed the service account (domain-wide delegation). */
export class Workspace {
  readonly delegatedScopes: ReadonlySet<string>;
  /** False once the administrator took the delegation away. */
  delegation = true;
  readonly #accounts = new Map<string, Account>();

  constructor(users: readonly string[], scopes: readonly string[]) {
    this.delegatedScopes = new Set(scopes);
    for (const user of users) this.#add(user, true);
  }

  /** A member of the Workspace, or nothing. */
  user(email: string): Account | undefined {
    const account = this.#accounts.get(email.toLowerCase());
    return account?.inWorkspace ? account : undefined;
  }

  /** Anybody's account: whoever is not of the Workspace has one elsewhere, the same one each time. */
  account(email: string): Account {
    return this.#accounts.get(email.toLowerCase()) ?? this.#add(email, false);
  }

  delegates(scopes: readonly string[]): boolean {
    return this.delegation && scopes.every((scope) => this.delegatedScopes.has(scope));
  }

  /** `ana@x.example` or `Ana Lopez <ana@x.example>`. */
  #add(user: string, inWorkspace: boolean): Account {
    const named = /^(.*?)\s*<(.+)>$/.exec(user);
    const email = (named?.[2] ?? user).toLowerCase();
    const displayName = named?.[1] || nameFrom(email);
    const account = { email, id: number21(), displayName, inWorkspace };
    this.#accounts.set(email, account);
    return account;
  }
}

function nameFrom(email: string): string {
  const words = (email.split('@')[0] ?? email).split(/[._-]+/).filter(Boolean);
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(' ');
}
