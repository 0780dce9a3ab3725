import { freePort, places } from './places.ts';
import { Program } from './program.ts';
import type { MarketplaceAccess } from './service.ts';

/** The example marketplace as a marketplace would run it. */
export class ExampleMarketplace {
  readonly url: string;
  readonly #port: number;
  #program: Program | null = null;

  static async prepare(): Promise<ExampleMarketplace> {
    return new ExampleMarketplace(await freePort());
  }

  private constructor(port: number) {
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  get webhookUrl(): string {
    return `${this.url}/webhooks/visavis`;
  }

  async start(folder: string, visavisUrl: string, access: MarketplaceAccess): Promise<void> {
    this.#program = new Program('marketplace', `${folder}/marketplace.log`, ['npm', 'start'], {
      cwd: places.marketplace,
      env: {
        ...process.env,
        PORT: String(this.#port),
        PUBLIC_URL: this.url,
        VISAVIS_URL: visavisUrl,
        VISAVIS_API_KEY: access.api_key,
        VISAVIS_WEBHOOK_SECRET: access.webhook_secret,
        DATABASE: `${folder}/marketplace.sqlite`,
      },
    });
    await this.#program.ready(`${this.url}/healthz`);
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
    this.#program = null;
  }

  kill(): void {
    this.#program?.kill();
  }
}
