// Single points of a unit, to be tried otherwise: which sheet, which indicator, how many; and the list of those tried.
import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { PointsChange } from '../../../shared/scoring/analysis/what-if';
import { sheetKey, type Sheet } from '../../../shared/scoring/sheet';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { Opening } from '../opening';
import { titlesOf } from '../../ui/titles';
import { useNames } from '../../ui/use-names';
import { NumberField } from './number-trials';
import { indicatorsOf, pointsNow, sheetPlaces } from './points-places';
import { numberIn, withPoints, withoutPoints, type Trial } from './trial';

interface Props {
  readonly scheme: Scheme;
  readonly sheets: readonly Sheet[];
  readonly trial: Trial;
  onTrial(trial: Trial): void;
}

export function PointsTrial({ scheme, sheets, trial, onTrial }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const titleOf = titlesOf(scheme, language);
  const nameOf = useNames(sheets.flatMap(({ assessor }) => assessor ?? []));
  const [chosen, setChosen] = useState<{ unit?: string; sheet?: string; indicator?: string }>({});
  const [typed, setTyped] = useState<string | null>(null);

  const unit = scheme.units.find(({ id }) => id === chosen.unit) ?? scheme.units[0];
  if (!unit) return null;
  const places = sheetPlaces(scheme, sheets, unit).map((place) => ({ ...place, unit: unit.id }));
  const sheet = places.find((place) => sheetKey(place) === chosen.sheet) ?? places[0];
  const indicators = sheet ? indicatorsOf(scheme, sheet.component, unit) : [];
  const indicator = indicators.find(({ id }) => id === chosen.indicator) ?? indicators[0];
  const place = sheet && { ...sheet, ...(indicator && { indicator: indicator.id }) };
  const text = typed ?? String((place && pointsNow(sheets, place)) ?? 0);
  const points = numberIn(text);

  const choose = (part: typeof chosen): void => {
    setChosen({ unit: unit.id, ...(sheet && { sheet: sheetKey(sheet) }), ...part });
    setTyped(null);
  };
  const sheetTitle = ({ component, assessor }: { readonly component: string; readonly assessor?: string }): string => {
    const title = titleOf('component', component);
    return assessor === undefined ? title : say('trial.sheetOf', { component: title, assessor: nameOf(assessor) });
  };
  const placeTitle = (change: PointsChange): string =>
    [
      titleOf('unit', change.unit),
      sheetTitle(change),
      ...(change.indicator === undefined ? [] : [titleOf('indicator', change.indicator)]),
    ].join(' · ');
  const add = (): void => {
    if (place && points !== null) onTrial(withPoints(trial, { ...place, points }));
    setTyped(null);
  };

  return (
    <Opening summary={say('trial.points')}>
      <Field label={say('trial.unit')}>
        <Select className={layout.select} value={unit.id} onChange={(_, { value }) => choose({ unit: value })}>
          {scheme.units.map(({ id }) => (
            <option key={id} value={id}>
              {titleOf('unit', id)}
            </option>
          ))}
        </Select>
      </Field>
      {sheet && (
        <Field label={say('trial.sheet')}>
          <Select
            className={layout.select}
            value={sheetKey(sheet)}
            onChange={(_, { value }) => choose({ sheet: value })}
          >
            {places.map((one) => (
              <option key={sheetKey(one)} value={sheetKey(one)}>
                {sheetTitle(one)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {indicator && (
        <Field label={say('trial.indicator')}>
          <Select
            className={layout.select}
            value={indicator.id}
            onChange={(_, { value }) => choose({ indicator: value })}
          >
            {indicators.map(({ id }) => (
              <option key={id} value={id}>
                {titleOf('indicator', id)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {place && (
        <>
          <NumberField
            label={say('trial.value')}
            text={text}
            fault={points === null ? say('trial.number') : null}
            onText={setTyped}
          />
          <div className={layout.row}>
            <Button disabled={points === null} onClick={add}>
              {say('trial.add')}
            </Button>
          </div>
        </>
      )}
      <ul className={layout.plainList}>
        {trial.points.map((change) => (
          <li key={placeTitle(change)} className={layout.row}>
            <Text>
              {say('trial.point', {
                place: placeTitle(change),
                before: pointsNow(sheets, change) ?? '—',
                points: change.points,
              })}
            </Text>
            <Button size="small" onClick={() => onTrial(withoutPoints(trial, change))}>
              {say('trial.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </Opening>
  );
}
