// The headings of the pane: small, since the pane is narrow.
import { Subtitle2 } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useLayout } from './layout';

export function Heading({ level = 2, children }: { readonly level?: 1 | 2; readonly children: ReactNode }) {
  const layout = useLayout();
  return (
    <Subtitle2 as={level === 1 ? 'h1' : 'h2'} className={layout.heading}>
      {children}
    </Subtitle2>
  );
}
