// Shows what has arrived, that it is on its way, or why it did not come.
import { Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FailureMessage } from './failure-message';
import { useSay } from './language';
import type { Loaded } from './use-loaded';

interface Props<Value> {
  readonly of: Loaded<Value>;
  readonly again?: () => void;
  readonly children: (value: Value) => ReactNode;
}

export function LoadedContent<Value>({ of, again, children }: Props<Value>) {
  const say = useSay();
  if (of.kind === 'loading') return <Spinner size="tiny" label={say('busy.loading')} />;
  if (of.kind === 'failed') return <FailureMessage failure={of.failure} {...(again && { again })} />;
  return children(of.value);
}
