import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { ConfigRefused, readConfig } from './config.ts';
import { errorText, standardLog as log } from './log.ts';
import { createServices, keepInStep } from './services.ts';
import type { Services } from './services.ts';
import { VisavisUnavailable } from './visavis/client.ts';
import { createApp } from './web/app.tsx';

const exitConfig = 78; // EX_CONFIG: starting again will not help
const closeMsMax = 5000;

async function main(): Promise<void> {
  const services = createServices(readConfig(process.env), log);
  await refuseWrongKey(services);
  const { port, host, publicUrl, mailPort } = services.config;
  if (services.mailbox && mailPort !== null) await services.mailbox.listen(host, mailPort);
  const server = serve({ fetch: createApp(services).fetch, port, hostname: host }, () => {
    log.info(`Larkfold is at ${publicUrl}`);
  });
  server.once('error', (error) => {
    log.error('cannot listen', { host, port, error: error.message });
    process.exit(1);
  });
  const stopKeeping = keepOn(services);
  const signal = await new Promise<string>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  log.info('closing', { signal });
  await Promise.all([stopKeeping(), closed(server), services.mailbox?.close()]);
  await services.effects.idle();
  services.db.close();
  log.info('closed');
}

/** A wrong key will not become right by waiting; a Visavis that is not up yet will. */
async function refuseWrongKey({ visavis, config }: Services): Promise<void> {
  try {
    await visavis.events(0, 1);
  } catch (error) {
    if (error instanceof VisavisUnavailable && error.keyRefused) {
      throw new ConfigRefused(`Visavis at ${config.visavisUrl} does not accept VISAVIS_API_KEY.`);
    }
    log.warn('Visavis cannot be reached yet', { error: errorText(error) });
  }
}

/** Runs keepInStep now and every so often; the answer stops it and waits for the run under way. */
function keepOn(services: Services): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const once = async (): Promise<void> => {
    try {
      await keepInStep(services);
    } catch (error) {
      services.log.error('keeping in step failed', { error: errorText(error) });
    }
    if (stopped) return;
    timer = setTimeout(() => {
      running = once();
    }, services.config.reconcileSeconds * 1000);
  };
  let running = once();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}

function closed(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, closeMsMax);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

main().catch((error: unknown) => {
  if (error instanceof ConfigRefused) {
    process.stderr.write(`${error.message}\nSee README.md for what each variable is.\n`);
    process.exit(exitConfig);
  }
  log.error('could not start', {
    error: error instanceof Error ? (error.stack ?? '') : String(error),
  });
  process.exit(1);
});
