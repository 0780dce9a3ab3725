import type {
  PasskeyAsked,
  PasskeyMade,
  PasskeySigned,
  PasskeyWanted,
} from '../../shared/api/types';

// What the service asks of a browser's passkeys, and what they answer: there bytes are base64url.

export function knowsPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

/** Null when the person or the browser did not make one. */
export async function makePasskey(
  wanted: PasskeyWanted,
  name: string,
): Promise<PasskeyMade | null> {
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytesOf(wanted.challenge),
        rp: { id: wanted.rp_id, name: 'Visavis' },
        user: { id: bytesOf(wanted.user), name: wanted.user_name, displayName: wanted.user_name },
        pubKeyCredParams: wanted.algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: wanted.known.map(credential),
        authenticatorSelection: { userVerification: 'preferred', residentKey: 'discouraged' },
        attestation: 'none',
      },
    }),
  );
  const response = made?.response as AuthenticatorAttestationResponse | undefined;
  if (!response) return null;
  return {
    name,
    client_data: textOf(response.clientDataJSON),
    authenticator_data: textOf(response.getAuthenticatorData()),
  };
}

/** Null when the person or the browser did not sign. */
export async function signWithPasskey(wanted: PasskeyAsked): Promise<PasskeySigned | null> {
  const signed = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: bytesOf(wanted.challenge),
        rpId: wanted.rp_id,
        allowCredentials: wanted.credentials.map(credential),
        userVerification: 'preferred',
      },
    }),
  );
  if (!signed) return null;
  const response = signed.response as AuthenticatorAssertionResponse;
  return {
    credential: textOf(signed.rawId),
    client_data: textOf(response.clientDataJSON),
    authenticator_data: textOf(response.authenticatorData),
    signature: textOf(response.signature),
  };
}

/** Closed, too late, no such key here, an address that browsers give no passkeys to: they tell each apart hardly. */
async function asked(what: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await what()) as PublicKeyCredential | null;
  } catch {
    return null;
  }
}

function credential(id: string): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: bytesOf(id) };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
