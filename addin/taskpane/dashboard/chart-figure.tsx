// A chart with what it says: one sentence above, how it is to be read below, and its figures as a table.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useContext, useMemo } from 'react';
import { sentencesListed } from '../../../shared/text/lists';
import { DataTable } from '../../ui/data-table';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { Opening } from '../opening';
import { Chart } from './charts/chart';
import { DisplayContext } from './display';
import type { ChartTold } from './teller';

const useStyles = makeStyles({
  figure: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    minWidth: 0,
    '@media print': { breakInside: 'avoid' },
  },
  filling: { flexGrow: 1, minHeight: 0 },
  // As wide as its columns want it, moved within its own frame.
  table: {
    overflowX: 'auto',
    maxWidth: '100%',
    '&:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

export function ChartFigure({ title, says, notes, drawing, table }: ChartTold) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const styles = useStyles();
  const { fills } = useContext(DisplayContext);
  const sentence = sentencesListed(language, says);
  const note = sentencesListed(language, notes);
  const figures = useMemo(() => <FiguresTable title={title} {...table} />, [title, table]);
  return (
    <figure className={mergeClasses(styles.figure, fills && styles.filling)}>
      <figcaption>
        <Text>{sentence}</Text>
      </figcaption>
      {drawing && <Chart label={sentence} drawing={drawing} />}
      {note !== '' && (
        <Text size={200} className={layout.secondary}>
          {note}
        </Text>
      )}
      {table.rows.length > 0 &&
        (fills ? (
          <div className={layout.unseen}>{figures}</div>
        ) : (
          <div className={layout.offPaper}>
            <Opening summary={<Text size={200}>{say('dashboard.table.of', { title })}</Text>}>{figures}</Opening>
          </div>
        ))}
    </figure>
  );
}

function FiguresTable({ title, columns, rows }: ChartTold['table'] & { readonly title: string }) {
  const layout = useLayout();
  const styles = useStyles();
  const say = useSay();
  const { fills } = useContext(DisplayContext);
  const number = mergeClasses(layout.cell, layout.number);
  const table = (
    <DataTable title={title} columns={columns}>
      {rows.map(([head = '', ...cells]) => (
        <tr key={head}>
          <th scope="row" className={layout.cell}>
            {head}
          </th>
          {cells.map((cell, at) => (
            <td key={columns[at + 1]?.title} className={columns[at + 1]?.number === true ? number : layout.cell}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
  // On a wall it is there to be read aloud alone.
  if (fills) return table;
  return (
    <div className={styles.table} role="group" tabIndex={0} aria-label={say('dashboard.table.of', { title })}>
      {table}
    </div>
  );
}
