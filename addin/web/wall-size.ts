// How large words are on a wall: they grow with the screen, so that 3,840 px are read from as far as 1,920 px are.
import type { Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

export interface WallSize {
  /** against the size of words in the pane */
  readonly scale: number;
  /** of the words in charts, pixels */
  readonly font: number;
  /** whether all of it is to fit the screen; a small one is moved */
  readonly fills: boolean;
}

const NARROW = { width: 1100, height: 600 };
const FONT = { least: 12, each: 130, most: 34 };

export function wallSize(width: number, height: number): WallSize {
  const fills = width >= NARROW.width && height >= NARROW.height;
  // A screen that is wider than it is high by more than usual has less room.
  const room = Math.min(width, (height * 16) / 9);
  const font = fills ? Math.min(Math.max(room / FONT.each, FONT.least), FONT.most) : FONT.least;
  return { scale: font / FONT.least, font, fills };
}

export function useWallSize(): WallSize {
  const [size, setSize] = useState(() => wallSize(window.innerWidth, window.innerHeight));
  useEffect(() => {
    const follow = (): void => setSize(wallSize(window.innerWidth, window.innerHeight));
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, []);
  return size;
}

const grows = /^(?:fontSize|lineHeight|spacing)/;

/** The theme with larger words and wider gaps; colours stay. */
export function wallTheme(theme: Theme, scale: number): Theme {
  const entries = Object.entries(theme).map(([name, value]: [string, unknown]) => {
    if (!grows.test(name) || typeof value !== 'string') return [name, value];
    return [name, value.replace(/^-?[\d.]+(?=px$)/, (size) => String(Math.round(Number(size) * scale * 10) / 10))];
  });
  return Object.fromEntries(entries) as Theme;
}
