// One line that says whether what stands in the workbook has been submitted.
import { Badge, Text } from '@fluentui/react-components';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { momentText } from '../ui/moment';
import type { OpenScores } from './score-workbook-context';
import { lastSubmission } from './state-cell';

const colours = {
  'not-submitted': 'informative',
  submitted: 'success',
  'changed-since': 'warning',
  overtaken: 'warning',
  sending: 'warning',
} as const;

export function StateLine({ scores: { kept, state, accepted } }: { readonly scores: OpenScores }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (!state) return null;
  const last = lastSubmission(kept.receipt, accepted ?? []);
  return (
    <div className={layout.row} role="status">
      <Badge appearance="tint" color={colours[state]}>
        {say(`workbook.${state}`)}
      </Badge>
      {last && (
        <Text size={200}>
          {say(kept.receipt ? 'workbook.receipt' : 'workbook.last', {
            number: last.submission,
            time: momentText(language, last.acceptedAt),
          })}
        </Text>
      )}
    </div>
  );
}
