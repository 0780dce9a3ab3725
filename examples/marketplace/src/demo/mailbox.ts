import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Letter {
  /** Counts from 1. */
  number: number;
  to: string;
  subject: string;
  text: string;
  received: Date;
}

const lettersMax = 100;
const letterBytesMax = 256 * 1024;

/** Everybody's e-mail in one place: the demo's people have no mail provider. Nothing leaves it. */
export class Mailbox {
  /** Newest first. */
  readonly letters: Letter[] = [];
  readonly #clock: () => Date;
  readonly #server: SMTPServer;
  #count = 0;

  constructor(clock: () => Date) {
    this.#clock = clock;
    this.#server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      size: letterBytesMax,
      onData: async (stream, session, done) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        done(await this.#take(stream, to));
      },
    });
  }

  /** Rejects when the port is taken. */
  listen(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, resolve);
    });
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  /** Answers why not, if it could not be taken. */
  async #take(stream: Readable, to: string): Promise<Error | null> {
    try {
      const { subject = '', text = '' } = await PostalMime.parse(await buffer(stream));
      this.#count += 1;
      this.letters.unshift({ number: this.#count, to, subject, text, received: this.#clock() });
      this.letters.splice(lettersMax);
      return null;
    } catch {
      return new Error('this cannot be read as e-mail');
    }
  }
}
