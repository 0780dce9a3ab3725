import { z } from 'zod';
import { errorText } from '../log.ts';
import {
  eventListSchema,
  permissionSchema,
  problemSchema,
  verificationListSchema,
  verificationSchema,
} from './protocol.ts';
import type { Action, Contact, Permission, Profile, Trigger, Verification } from './protocol.ts';

/** Visavis answered, and said no. `code` is from its error catalogue. */
export class VisavisRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(`Visavis refused: ${status} ${code} ${detail}`);
  }
}

/** We do not know what Visavis would say: not reached, too slow, failing, or not accepting our key. */
export class VisavisUnavailable extends Error {
  constructor(
    message: string,
    readonly keyRefused = false,
  ) {
    super(message);
  }
}

export interface NewVerification {
  account: string;
  trigger: Trigger;
  profile: Profile;
  contact: Contact;
  return_url: string;
}

interface Options {
  baseUrl: string;
  apiKey: string;
  timeoutMs?: number;
}

/** The part of the Visavis API this site uses. Throws VisavisRefusal or VisavisUnavailable only. */
export class VisavisClient {
  readonly #options: Required<Options>;

  constructor(options: Options) {
    this.#options = { timeoutMs: 3000, ...options };
  }

  createVerification(wanted: NewVerification): Promise<Verification> {
    return this.#ask(verificationSchema, 'POST', '/v1/verifications', wanted);
  }

  verification(id: string): Promise<Verification> {
    return this.#ask(verificationSchema, 'GET', `/v1/verifications/${encodeURIComponent(id)}`);
  }

  /** The newest verification of an account. Read from the list, which mints no one-time link. */
  async latestVerification(account: string): Promise<Verification | null> {
    const query = new URLSearchParams({ account, limit: '1' });
    const list = await this.#ask(verificationListSchema, 'GET', `/v1/verifications?${query}`);
    return list.data[0] ?? null;
  }

  cancel(id: string): Promise<Verification> {
    const path = `/v1/verifications/${encodeURIComponent(id)}/cancel`;
    return this.#ask(verificationSchema, 'POST', path, {});
  }

  retry(id: string): Promise<Verification> {
    const path = `/v1/verifications/${encodeURIComponent(id)}/retry`;
    return this.#ask(verificationSchema, 'POST', path, {});
  }

  permission(account: string, action: Action): Promise<Permission> {
    const path = `/v1/accounts/${encodeURIComponent(account)}/permissions/${action}`;
    return this.#ask(permissionSchema, 'GET', path);
  }

  async effectDone(account: string, effect: string): Promise<void> {
    const owner = encodeURIComponent(account);
    const path = `/v1/accounts/${owner}/effects/${encodeURIComponent(effect)}/done`;
    await this.#ask(z.unknown(), 'POST', path, {});
  }

  events(after: number, limit = 100): Promise<z.infer<typeof eventListSchema>> {
    return this.#ask(eventListSchema, 'GET', `/v1/events?after=${after}&limit=${limit}`);
  }

  async #ask<T>(answer: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
    const { status, json } = await this.#send(method, path, body);
    if (status >= 200 && status < 300) {
      const read = answer.safeParse(json);
      if (read.success) return read.data;
      const where = read.error.issues.map((issue) => issue.path.join('.')).join(', ');
      throw new VisavisUnavailable(`${method} ${path}: answer not understood at: ${where}`);
    }
    const problem = problemSchema.safeParse(json);
    const code = problem.success ? problem.data.code : 'unknown';
    if (status === 401 || status === 403) {
      throw new VisavisUnavailable(`${method} ${path}: our API key was refused (${code})`, true);
    }
    if (status >= 500 || status === 429 || status < 400) {
      throw new VisavisUnavailable(`${method} ${path}: ${status} ${code}`);
    }
    throw new VisavisRefusal(status, code, problem.success ? problem.data.detail : '');
  }

  async #send(
    method: string,
    path: string,
    body: unknown,
  ): Promise<{ status: number; json: unknown }> {
    const headers: Record<string, string> = {
      authorization: `Bearer ${this.#options.apiKey}`,
      accept: 'application/json',
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    try {
      const response = await fetch(this.#options.baseUrl + path, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#options.timeoutMs),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, json: text === '' ? null : JSON.parse(text) };
    } catch (error) {
      throw new VisavisUnavailable(`${method} ${path}: ${errorText(error)}`);
    }
  }
}
