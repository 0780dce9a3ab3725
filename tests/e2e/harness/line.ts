import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './places.ts';

/** The line between browsers and the service, which can be cut: TCP goes through, until it does not. */
export class Line {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #target = 0;
  #down = false;

  static async open(): Promise<Line> {
    const line = new Line(await freePort());
    await new Promise<void>((resolve) => line.#server.listen(line.port, '127.0.0.1', resolve));
    return line;
  }

  private constructor(port: number) {
    this.port = port;
    this.#server = createServer((near) => {
      if (this.#down) {
        near.resetAndDestroy();
        return;
      }
      const far = connect(this.#target, '127.0.0.1');
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.pipe(other);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
  }

  leadTo(port: number): void {
    this.#target = port;
  }

  /** Every connection breaks, without a word of farewell. New ones are possible at once. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** As cut, and no new ones until it is up again. */
  set down(down: boolean) {
    this.#down = down;
    if (down) this.cut();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
