import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MeetEmulator } from './emulator.ts';
import type { AccessType } from './meeting/model.ts';
import type { KeyFile } from './oauth/service_account.ts';
import type { Options } from './world.ts';

const usage = `node --import tsx main.ts [options]
  --port N             a free one where it is not given
  --clock real|manual  manual: stands still until POST /emulator/clock
  --public-url URL     what meeting links begin with
  --user USER          a member of the Workspace, "Ana Lopez <ana@x.example>"; as often as wanted
  --scope SCOPE        a scope that is delegated; as often as wanted
  --access TYPE        OPEN, TRUSTED or RESTRICTED, where a space does not say it
  --write-key FILE     makes a service account's key and writes it there
  --key FILE           knows a key that was made before
`;

function read() {
  return parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      clock: { type: 'string', default: 'real' },
      'public-url': { type: 'string' },
      user: { type: 'string', multiple: true },
      scope: { type: 'string', multiple: true },
      access: { type: 'string', default: 'TRUSTED' },
      'write-key': { type: 'string' },
      key: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

type Said = ReturnType<typeof read>;

function options(said: Said): Options {
  const { port, clock, access, user, scope } = said;
  if (clock !== 'real' && clock !== 'manual') throw new Error('--clock is real or manual');
  if (!['OPEN', 'TRUSTED', 'RESTRICTED'].includes(access)) throw new Error('--access is no type');
  const publicUrl = said['public-url'];
  return {
    port: Number(port),
    clock,
    accessType: access as AccessType,
    ...(publicUrl && { publicUrl }),
    ...(user && { users: user }),
    ...(scope && { scopes: scope }),
  };
}

async function main(said: Said): Promise<void> {
  const emulator = await MeetEmulator.listen(options(said));
  for (const file of said.key) {
    emulator.registerKey(JSON.parse(readFileSync(file, 'utf8')) as KeyFile);
  }
  const keyFile = said['write-key'];
  if (keyFile) {
    writeFileSync(keyFile, `${JSON.stringify(emulator.makeKey(), undefined, 2)}\n`, {
      mode: 0o600,
    });
  }
  process.stdout.write(`${JSON.stringify({ url: emulator.url, token_url: emulator.tokenUrl })}\n`);
  await new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await emulator.close();
}

try {
  const said = read();
  if (said.help) process.stdout.write(usage);
  else await main(said);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 1;
}
