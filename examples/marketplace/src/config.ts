import { z } from 'zod';

const origin = z
  .url({ protocol: /^https?$/, message: 'must be an http or https address' })
  .transform((text) => text.replace(/\/+$/, ''));

const webhookSecret = z.string({ error: 'is missing' }).refine((text) => {
  const bytes = Buffer.from(text.replace(/^whsec_/, ''), 'base64').length;
  return text.startsWith('whsec_') && bytes >= 24 && bytes <= 64;
}, 'must be whsec_ followed by the base64 of 24 to 64 bytes');

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8090),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  VISAVIS_URL: origin.default('http://127.0.0.1:8080'),
  VISAVIS_PUBLIC_URL: origin.optional(),
  VISAVIS_API_KEY: z.string({ error: 'is missing' }).min(8, 'is too short to be an API key'),
  VISAVIS_WEBHOOK_SECRET: webhookSecret,
  DATABASE: z.string().min(1).default('larkfold.sqlite'),
  MAIL_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  RECONCILE_SECONDS: z.coerce.number().min(1).max(3600).default(30),
});

export interface Config {
  port: number;
  host: string;
  /** Where browsers and Visavis find us; no trailing slash. */
  publicUrl: string;
  visavisUrl: string;
  /** The origin applicants are sent to; differs from visavisUrl when the API is reached inside. */
  visavisPublicUrl: string;
  visavisApiKey: string;
  visavisWebhookSecret: string;
  database: string;
  reconcileSeconds: number;
  /** Where the demo's mailbox takes e-mail by SMTP; null: it has none. */
  mailPort: number | null;
}

export class ConfigRefused extends Error {}

/** Throws ConfigRefused with every defect at once. Never repeats a value: two of them are secrets. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = schema.safeParse(present);
  if (!read.success) {
    const defects = read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new ConfigRefused(`The configuration is not usable:\n${defects.join('\n')}`);
  }
  const value = read.data;
  return {
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL ?? `http://${value.HOST}:${value.PORT}`,
    visavisUrl: value.VISAVIS_URL,
    visavisPublicUrl: new URL(value.VISAVIS_PUBLIC_URL ?? value.VISAVIS_URL).origin,
    visavisApiKey: value.VISAVIS_API_KEY,
    visavisWebhookSecret: value.VISAVIS_WEBHOOK_SECRET,
    database: value.DATABASE,
    reconcileSeconds: value.RECONCILE_SECONDS,
    mailPort: value.MAIL_PORT ?? null,
  };
}
