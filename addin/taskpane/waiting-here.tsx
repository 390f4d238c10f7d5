// What waits in the outbox of this computer, told while nobody can be asked whose it is.
import { Text } from '@fluentui/react-components';
import { useCallback } from 'react';
import { openShelf } from '../session/shelves';
import { useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { useLoaded } from '../ui/use-loaded';

/** Under what the outbox is kept. */
export const OUTBOX = 'scorebook.outbox';

export function WaitingHere() {
  const say = useSay();
  const layout = useLayout();
  const load = useCallback(async () => {
    const { entries } = await (await openShelf(OUTBOX)).list();
    return entries.filter(({ state }) => state.kind === 'waiting').length;
  }, []);
  const [waiting] = useLoaded(load);
  if (waiting.kind !== 'ready' || waiting.value === 0) return null;
  return (
    <div className={layout.page}>
      <Text role="status">{say('outbox.here', { count: waiting.value })}</Text>
    </div>
  );
}
