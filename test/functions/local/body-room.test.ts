// Bodies that are sent to a server of one's own are held within bounds, all of them together, and each only as far as it is read.
import { createServer, request, type ClientRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bodyRoom } from '../../../functions/local/server/body-room';
import { RequestRefusal } from '../../../functions/usecases/request-refusal';

const KIB = 1024;
const room = bodyRoom(1024 * KIB, 16 * KIB);

let server: Server;
/** Grows with every piece that is taken in. */
let taken = 0;
let ended: string[] = [];

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const { body, release } = room(incoming);
    const whole = async (): Promise<number> => {
      let size = 0;
      for await (const piece of body) {
        size += piece.length;
        taken += piece.length;
      }
      return size;
    };
    const refused = (error: unknown) => (error instanceof RequestRefusal ? error.code : String(error));
    whole()
      .then(String, refused)
      .then((told) => {
        ended.push(told);
        outgoing.end(told);
      })
      .finally(release);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
beforeEach(() => {
  taken = 0;
  ended = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function sending(bytes: number): { readonly asked: ClientRequest; readonly told: Promise<string> } {
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, host: '127.0.0.1', method: 'PUT' });
  const told = new Promise<string>((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (answer) => {
      let text = '';
      answer.on('data', (piece: Buffer) => (text += String(piece)));
      answer.once('end', () => resolve(text));
    });
  });
  asked.write(Buffer.alloc(bytes));
  return { asked, told };
}

async function send(bytes: number): Promise<string> {
  const { asked, told } = sending(bytes);
  asked.end();
  return told;
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};

test('what has no room beside what others are sending is refused; little always has', async () => {
  const slow = sending(700 * KIB);
  await until(() => taken === 700 * KIB);
  expect(await send(500 * KIB)).toBe('unavailable');
  expect(await send(16 * KIB)).toBe(String(16 * KIB));
  slow.asked.end();
  expect(await slow.told).toBe(String(700 * KIB));
  for (let again = 0; again < 3; again += 1) expect(await send(1000 * KIB)).toBe(String(1000 * KIB));
});

test('what breaks off in the middle is let go, and its room is free again', async () => {
  const slow = sending(700 * KIB);
  await until(() => taken === 700 * KIB);
  slow.asked.destroy();
  await expect(slow.told).rejects.toThrow();
  await until(() => ended.length === 1);
  expect(ended).toEqual(['malformed']);
  expect(await send(1000 * KIB)).toBe(String(1000 * KIB));
});
