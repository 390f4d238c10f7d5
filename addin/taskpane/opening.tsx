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
      <summary className={mergeClasses(layout.summary, layout.markerFirst)}>
        <span className={layout.besideMarker}>{summary}</span>
      </summary>
      {seen && <div className={mergeClasses(layout.section, layout.opened)}>{children}</div>}
    </details>
  );
}
