import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort, inRunFolder } from '../harness/places.ts';
import { Program } from '../harness/program.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Answer {
  status: number;
  cookies: string[];
}

function ask(ca: Buffer, url: string, body?: object): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', Origin: new URL(url).origin };
  return new Promise((resolve, reject) => {
    const asked = request(url, { ca, method: body ? 'POST' : 'GET', headers }, (response) => {
      response.resume();
      const cookies = response.headers['set-cookie'] ?? [];
      response.on('end', () => resolve({ status: response.statusCode ?? 0, cookies }));
    });
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

test('the demo for a network is served over https, with a certificate for its address', () =>
  inRunFolder('demo_lan', servesDemo));

async function servesDemo(folder: string): Promise<void> {
  const [port, relay, market, mail, tls, tlsMarket, operators] = await Promise.all(
    Array.from({ length: 7 }, freePort),
  );
  const environment = {
    ...process.env,
    DEMO_DIR: folder,
    DEMO_PORT: String(port),
    DEMO_RELAY_PORT: String(relay),
    DEMO_OPERATORS_PORT: String(operators),
    DEMO_MARKETPLACE_PORT: String(market),
    DEMO_MAIL_PORT: String(mail),
    DEMO_LAN_ADDRESS: '127.0.0.1',
    DEMO_LAN_PORT: String(tls),
    DEMO_LAN_MARKETPLACE_PORT: String(tlsMarket),
  };
  const demo = new Program('the demo', `${folder}/demo.log`, ['tools/run_demo.sh', '--lan'], {
    cwd: root,
    env: environment,
  });
  try {
    await demo.ready(`http://127.0.0.1:${market}/`);
    await demo.ready(`http://127.0.0.1:${operators}/readyz`);
    const ca = readFileSync(`${folder}/certificate.pem`);
    const service = `https://127.0.0.1:${tls}`;
    assert.equal((await ask(ca, `${service}/console`)).status, 200);
    assert.equal((await ask(ca, `${service}/metrics`)).status, 404);
    assert.equal((await ask(ca, `https://127.0.0.1:${tlsMarket}/`)).status, 200);
    const signIn = { email: 'eva@visavis.example', password: 'visavis-demo' };
    const signedIn = await ask(ca, `${service}/console/session`, signIn);
    assert.equal(signedIn.status, 200);
    assert.equal(signedIn.cookies.length, 2);
    for (const cookie of signedIn.cookies) {
      assert.match(cookie, /^__Host-visavis_staff(_device)?=.*; Secure/);
    }
  } finally {
    demo.kill();
  }
}
