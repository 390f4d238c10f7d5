// A sentence none of whose dates and periods is broken at the end of a line: a browser breaks 2026-11 behind its hyphen.
import { useLayout } from './layout';

const DATES = /(\d{4}(?:-\w{1,2})+)/;

export function WholeDates({ children }: { readonly children: string }) {
  const layout = useLayout();
  return children.split(DATES).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className={layout.unbroken}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
