// Where a record stands, in a line: number, unit, period, state, when it is due; told in words, not by colour alone.
import { Badge, Text } from '@fluentui/react-components';
import type { ShownRecord } from '../../../shared/api/records';
import type { PlannedRegister } from '../../../shared/registers/register-plan';
import { textIn } from '../../../shared/scheme/text';
import { useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { WholeDates } from '../../ui/whole-dates';
import type { Reader } from './record-text';

const dueColours = { overdue: 'danger', due: 'warning', soon: 'informative' } as const;

interface Props {
  readonly register: PlannedRegister;
  readonly reader: Reader;
  readonly shown: ShownRecord;
}

export function RecordMarks({ register, reader, shown }: Props) {
  const say = useSay();
  const layout = useLayout();
  const { number, unit, period, due } = shown;
  const state = register.states.get(shown.state);
  const named = [number ?? say('record.noNumber'), ...(unit === null ? [] : [reader.titleOf('unit', unit)]), period];
  return (
    <>
      <Text size={200} className={layout.secondary}>
        <WholeDates>{named.join(' · ')}</WholeDates>
      </Text>
      <span className={layout.row}>
        <Badge appearance="outline" color={state?.end === undefined ? 'informative' : 'subtle'}>
          {state === undefined ? shown.state : textIn(state.title, reader.language)}
        </Badge>
        {shown.version === 0 && (
          <Badge appearance="outline" color="subtle">
            {say('record.expected')}
          </Badge>
        )}
        {due && (
          <Badge appearance="tint" color={dueColours[due.is]}>
            {say(`record.${due.is}`, { date: due.on })}
          </Badge>
        )}
      </span>
    </>
  );
}
