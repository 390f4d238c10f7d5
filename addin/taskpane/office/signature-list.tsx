// The signatures (签批) that the scheme names, in its order: what they are given on, who has signed when, and whose turn it is.
import { Text, mergeClasses } from '@fluentui/react-components';
import type { Period } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { signatoriesOf } from '../../../shared/scheme/signatories';
import { textIn } from '../../../shared/scheme/text';
import { Digest } from '../../ui/digest';
import { Heading } from '../../ui/heading';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { momentText } from '../../ui/moment';
import { titlesOf } from '../../ui/titles';
import type { NameOf } from '../../ui/use-names';

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly nameOf: NameOf;
}

export function SignatureList({ scheme, period, nameOf }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (period.results === null) return null;
  const { excused, excluded = [] } = period.results;
  const titleOf = titlesOf(scheme, language);
  const decided = [
    ...excluded.map(({ unit, reason }) => say('office.decided.excluded', { unit: titleOf('unit', unit), reason })),
    ...excused.map(({ unit, reason }) => say('office.decided.excused', { unit: titleOf('unit', unit), reason })),
  ];
  return (
    <section className={layout.section} aria-label={say('office.signatures')}>
      {decided.length > 0 && (
        <>
          <Text weight="semibold">{say('office.decided')}</Text>
          <ul>
            {decided.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <Heading>{say('office.signatures')}</Heading>
      <ol className={layout.plainList}>
        {signatoriesOf(scheme).map(({ title }, position) => {
          const given = period.signatures[position];
          const awaited = position === period.signatures.length;
          return (
            <li key={position} className={layout.item}>
              <Text weight="semibold">
                {say('office.signature', { position: position + 1, title: textIn(title, language) })}
              </Text>
              <Text className={mergeClasses(!given && layout.secondary)}>
                {given
                  ? say('office.signature.given', { by: nameOf(given.by), time: momentText(language, given.at) })
                  : say(awaited ? 'office.signature.awaited' : 'office.signature.later')}
              </Text>
              {given?.opinion !== undefined && (
                <Text>{say('office.signature.opinion', { opinion: given.opinion })}</Text>
              )}
              {given && <Digest digest={given.digest} says="results.digest" />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
