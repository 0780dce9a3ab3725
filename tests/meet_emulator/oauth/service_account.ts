import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { number21 } from '../ids.ts';

/** A key file as the Google Cloud console gives it. */
export interface KeyFile {
  type: 'service_account';
  project_id: string;
  private_key_id: string;
  private_key: string;
  client_email: string;
  client_id: string;
  token_uri: string;
}

export function makeKeyFile(tokenUri: string, projectId = 'meet-emulator'): KeyFile {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    type: 'service_account',
    project_id: projectId,
    private_key_id: randomBytes(20).toString('hex'),
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    client_email: `visavis@${projectId}.iam.gserviceaccount.com`,
    client_id: number21(),
    token_uri: tokenUri,
  };
}

export interface ServiceAccount {
  email: string;
  projectId: string;
  /** By key id: an account may have several keys while they are exchanged. */
  keys: Map<string, KeyObject>;
}

export class ServiceAccounts {
  readonly #byEmail = new Map<string, ServiceAccount>();

  register(file: KeyFile): void {
    const known = this.#byEmail.get(file.client_email);
    const account = known ?? {
      email: file.client_email,
      projectId: file.project_id,
      keys: new Map(),
    };
    account.keys.set(file.private_key_id, createPublicKey(file.private_key));
    this.#byEmail.set(account.email, account);
  }

  find(email: string): ServiceAccount | undefined {
    return this.#byEmail.get(email);
  }
}
