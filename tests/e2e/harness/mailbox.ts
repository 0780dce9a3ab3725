import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { until } from './until.ts';

export interface Letter {
  /** What the mail server was told, beside what the message says. */
  to: string;
  message: Email;
}

/** A real mail server on the loopback interface that keeps what it is given. */
export class Mailbox {
  readonly letters: Letter[] = [];
  readonly #server: SMTPServer;
  #taken = 0;

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await new Promise<void>((resolve) => mailbox.#server.listen(0, '127.0.0.1', resolve));
    return mailbox;
  }

  private constructor() {
    this.#server = new SMTPServer({
      // Its certificate is nobody's: TLS is tested where certificates are made.
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, done) => {
        const index = this.#taken++;
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          done();
          void this.#keep(index, to, Buffer.concat(parts));
        });
      },
    });
  }

  async #keep(index: number, to: string, bytes: Buffer): Promise<void> {
    this.letters[index] = { to, message: await PostalMime.parse(bytes) };
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  /** The letter number `index` (from 0) once it is there. */
  async letter(index: number): Promise<Letter> {
    return until(`letter number ${index}`, async () => this.letters[index]);
  }

  close(): void {
    this.#server.close();
  }
}
