// Something that opens below its own line; what is in it begins with its first opening and then stays.
import { mergeClasses } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useLayout } from '../ui/layout';

interface Props {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

export function Opening({ summary, open = false, children }: Props) {
  const layout = useLayout();
  const [seen, setSeen] = useState(open);
  return (
    <details
      className={layout.opening}
      open={open}
      onToggle={({ currentTarget }) => currentTarget.open && setSeen(true)}
    >
      {/* What is in it is there before it opens: else it would grow once more, under a finger that is on the next line. */}
      <summary className={mergeClasses(layout.summary, layout.markerFirst)} onClick={() => setSeen(true)}>
        <span className={layout.besideMarker}>{summary}</span>
      </summary>
      {seen && <div className={mergeClasses(layout.section, layout.opened)}>{children}</div>}
    </details>
  );
}
