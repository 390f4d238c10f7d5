// How the pane's parts stand: one column that fits 320 px; on a wide page of its own what is read stays readable.
import { makeStyles, tokens } from '@fluentui/react-components';
import { WIDE } from './use-wide';

const wide = `@media ${WIDE}` as const;

/** What is there to be clicked is not printed. */
const offPaper = { '@media print': { display: 'none' } } as const;

export const useLayout = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    // As high as the window, however much larger a wall shows it.
    minHeight: 'calc(100vh / var(--larger, 1))',
    boxSizing: 'border-box',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground1,
    // Pages of paper break where blocks end.
    '@media print': { display: 'block', minHeight: 0 },
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    ...offPaper,
  },
  // A page of its own in a browser: the way between the pages stands beside them where there is room.
  beside: { flexGrow: 1, [wide]: { display: 'grid', gridTemplateColumns: '200px minmax(0, 1fr)' } },
  side: {
    [wide]: {
      borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
      '& > *': { position: 'sticky', top: 0 },
      // A tab keeps room for its bold words: below one another they begin where the bold ones do.
      '& .fui-Tab': { textAlign: 'start' },
    },
    ...offPaper,
  },
  // Tables take what there is; lines of text, fields and buttons do not.
  content: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1360px',
    [wide]: {
      padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
      '& .fui-Field, & .fui-MessageBar, & p': { maxWidth: '720px' },
      '& .fui-Button': { maxWidth: 'max-content' },
    },
  },
  // What is chosen stands side by side where there is room.
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    '& > *': { flex: '1 1 240px' },
    '& > .fui-Field.fui-Field': { maxWidth: '420px' },
  },
  // Short entries, beside each other where there is room.
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    columnGap: tokens.spacingHorizontalXXL,
  },
  tabs: { flexWrap: 'wrap', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, ...offPaper },
  offPaper,
  help: {
    display: 'block',
    width: 'fit-content',
    marginInlineStart: 'auto',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} 0`,
    // On the background of the system, in the system's own colour.
    '@media (forced-colors: active)': { color: 'LinkText' },
    ...offPaper,
  },
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  heading: { margin: 0 },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  // A select is as wide as its longest option unless it is told not to be.
  select: { minWidth: 0, '& > select': { minWidth: 0, textOverflow: 'ellipsis' } },
  hidden: { display: 'none' },
  // In sight wherever the page is scrolled to, in front of what goes on below it.
  foot: { position: 'sticky', bottom: 0, zIndex: 1, ...offPaper },
  // A form on a wide page is no wider than it is read.
  narrow: { boxSizing: 'border-box', width: '100%', maxWidth: '720px' },
  // Where people sign in: what there is to press is no wider than a hand takes it in.
  enter: { boxSizing: 'border-box', width: '100%', maxWidth: '460px' },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  fieldset: { border: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  plainList: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '&:last-child': { borderBottomStyle: 'none' },
  },
  facts: { display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: tokens.spacingHorizontalS, margin: 0 },
  factPair: { display: 'contents' },
  caption: { textAlign: 'start', padding: 0, fontWeight: tokens.fontWeightSemibold },
  fact: { margin: 0, minWidth: 0 },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // Words may break anywhere where there is no room, but those that name a column.
  head: { overflowWrap: 'break-word', wordBreak: 'keep-all' },
  // A cell whose row goes on below it.
  openCell: {
    textAlign: 'start',
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  remark: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  summary: {
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  // Where it stands in a column, it is as wide as that.
  opening: { alignSelf: 'stretch' },
  // The marker of a summary stands in the text's own line, as wide as the browser draws it: the text ends where the line does.
  markerFirst: { textAlign: 'end' },
  besideMarker: { display: 'inline-block', width: 'calc(100% - 1.4em)', verticalAlign: 'top', textAlign: 'start' },
  opened: { padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
  figure: { display: 'inline-flex', flexDirection: 'column', width: '100%', verticalAlign: 'top' },
  figureLine: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  unbroken: { whiteSpace: 'nowrap' },
  inText: { fontSize: 'inherit', lineHeight: 'inherit' },
  // Figures in it stand below those of the column above.
  wholeRow: { padding: `0 ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalS} 0` },
  secondary: { color: tokens.colorNeutralForeground2 },
});
