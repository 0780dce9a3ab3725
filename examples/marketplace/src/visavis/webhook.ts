import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { EffectReporter } from './effects.ts';
import { receiveEvent } from './inbox.ts';
import { webhookSchema } from './protocol.ts';

interface Needs {
  db: Database;
  secret: string;
  effects: EffectReporter;
  clock: () => Date;
  log: Log;
}

/**
 * POST /webhooks/visavis. 2xx once the event is committed (also when we had it before), 400 when it is
 * not from Visavis, 422 when it is but we cannot read it; a fault of ours is a 500 and it comes again.
 */
export function webhookReceiver({ db, secret, effects, clock, log }: Needs): Hono {
  const verifier = new Webhook(secret);
  const routes = new Hono();
  routes.post('/webhooks/visavis', bodyLimit({ maxSize: 64 * 1024 }), async (c) => {
    const raw = await c.req.text();
    let body: unknown;
    try {
      body = verifier.verify(raw, c.req.header());
    } catch (error) {
      if (!(error instanceof WebhookVerificationError) && !(error instanceof SyntaxError))
        throw error;
      log.warn('webhook refused', { error: error.message });
      return c.json({ error: 'signature_not_valid' }, 400);
    }
    const read = webhookSchema.safeParse(body);
    if (!read.success || read.data.data.id !== c.req.header('webhook-id')) {
      log.error('webhook not understood', { webhook: c.req.header('webhook-id') });
      return c.json({ error: 'not_understood' }, 422);
    }
    const event = read.data.data;
    const outcome = receiveEvent(db, event, 'webhook', clock());
    log.info('webhook received', { event: event.id, type: event.type, outcome });
    void effects.reportDue(); // Not awaited: Visavis should not wait for us to call it back.
    return c.json({ outcome });
  });
  return routes;
}
