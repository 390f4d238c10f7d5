// The accepted sheets of one component, each opening to its versions.
import { Button, Text } from '@fluentui/react-components';
import type { Period } from '../../../shared/api/periods';
import type { AcceptedSheet } from '../../../shared/api/submissions';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { momentText } from '../../ui/moment';
import { Opening } from '../opening';
import { loadAccepted } from '../../session/scheme-source';
import { useServices } from '../../session/services';
import { titlesOf } from '../../ui/titles';
import { useAsked } from '../../ui/use-asked';
import { useNames } from '../../ui/use-names';
import { SheetVersions } from './sheet-versions';

const SHOWN = 50;

interface Props {
  readonly scheme: Scheme;
  readonly period: Period;
  readonly component: string;
  /** part of the name of the units that are shown; empty for all */
  readonly words: string;
}

export function SheetList({ scheme, period, component, words }: Props) {
  const { api } = useServices();
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const [accepted, again] = useAsked(['accepted', period.scheme, period.period, component], (signal) =>
    loadAccepted(api, { scheme: period.scheme, period: period.period }, [component], signal),
  );
  const nameOf = useNames(
    (accepted.kind === 'ready' ? accepted.value : []).flatMap(({ by, sheet: { assessor = by } }) => [by, assessor]),
  );
  const summary = ({ sheet, by, acceptedAt }: AcceptedSheet): string =>
    say(sheet.assessor === undefined ? 'versions.sheet' : 'versions.sheetOf', {
      unit: titleOf('unit', sheet.unit),
      assessor: nameOf(sheet.assessor ?? ''),
      by: nameOf(by),
      time: momentText(language, acceptedAt),
    });
  return (
    <section className={layout.section} aria-label={titleOf('component', component)}>
      <div className={layout.row}>
        <Text weight="semibold">{titleOf('component', component)}</Text>
        <Button size="small" onClick={() => void again()}>
          {say('office.refresh')}
        </Button>
      </div>
      <LoadedContent of={accepted} again={again}>
        {(all) => {
          const wanted = words.trim().toLowerCase();
          const found = all.filter(({ sheet }) =>
            `${titleOf('unit', sheet.unit)} ${sheet.unit}`.toLowerCase().includes(wanted),
          );
          if (found.length === 0) return <Text>{say('versions.noSheets')}</Text>;
          return (
            <>
              {found.slice(0, SHOWN).map((one) => (
                <Opening key={one.key} summary={summary(one)}>
                  <SheetVersions scheme={scheme} period={period} sheetKey={one.key} latest={one.etag} />
                </Opening>
              ))}
              {found.length > SHOWN && <Text>{say('versions.more', { count: found.length - SHOWN })}</Text>}
            </>
          );
        }}
      </LoadedContent>
    </section>
  );
}
