// A server on its port, or a refusal that says which setting names another one.
import type { AddressInfo, Server } from 'node:net';

/** Thrown with a message for whoever starts the server. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Gives the port, which the system chooses where 0 is asked for. */
export function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
  setting = 'PORT',
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        taken
          ? new PortTaken(`Port ${port} on ${host} is taken: set ${setting} to another one`, { cause: error })
          : error,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
