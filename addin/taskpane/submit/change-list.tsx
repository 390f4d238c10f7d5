// What a submission would change, line by line, against the last accepted state.
import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import type { TitleOf } from '../../../shared/text/sentences';
import { useSay } from '../language';
import { useLayout } from '../layout';
import type { Checked } from './check';
import { lineText } from './line-text';

const SHOWN = 50;

interface Props {
  readonly checked: Extract<Checked, { kind: 'clean' }>;
  readonly titleOf: TitleOf;
}

export function ChangeList({ checked: { changes, sheets, first }, titleOf }: Props) {
  const say = useSay();
  const layout = useLayout();
  const listed = !first && changes.length > 0;
  const summary = (): string => {
    if (first) return say('submit.changes.first', { count: sheets.length });
    return changes.length === 0 ? say('submit.changes.none') : say('submit.changes', { count: changes.length });
  };
  return (
    <section className={layout.section} aria-label={say('submit.changes.label')}>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody role="status">
          {say('submit.clean')} {!listed && summary()}
        </MessageBarBody>
      </MessageBar>
      {listed && (
        <table className={layout.table}>
          <caption className={layout.caption}>{summary()}</caption>
          <thead>
            <tr>
              <th scope="col" className={layout.cell}>
                {say('submit.line.unit')}
              </th>
              <th scope="col" className={layout.cell}>
                {say('submit.line.before')}
              </th>
              <th scope="col" className={layout.cell}>
                {say('submit.line.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, SHOWN).map(({ unit, component, indicator, before, after }) => (
              <tr key={`${unit} ${component} ${indicator}`}>
                <th scope="row" className={layout.cell}>
                  {titleOf('unit', unit)} · {titleOf('indicator', indicator ?? component)}
                </th>
                <td className={layout.cell}>{lineText(before, say)}</td>
                <td className={layout.cell}>{lineText(after, say)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!first && changes.length > SHOWN && <Text>{say('submit.changes.more', { count: changes.length - SHOWN })}</Text>}
    </section>
  );
}
