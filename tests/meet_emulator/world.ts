import type { ApiWorld } from './api/api.ts';
import { googlesLimits, type Kind, type Limit, Quotas } from './api/quota.ts';
import { type Clock, ManualClock, realClock } from './clock.ts';
import { Faults } from './control/faults.ts';
import { RequestLog } from './control/log.ts';
import { Meetings } from './meeting/meetings.ts';
import type { AccessType } from './meeting/model.ts';
import { ServiceAccounts } from './oauth/service_account.ts';
import { Tokens } from './oauth/tokens.ts';
import { createdScope, usersByDefault, Workspace } from './workspace.ts';

export interface Options {
  /** 0, which is usual, takes a free one. */
  port?: number;
  /** `manual` stands still until `advance`; it begins at the present. */
  clock?: 'real' | 'manual' | ManualClock;
  /** What meeting links begin with, where it is not the emulator's own address. */
  publicUrl?: string;
  /** Members of the Workspace: `ana@x.example` or `Ana Lopez <ana@x.example>`. */
  users?: readonly string[];
  /** What the Workspace's administrator delegated. */
  scopes?: readonly string[];
  /** Who gets into a space that does not say it. */
  accessType?: AccessType;
  /** A minute; Google's where not given. */
  limits?: Partial<Record<Kind, Limit>>;
  /** How long (real time) a closed tab is still in the meeting. */
  goneMs?: number;
}

/** Everything that the emulator knows. */
export interface World extends ApiWorld {
  clock: Clock;
  accounts: ServiceAccounts;
  /** What a JWT's `aud` has to be. */
  tokenUrl: string;
  faults: Faults;
  log: RequestLog;
}

export function makeWorld(options: Options, url: string): World {
  const clock = clockOf(options.clock);
  const workspace = new Workspace(
    options.users ?? usersByDefault,
    options.scopes ?? [createdScope],
  );
  return {
    clock,
    workspace,
    meetings: new Meetings(clock, workspace),
    publicUrl: options.publicUrl?.replace(/\/$/, '') ?? url,
    accessType: options.accessType ?? 'TRUSTED',
    accounts: new ServiceAccounts(),
    tokens: new Tokens(clock),
    tokenUrl: `${url}/token`,
    quotas: new Quotas(clock, { ...googlesLimits, ...options.limits }),
    switches: { apiEnabled: true, membersReleased: true },
    faults: new Faults(),
    log: new RequestLog(),
  };
}

function clockOf(clock: Options['clock']): Clock {
  if (clock instanceof ManualClock) return clock;
  return clock === 'manual' ? new ManualClock() : realClock;
}
