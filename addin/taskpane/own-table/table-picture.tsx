// The first rows of somebody's sheet with what each is taken for, by colour and by words.
import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { columnLetters } from '../../../shared/sheets/address';
import type { KnownNames } from '../../../shared/sheets/adopt/known-names';
import type { Mapping } from '../../../shared/sheets/adopt/mapping';
import { tablePicture, type PicturedKind } from '../../../shared/sheets/adopt/table-picture';
import type { GridArea, SheetGrid } from '../../../shared/sheets/grid';
import { useSay } from '../../ui/language';

const ROWS = 30;
const LETTERS = 40;

const useStyles = makeStyles({
  frame: {
    overflow: 'auto',
    maxHeight: '360px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    '&:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, overflowWrap: 'normal' },
  cell: {
    textAlign: 'start',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
  },
  head: {
    position: 'sticky',
    top: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightRegular,
  },
  read: { fontWeight: tokens.fontWeightSemibold },
  band: { backgroundColor: tokens.colorBrandBackground2, fontWeight: tokens.fontWeightSemibold },
  left: { backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground2 },
  total: { backgroundColor: tokens.colorPaletteYellowBackground1, color: tokens.colorNeutralForeground1 },
});

const colours: Readonly<Record<PicturedKind, 'band' | 'left' | 'total' | null>> = {
  above: 'left',
  band: 'band',
  data: null,
  total: 'total',
  note: 'left',
  section: 'total',
  repeated: 'left',
  hidden: 'left',
  blank: null,
  below: 'left',
};

interface Props {
  readonly grid: SheetGrid;
  readonly mapping: Mapping;
  readonly known: KnownNames;
  readonly within: GridArea | undefined;
}

export function TablePictured({ grid, mapping, known, within }: Props) {
  const say = useSay();
  const styles = useStyles();
  const { columns, rows, count } = useMemo(
    () => tablePicture(grid, mapping, ROWS, known, within),
    [grid, known, mapping, within],
  );
  const roles = new Map(mapping.columns.map(({ column, role }) => [column, role]));
  return (
    <>
      <div className={styles.frame} role="region" aria-label={say('own.picture')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {say('own.picture.row')}
              </th>
              <th scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {say('own.picture.kind')}
              </th>
              {columns.map((column) => {
                const role = roles.get(column);
                const isRead = role !== undefined && role !== 'ignore';
                return (
                  <th
                    key={column}
                    scope="col"
                    className={mergeClasses(styles.cell, styles.head, isRead && styles.read)}
                  >
                    {columnLetters(column)}
                    {isRead && ` ${say(`own.role.${role}`)}`}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, kind, texts }) => {
              const colour = colours[kind];
              const style = mergeClasses(styles.cell, colour !== null && styles[colour]);
              return (
                <tr key={row}>
                  <th scope="row" className={style}>
                    {row + 1}
                  </th>
                  <td className={style}>{say(`own.kind.${kind}`)}</td>
                  {texts.map((text, at) => (
                    <td key={columns[at]} className={style}>
                      {text.length > LETTERS ? `${text.slice(0, LETTERS)}…` : text}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {count > rows.length && <Text size={200}>{say('own.picture.more', { count, shown: rows.length })}</Text>}
    </>
  );
}
