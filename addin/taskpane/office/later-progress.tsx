// How far a consolidation is that the service does later (后台汇总); the page may be left meanwhile.
import { Field, ProgressBar } from '@fluentui/react-components';
import type { Consolidation } from '../../../shared/api/results';
import { useSay } from '../../ui/language';

export function LaterProgress({ shown: { state, sheets } }: { readonly shown: Consolidation }) {
  const say = useSay();
  const doing = (): string => {
    if (state === 'waiting') return say('office.later.waiting');
    if (sheets === undefined || sheets.done === sheets.total) return say('office.later.calculating');
    return say('office.later.reading', { done: sheets.done, total: sheets.total });
  };
  const text = doing();
  return (
    <div role="status">
      <Field validationMessage={text} validationState="none" hint={say('office.later.leave')}>
        <ProgressBar
          aria-label={text}
          {...(sheets && sheets.done < sheets.total && { value: sheets.done, max: sheets.total })}
        />
      </Field>
    </div>
  );
}
