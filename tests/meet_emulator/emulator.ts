import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { answerControl } from './control/control.ts';
import { Controls } from './control/controls.ts';
import { answerGoogle } from './google.ts';
import { listen, noSuchPage, send } from './http.ts';
import { MeetPage } from './page/meet_page.ts';
import { makeWorld, type Options, type World } from './world.ts';

/** Google Meet's REST API v2, its token endpoint, and a page for meet.google.com, on the loopback interface. */
export class MeetEmulator extends Controls {
  readonly url: string;
  readonly tokenUrl: string;
  readonly publicUrl: string;
  readonly #server: Server;
  readonly #world: World;
  readonly #page: MeetPage;

  static async listen(options: Options = {}): Promise<MeetEmulator> {
    let emulator: MeetEmulator | undefined;
    const { server, url } = await listen(options.port ?? 0, async (request, response) => {
      if (emulator) await emulator.#answer(request, response);
      else response.destroy();
    });
    emulator = new MeetEmulator(server, url, options);
    return emulator;
  }

  private constructor(server: Server, url: string, options: Options) {
    const world = makeWorld(options, url);
    super(world);
    this.#server = server;
    this.#world = world;
    this.#page = new MeetPage(world.meetings, world.workspace, options.goneMs ?? 2000);
    this.url = url;
    this.tokenUrl = world.tokenUrl;
    this.publicUrl = world.publicUrl;
  }

  /** Ends every connection, so that nothing waits for a page that is still open. */
  async close(): Promise<void> {
    this.#page.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const { pathname } = url;
    if (pathname === '/token' || pathname.startsWith('/v2/')) {
      return answerGoogle(this.#world, request, response, url);
    }
    if (await this.#page.answer(request, response, url)) return;
    const answer = await answerControl(this, request, pathname);
    return send(response, answer ?? noSuchPage());
  }
}
