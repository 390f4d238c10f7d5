// The receipt (回执) of the last accepted submission, as the workbook keeps it.
import { Text } from '@fluentui/react-components';
import type { Receipt } from '../../../shared/api/submissions';
import type { Scheme } from '../../../shared/scheme/scheme';
import { Digest } from '../../ui/digest';
import { FactList, type Fact } from '../../ui/fact-list';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { momentText } from '../../ui/moment';
import { titlesOf } from '../../ui/titles';

export function ReceiptCard({ receipt, scheme }: { readonly receipt: Receipt; readonly scheme: Scheme }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const facts: Fact[] = [
    [say('receipt.number'), String(receipt.submission)],
    [say('receipt.time'), momentText(language, receipt.acceptedAt)],
    [say('receipt.sheets'), String(receipt.sheets.length)],
    ...(receipt.onBehalfOf.length > 0
      ? [[say('receipt.behalf'), receipt.onBehalfOf.map((id) => titleOf('group', id)).join(' · ')] as Fact]
      : []),
    [say('receipt.digest'), <Digest key="digest" digest={receipt.digest} />],
  ];
  return (
    <section className={layout.section} aria-label={say('receipt.title')}>
      <Text weight="semibold">{say('receipt.title')}</Text>
      <FactList facts={facts} />
    </section>
  );
}
