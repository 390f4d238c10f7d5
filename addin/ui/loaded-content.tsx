// Shows what has arrived, that it is on its way, or why it did not come; what there was no connection for comes by itself later.
import { Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FailureMessage } from './failure-message';
import { useSay } from './language';
import type { Loaded } from './use-loaded';
import { useReconnect } from './use-reconnect';

interface Props<Value> {
  readonly of: Loaded<Value>;
  /** the same function as long as it loads the same thing */
  readonly again?: () => void;
  readonly children: (value: Value) => ReactNode;
}

export function LoadedContent<Value>({ of, again, children }: Props<Value>) {
  const say = useSay();
  useReconnect(of.kind === 'failed' ? of.failure : null, again, of.kind === 'ready');
  if (of.kind === 'loading') return <Spinner size="tiny" label={say('busy.loading')} />;
  if (of.kind === 'failed') return <FailureMessage failure={of.failure} {...(again && { again })} />;
  return children(of.value);
}
