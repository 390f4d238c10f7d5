// The rows of somebody's table that gave no points, each with what it was taken for.
import type { SkippedRow } from '../../../shared/sheets/adopt/adopted-reading';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';

const LETTERS = 60;

/** Blank rows say nothing and are not told. */
export const toldRows = (skipped: readonly SkippedRow[]): SkippedRow[] => skipped.filter(({ why }) => why !== 'blank');

export function SkippedRows({ rows }: { readonly rows: readonly SkippedRow[] }) {
  const say = useSay();
  const layout = useLayout();
  if (rows.length === 0) return null;
  return (
    <details>
      <summary className={layout.summary}>{say('own.skipped')}</summary>
      <ul>
        {rows.map(({ row, why, text }) => (
          <li key={row}>
            {say('own.skipped.row', { row: row + 1, kind: say(`own.kind.${why}`), text: text.slice(0, LETTERS) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
