import assert from 'node:assert/strict';
import { rows } from '../harness/database.ts';
import type { Tab } from '../harness/tab.ts';
import type { World } from '../harness/scenario.ts';
import { usesLink } from './applicant.ts';

// What a freelancer does at the example marketplace.

export type Action =
  | 'submit_proposal'
  | 'change_profile_photo'
  | 'withdraw_earnings'
  | 'accept_direct_hire'
  | 'appear_in_search'
  | 'work_on_contract';

export class Freelancer {
  readonly tab: Tab;
  readonly #world: World;

  constructor(world: World, tab: Tab) {
    this.#world = world;
    this.tab = tab;
  }

  async signsIn(email: string): Promise<void> {
    await this.#open('/sign-in');
    await this.tab.fill('sign-in-email', email);
    await this.tab.fill('sign-in-password', 'demo');
    await this.tab.press('sign-in-submit');
    await this.tab.see('signed-in-name');
  }

  /** Writes a proposal for a job and presses "Send". */
  async submitsProposal(job: number): Promise<void> {
    await this.#open(`/jobs/${job}`);
    await this.tab.fill('proposal-text', 'I would begin with a small part, and show it to you.');
    await this.tab.fill('proposal-rate', '60');
    await this.tab.press('proposal-submit');
  }

  async sendsDraft(): Promise<void> {
    await this.#open('/proposals');
    await this.tab.press('draft-send');
  }

  async changesPhoto(): Promise<void> {
    await this.#open('/settings/photo');
    await this.tab.press('label:has([data-testid="photo-option"]:not(:checked))');
    await this.tab.press('photo-submit');
  }

  async withdraws(dollars: number): Promise<void> {
    await this.#open('/earnings');
    await this.tab.fill('withdraw-amount', String(dollars));
    await this.tab.press('withdraw-submit');
  }

  async acceptsDirectHire(): Promise<void> {
    await this.#open('/contracts');
    await this.tab.press('offer-accept');
  }

  async worksOnContract(note: string): Promise<void> {
    await this.#open('/contracts');
    await this.tab.press('contract-link');
    await this.tab.fill('work-note', note);
    await this.tab.fill('work-hours', '2');
    await this.tab.press('work-submit');
    await this.tab.read('work-list', new RegExp(note));
  }

  /** The page after a form says that it was done. */
  async isTold(notice: RegExp): Promise<void> {
    await this.tab.read('notice', notice);
  }

  /** The page after a form says that it was not done, which hold is in the way, and why. */
  async isRefused(action: Action, hold: string, reason: RegExp): Promise<void> {
    await this.tab.see(`[data-testid="denied"][data-action="${action}"]`);
    assert.equal(await this.tab.attribute('denied', 'data-hold'), hold);
    await this.tab.read('denial-reason', reason);
  }

  async seesBanner(words: RegExp): Promise<void> {
    await this.#open('/jobs');
    await this.tab.read('banner-title', words);
  }

  async seesNoBanner(): Promise<void> {
    await this.#open('/jobs');
    await this.tab.see('job-list');
    assert.equal(await this.tab.count('banner'), 0, 'no hold, no banner');
  }

  async isInSearch(name: string): Promise<boolean> {
    await this.#open('/search');
    await this.tab.fill('search-text', name);
    await this.tab.press('search-submit');
    await this.tab.until('the search', () => location.search.includes('q=') || undefined, null);
    await this.tab.read('search-count', /found/);
    return (await this.tab.count('search-result')) > 0;
  }

  async seesBadge(): Promise<void> {
    await this.#open('/settings');
    await this.tab.press('settings-profile');
    await this.tab.see('[data-testid="profile"] [data-testid="verified-badge"]');
  }

  /** How many of their proposals are in this state. */
  async proposals(status: 'draft' | 'active' | 'cancelled'): Promise<number> {
    await this.#open('/proposals');
    await this.tab.see('#content');
    return this.tab.count(`[data-testid="proposal"][data-status="${status}"]`);
  }

  async opensIdentityVerification(): Promise<void> {
    await this.#open('/jobs');
    await this.tab.press('nav-settings');
    await this.tab.press('settings-identity');
    await this.tab.see('verification-status');
  }

  /** Where they are: Identity Verification brings its news by itself. */
  async seesStatus(status: string, hold = ''): Promise<void> {
    await this.tab.see(
      `[data-testid="verification-status"][data-status="${status}"][data-hold="${hold}"]`,
    );
  }

  async startsVerification(): Promise<void> {
    await this.tab.press('verify-button');
    await this.tab.until(
      'the Visavis page',
      () => location.pathname === '/verify' || undefined,
      null,
    );
    await usesLink(this.tab);
  }

  /** The marketplace's own books, from its database. */
  books<T>(sql: string): Promise<T[]> {
    return rows<T>(`${this.#world.folder}/marketplace.sqlite`, sql);
  }

  #open(path: string): Promise<unknown> {
    return this.tab.open(this.#world.market.url + path);
  }
}
