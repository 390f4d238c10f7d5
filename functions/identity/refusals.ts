// Why nobody is proved: by the token's fault, or because its issuer cannot be asked.
import type { TokenFaultCode } from '../../shared/text/fault-codes';

/** Thrown when a token proves nothing; the code says why. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(
    readonly code: TokenFaultCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** Thrown when the issuer's keys cannot be had: nobody's fault who signs in, and no verdict on the token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}
