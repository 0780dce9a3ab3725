import type { Config } from './config.ts';
import { Database } from './database.ts';
import { Mailbox } from './demo/mailbox.ts';
import { DemoRequirements } from './demo/requirements.ts';
import { seedDemo } from './demo/seed.ts';
import type { Log } from './log.ts';
import { errorText } from './log.ts';
import { VisavisClient } from './visavis/client.ts';
import { EffectReporter } from './visavis/effects.ts';
import { Gate } from './visavis/gate.ts';
import { Reconciler } from './visavis/reconcile.ts';
import { Verifications } from './visavis/verifications.ts';

export interface Services {
  config: Config;
  db: Database;
  visavis: VisavisClient;
  effects: EffectReporter;
  reconciler: Reconciler;
  gate: Gate;
  verifications: Verifications;
  demo: DemoRequirements;
  mailbox: Mailbox | null;
  clock: () => Date;
  log: Log;
}

/** Wires everything by plain constructors; the caller closes `db`. */
export function createServices(config: Config, log: Log, clock = () => new Date()): Services {
  const db = new Database(config.database);
  seedDemo(db, clock());
  const visavis = new VisavisClient({ baseUrl: config.visavisUrl, apiKey: config.visavisApiKey });
  const effects = new EffectReporter(db, visavis, clock, log);
  const reconciler = new Reconciler(db, visavis, clock, log);
  const gate = new Gate(db, visavis, log);
  const { publicUrl } = config;
  const needs = { db, visavis, reconciler, gate, publicUrl, clock, log };
  const verifications = new Verifications(needs);
  const demo = new DemoRequirements(db, verifications);
  const mailbox = config.mailPort === null ? null : new Mailbox(clock);
  return {
    config,
    db,
    visavis,
    effects,
    reconciler,
    gate,
    verifications,
    demo,
    mailbox,
    clock,
    log,
  };
}

/** What start-up does first and every so often after: catch up, then say what is done. Never throws. */
export async function keepInStep({ reconciler, effects, demo, log }: Services): Promise<void> {
  try {
    await reconciler.run();
    await demo.ask();
  } catch (error) {
    log.warn('not in step with Visavis', { error: errorText(error) });
  }
  await effects.reportDue();
}
