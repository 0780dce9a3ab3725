import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigRefused, readConfig } from '../src/config.ts';
import { apiKey, webhookSecret } from './fake_visavis.ts';

const good = { VISAVIS_API_KEY: apiKey, VISAVIS_WEBHOOK_SECRET: webhookSecret };

test('what is left out has a default', () => {
  const config = readConfig(good);
  assert.equal(config.port, 8090);
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.publicUrl, 'http://127.0.0.1:8090');
  assert.equal(config.visavisUrl, 'http://127.0.0.1:8080');
  assert.equal(config.visavisPublicUrl, 'http://127.0.0.1:8080');
});

test('addresses may end in a slash', () => {
  const config = readConfig({
    ...good,
    PUBLIC_URL: 'https://market.example/',
    VISAVIS_URL: 'http://v:1/',
  });
  assert.equal(config.publicUrl, 'https://market.example');
  assert.equal(config.visavisUrl, 'http://v:1');
});

test('all defects are told at once, and no secret', () => {
  const secret = 'whsec_dG9vIHNob3J0';
  const env = {
    PORT: 'many',
    VISAVIS_URL: 'ftp://v',
    VISAVIS_API_KEY: '',
    VISAVIS_WEBHOOK_SECRET: secret,
  };
  assert.throws(
    () => readConfig(env),
    (error: unknown) => {
      assert(error instanceof ConfigRefused);
      for (const name of Object.keys(env)) assert.match(error.message, new RegExp(name));
      assert(!error.message.includes(secret));
      return true;
    },
  );
});
