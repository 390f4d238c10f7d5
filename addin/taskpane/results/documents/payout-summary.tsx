// A payout before it is saved: its sums, and whom it leaves out; nobody's name or amount but where something is missing.
import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Payout } from '../../../../shared/documents/payout/payout';
import type { Scheme } from '../../../../shared/scheme/scheme';
import { speaker } from '../../../../shared/sheets/words';
import { namesListed, remarked } from '../../../../shared/text/lists';
import { FactList } from '../../../ui/fact-list';
import { useLanguage, useSay } from '../../../ui/language';
import { useLayout } from '../../../ui/layout';
import { titlesOf } from '../../../ui/titles';

interface Props {
  readonly scheme: Scheme;
  readonly payout: Payout;
  /** the file or the sheet that the roster was read from */
  readonly from: string;
  readonly children: ReactNode;
}

export function PayoutSummary({ scheme, payout, from, children }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const word = speaker(language);
  const { overall, withoutBase, withoutPeople } = payout;
  const yuan = (amount: number, signDisplay: 'auto' | 'exceptZero' = 'auto'): string =>
    say('payout.yuan', {
      amount: amount.toLocaleString(language, { signDisplay, minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    });
  const roles = withoutPeople.map(({ unit, role }) => remarked(language, titleOf('unit', unit), word(role)));
  const people = withoutBase.map(({ unit, name }) => remarked(language, name, titleOf('unit', unit)));
  return (
    <div className={layout.section}>
      <Text role="status">{say('payout.read', { people: overall.people, from })}</Text>
      <FactList
        facts={[
          [say('payout.base'), yuan(overall.base)],
          [say('payout.change'), yuan(overall.change, 'exceptZero')],
          [say('payout.after'), yuan(overall.after)],
          ...(overall.unitCash === 0
            ? []
            : [[say('payout.unitCash'), yuan(overall.unitCash, 'exceptZero')] as [string, string]]),
        ]}
      />
      <Text size={200}>{say('payout.agrees')}</Text>
      {people.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody role="alert">
            {say('payout.withoutBase', { people: namesListed(language, people) })}
          </MessageBarBody>
        </MessageBar>
      )}
      {roles.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody role="alert">
            {say('payout.withoutPeople', { units: namesListed(language, roles) })}
          </MessageBarBody>
        </MessageBar>
      )}
      {/* Amounts that lack somebody's bonus would be paid as they stand. */}
      {people.length === 0 && <div className={layout.row}>{children}</div>}
    </div>
  );
}
