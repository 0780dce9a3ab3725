/** What a marketplace's backend does by docs/protocol.md. */
export interface Verification {
  id: string;
  account: string;
  status: string;
  url: string | null;
  hold: { kind: string; denied_actions: string[]; reason: string } | null;
  effects: { id: string; name: string; status: string }[];
  last_result: { outcome: string; reasons: { code: string; text: string }[] } | null;
}

export interface VisavisEvent {
  id: string;
  position: number;
  type: string;
  account: string;
  verification: string;
  created: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

export class Api {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** Requires a verification and answers it, with the one-time link. */
  async require(
    account: string,
    name: string,
    more: { contact?: { email: string; language: string }; return_url?: string } = {},
  ): Promise<Verification & { url: string }> {
    const profile = {
      name,
      title: 'Illustrator',
      country: 'GH',
      skills: ['Illustration', 'Figma'],
      work: [{ title: 'Illustrator', company: 'Kente Studio', from: '2019-04', to: '2026-02' }],
      education: [{ degree: 'BFA', school: 'KNUST Kumasi', year: '2018' }],
    };
    const contact = { email: `${account}@market.example` };
    const wanted = { account, trigger: 'manual', profile, contact, ...more };
    return this.#expect(201, await this.ask('POST', '/v1/verifications', wanted));
  }

  /** With a fresh one-time link while there is something to do. */
  async verification(id: string): Promise<Verification> {
    return this.#expect(200, await this.ask('GET', `/v1/verifications/${id}`));
  }

  async events(after = 0): Promise<VisavisEvent[]> {
    const answer = await this.ask('GET', `/v1/events?after=${after}&limit=100`);
    return this.#expect<{ data: VisavisEvent[] }>(200, answer).data;
  }

  #expect<T>(status: number, answer: Answer): T {
    if (answer.status === status) return answer.body as T;
    throw new Error(`${answer.status} and not ${status}: ${JSON.stringify(answer.body)}`);
  }
}
