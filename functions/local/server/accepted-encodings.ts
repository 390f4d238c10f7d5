// Which compressions whoever asks can undo, by their `Accept-Encoding`.

export type Encoding = 'br' | 'gzip';

const ours: readonly Encoding[] = ['br', 'gzip'];

/** Those that we know and that are not refused by a weight of nothing; the better one first. */
export function acceptedEncodings(header: string | undefined): Encoding[] {
  const weights = new Map(
    (header ?? '').split(',').map((one) => {
      const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const;
    }),
  );
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  return ours.filter((name) => weightOf(name) > 0);
}
