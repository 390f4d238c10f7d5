// Why what is shown is not the newest, told once at the foot of the window: nothing moves below a finger that is about to click.
import { useQueryClient, type Query } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { FailureMessage } from './failure-message';
import { isAway } from '../session/failures';
import { useLayout } from './layout';

const isBehind = ({ state }: Query): boolean => state.data !== undefined && isAway(state.error);

export function BehindNotice() {
  const queries = useQueryClient();
  const layout = useLayout();
  const subscribe = useCallback((changed: () => void) => queries.getQueryCache().subscribe(changed), [queries]);
  const failure = useSyncExternalStore(
    subscribe,
    () => queries.getQueryCache().findAll({ type: 'active', predicate: isBehind })[0]?.state.error ?? null,
  );
  if (failure === null) return null;
  const again = (): void => void queries.refetchQueries({ type: 'active', predicate: isBehind });
  return (
    <div className={layout.foot}>
      <FailureMessage failure={failure} again={again} />
    </div>
  );
}
