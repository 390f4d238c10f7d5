// One line that says whether what stands in the workbook has been submitted.
import { Badge, Text } from '@fluentui/react-components';
import { useLanguage, useSay } from '../ui/language';
import { useLayout } from '../ui/layout';
import { momentText } from '../ui/moment';
import type { OpenScores } from './score-workbook-context';

const colours = {
  'not-submitted': 'informative',
  submitted: 'success',
  'changed-since': 'warning',
  sending: 'warning',
} as const;

export function StateLine({ scores: { kept, state } }: { readonly scores: OpenScores }) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (!state) return null;
  return (
    <div className={layout.row} role="status">
      <Badge appearance="tint" color={colours[state]}>
        {say(`workbook.${state}`)}
      </Badge>
      {kept.receipt && (
        <Text size={200}>
          {say('workbook.receipt', {
            number: kept.receipt.submission,
            time: momentText(language, kept.receipt.acceptedAt),
          })}
        </Text>
      )}
    </div>
  );
}
