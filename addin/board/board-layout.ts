// How the board stands: below each other on a phone, side by side where there is room, large on a wall.
import { makeStyles, tokens } from '@fluentui/react-components';

export const useBoardLayout = makeStyles({
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1360px',
    margin: '0 auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 400px), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    alignItems: 'start',
  },
  entries: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
    columnGap: tokens.spacingHorizontalXL,
  },
  // Beside the sign and the word, never alone.
  red: { borderTop: `4px solid ${tokens.colorPaletteRedBorder2}`, paddingTop: tokens.spacingVerticalS },
  blue: { borderTop: `4px solid ${tokens.colorPaletteBlueBorderActive}`, paddingTop: tokens.spacingVerticalS },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} 0`,
  },
  // Read from across a room.
  wall: { '@media (min-width: 1200px)': { zoom: 1.5, minHeight: 'calc(100vh / var(--larger, 1) / 1.5)' } },
});
