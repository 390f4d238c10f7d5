// Registers (台账): the records of a scheme that the person sees, and each of them with what may be done about it.
import { Text, mergeClasses } from '@fluentui/react-components';
import { useEffect, useMemo } from 'react';
import { rolesAt } from '../../../shared/api/roles';
import { planRegisters } from '../../../shared/registers/register-plan';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useServices } from '../../session/services';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { useNames } from '../../ui/use-names';
import { ShownContext, useShown } from '../../ui/shown';
import { useChoice } from '../choice/choice';
import { SchemeChoice } from '../choice/choice-bar';
import { useNavigation } from '../navigation';
import { RecordPage } from './record-page';
import { readerOf } from './record-text';
import { RegisterList } from './register-list';

export function RegistersPage() {
  const say = useSay();
  const layout = useLayout();
  const { place } = useNavigation();
  const { scheme, schemeId, chooseScheme } = useChoice();
  const { record } = place;
  const isShown = useShown();
  const wanted = record?.scheme;
  useEffect(() => {
    if (wanted !== undefined && wanted !== schemeId) chooseScheme(wanted);
  }, [chooseScheme, schemeId, wanted]);
  return (
    <div className={mergeClasses(layout.page, record && layout.narrow)}>
      {/* A list that waits behind a record is looked at again when somebody comes back to it. */}
      <ShownContext value={isShown && !record}>
        <div className={record ? layout.hidden : layout.section}>
          <Heading>{say('registers.title')}</Heading>
          <SchemeChoice />
          <LoadedContent of={scheme}>{(known) => <SchemeRegisters key={known.id} scheme={known} />}</LoadedContent>
        </div>
      </ShownContext>
      {record && (record.scheme === schemeId ? <RecordPage address={record} /> : null)}
    </div>
  );
}

function SchemeRegisters({ scheme }: { readonly scheme: Scheme }) {
  const { me } = useServices();
  const say = useSay();
  const language = useLanguage();
  const plan = useMemo(() => planRegisters(scheme), [scheme]);
  const nameOf = useNames([]);
  if (plan.registers.size === 0) return <Text>{say('registers.noneInScheme')}</Text>;
  const ofUnit = rolesAt(me.roles, { scheme: scheme.id }).some((role) => 'unit' in role);
  return <RegisterList {...{ plan }} reader={readerOf(scheme, language, nameOf)} first={{ mine: ofUnit }} />;
}
