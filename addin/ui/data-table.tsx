// The frame of the pane's tables: what they are called and what their columns are; the rows come from whoever shows them.
import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useLayout } from './layout';

export interface Column {
  readonly title: string;
  /** stands at the end of its cell, as numbers do */
  readonly number?: boolean;
}

interface Props {
  readonly title: string;
  /** whether the title is shown above the table; otherwise it is there already and only told */
  readonly shown?: boolean;
  readonly columns: readonly Column[];
  readonly children: ReactNode;
}

export function DataTable({ title, shown = false, columns, children }: Props) {
  const layout = useLayout();
  return (
    <table className={layout.table} {...(!shown && { 'aria-label': title })}>
      {shown && <caption className={layout.caption}>{title}</caption>}
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.title}
              scope="col"
              className={mergeClasses(layout.cell, layout.head, column.number === true && layout.number)}
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
