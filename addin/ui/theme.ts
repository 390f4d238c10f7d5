// Follows Office's theme: light, dark, or the high contrast of the system.
import { useEffect, useState } from 'react';
import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import type { OfficeHost } from './office-host';

/** What is asked of the surroundings: whether they are dark; null where they do not say. */
type Dark = Pick<OfficeHost, 'dark'>;

const CONTRAST = '(forced-colors: active)';
const DARK = '(prefers-color-scheme: dark)';

function themeNow(host: Dark): Theme {
  if (matchMedia(CONTRAST).matches) return teamsHighContrastTheme;
  return (host.dark() ?? matchMedia(DARK).matches) ? webDarkTheme : webLightTheme;
}

export function usePaneTheme(host: Dark): Theme {
  const [theme, setTheme] = useState(() => themeNow(host));
  useEffect(() => {
    const follow = (): void => setTheme(themeNow(host));
    // Office tells its theme by no event in Excel; it has changed at the latest when the pane is looked at again.
    const lists = [matchMedia(CONTRAST), matchMedia(DARK)];
    for (const list of lists) list.addEventListener('change', follow);
    window.addEventListener('focus', follow);
    return () => {
      for (const list of lists) list.removeEventListener('change', follow);
      window.removeEventListener('focus', follow);
    };
  }, [host]);
  useEffect(() => {
    // What the browser draws itself: scroll bars, the signs of date fields.
    document.documentElement.style.colorScheme = theme === webDarkTheme ? 'dark' : 'light';
  }, [theme]);
  return theme;
}
