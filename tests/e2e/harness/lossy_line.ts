import { createSocket, type Socket } from 'node:dgram';
import { setTimeout as later } from 'node:timers';

export interface Weather {
  /** Of what browsers send: 0 to 1. */
  loss: number;
  /** One way, in both directions. */
  delay_ms: number;
  /** Nothing goes through. */
  cut: boolean;
}

/**
 * A bad network between browsers and relay: UDP goes through, late and not always. Browsers are told
 * its port (relay.public_port). Nothing answers TCP there.
 */
export class LossyLine {
  readonly port: number;
  weather: Weather = { loss: 0, delay_ms: 0, cut: false };
  readonly #near: Socket;
  /** One socket for each browser's address, so that the relay sees as many addresses. */
  readonly #far = new Map<string, Socket>();
  #relayPort = 0;
  #closed = false;

  static async open(): Promise<LossyLine> {
    const near = createSocket({ type: 'udp4', recvBufferSize: 1 << 20, sendBufferSize: 1 << 20 });
    await new Promise<void>((resolve) => near.bind(0, '127.0.0.1', resolve));
    return new LossyLine(near);
  }

  private constructor(near: Socket) {
    this.#near = near;
    this.port = near.address().port;
    near.on('message', (datagram, { address, port }) => {
      if (Math.random() < this.weather.loss) return;
      const far = this.#farOf(address, port);
      this.#pass(() => far.send(datagram, this.#relayPort, '127.0.0.1'));
    });
  }

  leadTo(relayPort: number): void {
    this.#relayPort = relayPort;
  }

  close(): void {
    this.#closed = true;
    this.#near.close();
    for (const far of this.#far.values()) far.close();
  }

  #farOf(address: string, port: number): Socket {
    const known = this.#far.get(`${address}:${port}`);
    if (known) return known;
    const far = createSocket({ type: 'udp4', recvBufferSize: 1 << 20, sendBufferSize: 1 << 20 });
    far.on('message', (datagram) => this.#pass(() => this.#near.send(datagram, port, address)));
    this.#far.set(`${address}:${port}`, far);
    return far;
  }

  #pass(send: () => void): void {
    if (this.weather.cut) return;
    const arrives = () => {
      if (!this.#closed && !this.weather.cut) send();
    };
    if (this.weather.delay_ms === 0) arrives();
    else later(arrives, this.weather.delay_ms);
  }
}
