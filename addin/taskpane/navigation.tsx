// The way between the pages: where somebody is, and how a page sends them on.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { PageId } from './pages';
import type { AddressBar, Place, RecordAddress } from './place';

export interface Navigation {
  readonly place: Place;
  /** on a page of its own in a browser, which may be wide */
  readonly ofItsOwn: boolean;
  goTo(page: PageId): void;
  /** `replaces`: the way back leads past where somebody is now. */
  openRecord(record: RecordAddress, how?: { readonly replaces?: boolean }): void;
}

const NavigationContext = createContext<Navigation | null>(null);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('a page stands outside of the navigation');
  return navigation;
}

export function NavigationProvider({
  addressBar,
  children,
}: {
  readonly addressBar: AddressBar | null;
  readonly children: ReactNode;
}) {
  const [place, setPlace] = useState<Place>(() => addressBar?.read() ?? { page: 'today' });
  useEffect(() => addressBar?.watch(() => setPlace(addressBar.read() ?? { page: 'today' })), [addressBar]);
  const go = useCallback(
    (next: Place, { replaces = false } = {}): void => {
      setPlace(next);
      addressBar?.write(next, replaces);
    },
    [addressBar],
  );
  const goTo = useCallback((page: PageId): void => go({ page }), [go]);
  const openRecord = useCallback<Navigation['openRecord']>(
    (record, how) => go({ page: 'registers', record }, how),
    [go],
  );
  const navigation = useMemo<Navigation>(
    () => ({ place, ofItsOwn: addressBar !== null, goTo, openRecord }),
    [addressBar, goTo, openRecord, place],
  );
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}
