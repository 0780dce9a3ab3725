import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { until } from './until.ts';

/** As many as the service lets open links from one address at once, and some. */
const people_per_address = 20;
const at_once = 64;

/** An address of this machine's for each handful of people: limits by address are not what is tried. */
function addressOf(number: number): string {
  const home = Math.floor(number / people_per_address);
  return `127.${1 + Math.floor(home / 62_500)}.${Math.floor(home / 250) % 250}.${1 + (home % 250)}`;
}

/** A text frame as clients send it (RFC 6455, 5.2), under the mask 0. */
function frame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

const heartbeat = frame('{"type":"heartbeat"}');

/** An applicant's page without a browser: it is there, and answers heartbeats. */
class IdlePage {
  received = '';
  readonly #socket: Socket;

  constructor(origin: URL, from: string, path: string, cookie: string) {
    this.#socket = connect({
      host: origin.hostname,
      port: Number(origin.port),
      localAddress: from,
    });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (part: string) => {
      if (!this.isShown) this.received += part;
      if (part.includes('"heartbeat"')) this.#socket.write(heartbeat);
    });
    this.#socket.on('error', (error) => (this.received += String(error)));
    this.#socket.write(
      [
        `GET ${path} HTTP/1.1`,
        `Host: ${origin.host}`,
        `Origin: ${origin.origin}`,
        `Cookie: ${cookie}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        '\r\n',
      ].join('\r\n'),
    );
  }

  /** What is so was shown to them. */
  get isShown(): boolean {
    return this.received.includes('"type":"state"');
  }

  get isOpen(): boolean {
    return !this.#socket.destroyed && !this.#socket.readableEnded;
  }

  leave(): void {
    this.#socket.destroy();
  }
}

/** Opens the link, as its page does. Answers the device's cookie. */
function openLink(origin: URL, from: string, link: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL('/applicant/session', origin),
      {
        method: 'POST',
        localAddress: from,
        agent: false,
        headers: { 'content-type': 'application/json', origin: origin.origin },
      },
      (answer) => {
        answer.resume();
        const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
        if (cookie) resolve(cookie);
        else reject(new Error(`opening a link: ${answer.statusCode}`));
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify({ token: new URL(link).hash.slice(1) }));
  });
}

export interface Invited {
  id: string;
  url: string;
}

/** So many applicants at their pages. */
export class Crowd {
  readonly pages: IdlePage[] = [];
  readonly #origin: URL;

  constructor(url: string) {
    this.#origin = new URL(url);
  }

  async come(count: number, invite: (number: number) => Promise<Invited>): Promise<void> {
    let next = this.pages.length;
    const end = next + count;
    const some = async () => {
      while (next < end) {
        const number = next++;
        const { id, url } = await invite(number);
        const from = addressOf(number);
        const cookie = await openLink(this.#origin, from, url);
        const path = `/applicant/live?verification=${id}`;
        this.pages.push(new IdlePage(this.#origin, from, path, cookie));
      }
    };
    await Promise.all(Array.from({ length: at_once }, some));
    await until('everybody to be shown what is so', () =>
      this.pages.every((page) => page.isShown || page.received.includes(' 503 '))
        ? true
        : undefined,
    );
  }

  leave(): void {
    for (const page of this.pages) page.leave();
  }
}
