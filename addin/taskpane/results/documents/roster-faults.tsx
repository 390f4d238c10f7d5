// What is wrong with a roster: every row that cannot be paid, with its cell and what to do.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { RosterFault } from '../../../../shared/documents/payout/roster';
import { useSay } from '../../../ui/language';

/** More are told by their number: the first ones say what is wrong. */
const most = 50;

export function RosterFaults({ faults }: { readonly faults: readonly RosterFault[] }) {
  const say = useSay();
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody role="alert">
        {say('roster.refused', { count: faults.length })}
        <ul>
          {faults.slice(0, most).map(({ code, place, text }, index) => (
            <li key={index}>
              {place !== null && `${place.sheet}!${place.address} `}
              {say(`roster.fault.${code}`, { text })}
            </li>
          ))}
          {faults.length > most && <li>{say('roster.more', { count: faults.length - most })}</li>}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
