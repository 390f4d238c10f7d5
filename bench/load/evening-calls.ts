// What people ask for on the last evening, as their pages ask it: assessors submit, inspectors write records, correct and close them, the office watches, leaders read the board.
import { filled, schemeOf, sheetOf, unitId } from './made-scheme';

export interface Evening {
  readonly assessors: number;
  readonly inspectors: number;
  readonly leaders: number;
  /** how many units each scheme has, the large one last */
  readonly units: readonly number[];
  /** how often each of them does what he does */
  readonly turns: number;
}

export const kinds = ['submission', 'record', 'progress', 'board'] as const;

export interface Call {
  readonly by: string;
  readonly kind: (typeof kinds)[number];
  /** of the scheme and the period that it is about, or the whole path of a reading */
  readonly path: string;
  /** null for a reading; what was answered to the same person's call before is at hand */
  readonly body: ((before: Answer) => object) | null;
}

/** Of an answer what the next call of the same person needs: the record that was written. */
export type Answer = { readonly records?: readonly { readonly number: string; readonly etag: string }[] } | null;

export const organisation = 'load';
export const office = { organisation, id: 'office', name: '考核办', roles: ['office'] };
export const period = '2026-10';
/** of which the board tells */
export const lastPeriod = '2026-09';
export const schemeIn = (n: number): string => `scheme-${n}`;

const groups = { routine: 'office', safety: 'safety', service: 'service', order: 'safety', innovation: 'service' };

/** As inspectors keep them: what they noted of a unit. */
const register = {
  ...{ id: 'findings', title: '问题', prefix: 'F', of: 'month', about: 'unit', group: 'safety' },
  columns: [{ id: 'what', title: '问题', type: 'text' }],
  states: [
    { id: 'noted', title: '已记', write: ['author'] },
    { id: 'closed', title: '已销号', end: 'done' },
  ],
  steps: [{ id: 'close', title: '销号', from: ['noted'], to: 'closed', by: ['author'] }],
};

export const eveningScheme = (n: number, units: number) => ({ ...schemeOf(schemeIn(n), units), registers: [register] });

function placeOf(n: number, { units }: Evening) {
  return { scheme: n % units.length, component: filled[Math.floor(n / units.length) % filled.length] ?? 'routine' };
}

/** Who there is, with the one role of each. */
export function peopleOf(evening: Evening): (readonly [id: string, role: string])[] {
  const several = (count: number, one: (n: number) => readonly [string, string]) =>
    Array.from({ length: count }, (_, n) => one(n));
  return [
    [office.id, 'office'],
    ...several(evening.leaders, (n) => [`leader-${n}`, 'leader']),
    ...several(evening.assessors, (n) => {
      const { scheme, component } = placeOf(n, evening);
      return [`assessor-${n}`, `assessor:${schemeIn(scheme)}/${groups[component]}`];
    }),
    ...several(evening.inspectors, (n) => [`inspector-${n}`, `assessor:${schemeIn(n % evening.units.length)}/safety`]),
  ];
}

/** By person what each asks for, one after another. */
export function callsOf(evening: Evening): Call[][] {
  const { assessors, inspectors, leaders, units, turns } = evening;
  const at = (scheme: number, rest: string, of = period) => `/api/schemes/${schemeIn(scheme)}/periods/${of}/${rest}`;
  const everyTurn = <One>(one: (turn: number) => One[]): One[] =>
    Array.from({ length: turns }, (_, n) => one(n)).flat();
  const schemes = units.map((_, scheme) => scheme);
  const submissions = (n: number) => {
    const { scheme, component } = placeOf(n, evening);
    return everyTurn((turn): Call[] => {
      const sheets = [0, 1, 2].map((more) => sheetOf((n * 3 + more) % (units[scheme] as number), component, turn));
      return [{ by: `assessor-${n}`, kind: 'submission', path: at(scheme, 'submissions'), body: () => ({ sheets }) }];
    });
  };
  const records = (n: number) => {
    const scheme = n % units.length;
    const about = { register: 'findings' };
    const named = (before: Answer) => {
      const [record] = before?.records ?? [];
      return { ...about, number: record?.number ?? 'F-2026-10-1', ...(record && { base: record.etag }) };
    };
    const of = (turn: number): ((before: Answer) => object)[] => [
      () => ({ ...about, unit: unitId(n % (units[scheme] as number)), set: { what: `第 ${turn} 次：缺签字` } }),
      (before) => ({ ...named(before), set: { what: `第 ${turn} 次：缺签字两处` } }),
      (before) => ({ ...named(before), step: 'close' }),
    ];
    return everyTurn((turn) =>
      of(turn).map((change): Call => {
        const body = (before: Answer) => ({ changes: [change(before)] });
        return { by: `inspector-${n}`, kind: 'record', path: at(scheme, 'records'), body };
      }),
    );
  };
  const reading = (by: string, kind: Call['kind'], path: string): Call => ({ by, kind, path, body: null });
  /** In the order in which the page of the board asks. */
  const boards = (by: string) =>
    everyTurn(() => [
      ...['/api/me', '/api/schemes'].map((path) => reading(by, 'board', path)),
      ...schemes.flatMap((scheme) => [
        reading(by, 'board', `/api/schemes/${schemeIn(scheme)}/periods`),
        reading(by, 'board', at(scheme, 'board', lastPeriod)),
      ]),
    ]);
  return [
    ...Array.from({ length: assessors }, (_, n) => submissions(n)),
    ...Array.from({ length: inspectors }, (_, n) => records(n)),
    everyTurn(() => schemes.map((scheme) => reading(office.id, 'progress', at(scheme, 'progress')))),
    ...Array.from({ length: leaders }, (_, n) => boards(`leader-${n}`)),
  ];
}
