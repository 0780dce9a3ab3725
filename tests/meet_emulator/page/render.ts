import { readFile } from 'node:fs/promises';
import type { Answer } from '../http.ts';

interface Shown {
  code: string;
  /** E-mail of who is signed in, or nothing. */
  account: string;
  name: string;
  door: 'in' | 'asks' | 'refused' | 'unknown';
}

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
};

/** The template with its `{{names}}` filled in. */
export async function renderPage(status: number, shown: Shown): Promise<Answer> {
  const template = await readFile(new URL('page.html', import.meta.url), 'utf8');
  const values: Record<string, string> = { ...shown };
  const body = template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => escaped(values[name]));
  return { status, type: 'text/html; charset=UTF-8', body, headers };
}

function escaped(text = ''): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
