// Choosing scheme and period, at the top of the pages that are about them.
import { Field, Select, Text } from '@fluentui/react-components';
import { textIn } from '../../../shared/scheme/text';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { useChoice } from './choice';
import { latestFirst } from './first-choice';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { isOffice } from '../../session/roles';
import { useServices } from '../../session/services';

/** Choosing the scheme alone. */
export function SchemeChoice() {
  const { me } = useServices();
  const choice = useChoice();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  if (!choice.schemeId) return <Text>{say(isOffice(me.roles) ? 'choice.noSchemesOffice' : 'choice.noSchemes')}</Text>;
  return (
    <Field label={say('choice.scheme')}>
      <Select className={layout.select} value={choice.schemeId} onChange={(_, { value }) => choice.chooseScheme(value)}>
        {choice.schemes.map(({ id, title }) => (
          <option key={id} value={id}>
            {textIn(title, language)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** `noPeriods` is what the office reads where there is no period yet. */
export function ChoiceBar({ noPeriods = 'choice.noPeriodsOffice' }: { readonly noPeriods?: MessageKey }) {
  const { me } = useServices();
  const choice = useChoice();
  const say = useSay();
  const layout = useLayout();
  if (!choice.schemeId) return <SchemeChoice />;
  return (
    <div className={layout.choices}>
      <SchemeChoice />
      <LoadedContent of={choice.periods} again={choice.refresh}>
        {(periods) =>
          periods.length === 0 ? (
            <Text>{say(isOffice(me.roles) ? noPeriods : 'choice.noPeriods')}</Text>
          ) : (
            <Field label={say('choice.period')}>
              <Select
                className={layout.select}
                value={choice.period?.period ?? ''}
                onChange={(_, { value }) => choice.choosePeriod(value)}
              >
                {latestFirst(periods).map(({ period, state }) => (
                  <option key={period} value={period}>
                    {say('choice.withState', { period, state: say(`state.${state}`) })}
                  </option>
                ))}
              </Select>
            </Field>
          )
        }
      </LoadedContent>
    </div>
  );
}
