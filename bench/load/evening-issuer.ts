// Who signs the tokens of the last evening: an issuer of this process, whose keys the server asks for as it asks any other.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const audience = 'scorebook';
const seconds = 3600;

export interface EveningIssuer {
  /** `AUTH_ISSUERS` of a server that believes it */
  readonly setting: string;
  tokenFor(id: string): string;
  close(): void;
}

export async function startIssuer(organisation: string): Promise<EveningIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = JSON.stringify({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'load', use: 'sig', alg: 'RS256' }],
  });
  const server = createServer((_, response) => void response.setHeader('content-type', 'application/json').end(jwks));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    setting: JSON.stringify({ [issuer]: { organisation, audience, clientId: 'pages', jwks: `${issuer}/keys` } }),
    tokenFor: (id) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: issuer, aud: audience, sub: id, name: id, iat: now, exp: now + seconds };
      const content = `${part({ typ: 'at+jwt', alg: 'RS256', kid: 'load' })}.${part(claims)}`;
      return `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`;
    },
    close: () => server.close(),
  };
}
