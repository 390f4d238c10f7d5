// Asks the running service as people of the sample organisation. An answer that did not arrive whole is lost.
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Nobody knows what became of the request. */
export class Lost extends Error {
  override readonly name = 'Lost';
}

export interface Asked {
  readonly as: string;
  readonly body?: unknown;
  /** no JSON */
  readonly raw?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Client {
  ask(method: string, path: string, asked: Asked): Promise<Answer>;
  /** Asks and throws where it is refused. */
  must<Body>(method: string, path: string, asked: Asked): Promise<Body>;
  /** What is at this address, as it is. */
  bytes(path: string, as: string): Promise<{ readonly status: number; readonly bytes: Buffer }>;
}

export function clientOf(url: string): Client {
  const tokens = new Map<string, Promise<string>>();
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    try {
      const answer = await fetch(url + path, init);
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: JSON.parse(text) as unknown };
    } catch (cause) {
      throw new Lost(`${init.method} ${path}`, { cause });
    }
  };
  const signIn = async (person: string): Promise<string> => {
    const answer = await send('/dev/token', { method: 'POST', body: JSON.stringify({ person }) });
    if (answer.status !== 200) throw new Lost(`no token for ${person}: ${answer.status}`);
    return (answer.body as { access_token: string }).access_token;
  };
  const tokenOf = (person: string): Promise<string> => {
    const known = tokens.get(person) ?? signIn(person);
    tokens.set(person, known);
    known.catch(() => tokens.delete(person));
    return known;
  };
  const ask: Client['ask'] = async (method, path, { as, body, raw, headers = {} }) =>
    send(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(as)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: new Uint8Array(raw) }),
    });
  return {
    ask,
    bytes: async (path, as) => {
      const answer = await fetch(`${url}/api${path}`, { headers: { authorization: `Bearer ${await tokenOf(as)}` } });
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    },
    must: async <Body>(method: string, path: string, asked: Asked) => {
      const answer = await ask(method, path, asked);
      if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body as Body;
    },
  };
}
