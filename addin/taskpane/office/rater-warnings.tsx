// Units that fewer raters score than are expected, or than score others of their category (评分人数不齐); it stops nothing.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Progress } from '../../../shared/api/periods';
import type { Scheme } from '../../../shared/scheme/scheme';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { titlesOf } from '../../ui/titles';

/** More than these are told by their number. */
const SHOWN = 20;

interface Props {
  readonly scheme: Scheme;
  readonly warnings: NonNullable<Progress['warnings']>;
}

export function RaterWarnings({ scheme, warnings }: Props) {
  const language = useLanguage();
  const say = useSay();
  if (warnings.length === 0) return null;
  const titleOf = titlesOf(scheme, language);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody role="status">
        {say('office.raters', { count: warnings.length })}
        <ul>
          {warnings.slice(0, SHOWN).map((warning) => (
            <li key={`${warning.path} ${warning.detail['component']}`}>{faultSentence(language, warning, titleOf)}</li>
          ))}
        </ul>
        {warnings.length > SHOWN && say('office.raters.more', { count: warnings.length - SHOWN })}
      </MessageBarBody>
    </MessageBar>
  );
}
