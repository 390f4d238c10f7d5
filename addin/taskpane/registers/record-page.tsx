// One record by its address: as the service shows it, an expected draft, or one that the person is about to make.
import { Button, Text } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { ShownRecord } from '../../../shared/api/records';
import { wholeList } from '../../../shared/api/whole-list';
import { planRegisters } from '../../../shared/registers/register-plan';
import { idsIn } from '../../../shared/registers/record';
import type { Scheme } from '../../../shared/scheme/scheme';
import { loadScheme, schemeKey } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { useLanguage, useSay } from '../../ui/language';
import { LoadedContent } from '../../ui/loaded-content';
import { useAsked } from '../../ui/use-asked';
import { useNames } from '../../ui/use-names';
import { useChoice } from '../choice/choice';
import { useNavigation } from '../navigation';
import type { RecordAddress } from '../place';
import { readerOf } from './record-text';
import { RecordView } from './record-view';
import { ownDraft, registerDesk } from './register-desk';

export function RecordPage({ address }: { readonly address: RecordAddress }) {
  const { api } = useServices();
  const { goTo } = useNavigation();
  const say = useSay();
  const { periods } = useChoice();
  const version =
    periods.kind === 'ready' ? (periods.value.find(({ period }) => period === address.period)?.version ?? null) : null;
  const [scheme] = useAsked(
    schemeKey(address.scheme, version),
    (signal) => loadScheme(api, address.scheme, version, signal),
    { enabled: version !== null, lasting: true },
  );
  return (
    <>
      <div>
        <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => goTo('registers')}>
          {say('registers.back')}
        </Button>
      </div>
      {periods.kind === 'ready' && version === null ? (
        <Text>{say('registers.noPeriod', { period: address.period })}</Text>
      ) : (
        <LoadedContent of={scheme}>{(known) => <AddressedRecord {...{ address }} scheme={known} />}</LoadedContent>
      )}
    </>
  );
}

function AddressedRecord({ address, scheme }: { readonly address: RecordAddress; readonly scheme: Scheme }) {
  const { api, me } = useServices();
  const language = useLanguage();
  const say = useSay();
  const plan = useMemo(() => planRegisters(scheme), [scheme]);
  const [done, setDone] = useState<{ readonly number: string | null; readonly text: string } | null>(null);
  const { period, register, number, unit, set } = address;
  const desk = registerDesk(plan, register, period, me);
  const [record, again] = useAsked(
    ['record', scheme.id, period, register, number ?? JSON.stringify([unit, set])],
    async (signal): Promise<ShownRecord | null> => {
      const params = { s: scheme.id, p: period };
      if (number !== null) return api.ask('getRecord', { params: { ...params, register, number }, signal });
      const query = { register, period, ...(unit !== null && { unit }) };
      const records = await wholeList(async (next) => {
        const asked = await api.ask('listRecords', { params: { s: scheme.id }, query: { ...query, next }, signal });
        return { items: asked.records, next: asked.next };
      });
      const isMeant = (shown: ShownRecord): boolean =>
        shown.number === null && shown.unit === unit && sameSet(shown.values, set);
      return records.find(isMeant) ?? (desk && ownDraft(desk, period, unit, set));
    },
    { moving: true },
  );
  const shown = record.kind === 'ready' ? record.value : null;
  const named = useNames(shown === null || desk === null ? [] : peopleIn(shown, [...desk.register.columns.values()]));
  return (
    <LoadedContent of={record} again={again}>
      {(found) =>
        found === null || desk === null ? (
          <Text>{say('registers.noRegister')}</Text>
        ) : (
          <RecordView
            key={`${found.period} ${found.register} ${found.number ?? JSON.stringify([unit, set])}`}
            desk={desk}
            reader={readerOf(scheme, language, named)}
            shown={found}
            done={done?.number === found.number ? done.text : null}
            onDone={setDone}
          />
        )
      }
    </LoadedContent>
  );
}

const sameSet = (one: ShownRecord['values'], other: ShownRecord['values']): boolean => {
  const sorted = (values: ShownRecord['values']): string =>
    JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
};

function peopleIn({ values, author }: ShownRecord, columns: readonly { readonly id: string; readonly type: string }[]) {
  const named = columns.flatMap(({ id, type }) => (type === 'person' ? idsIn(values[id]) : []));
  return [...named, ...(author === null ? [] : [author])];
}
