// What would be read of somebody's table by a mapping, what is still open in it, and the button that takes it over.
import { Button, Checkbox, Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import { adoptedSheets } from '../../../shared/sheets/adopt/adopted-sheets';
import { needsUnit } from '../../../shared/sheets/adopt/change-mapping';
import type { Mapping } from '../../../shared/sheets/adopt/mapping';
import { readAdopted } from '../../../shared/sheets/adopt/read-adopted';
import type { SheetGrid } from '../../../shared/sheets/grid';
import type { Component, Scheme } from '../../../shared/scheme/scheme';
import { namesListed } from '../../../shared/text/lists';
import { faultSentence } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { titlesOf } from '../../ui/titles';
import { AssumedMarksTold } from './assumed-marks';
import { NameMatching } from './name-matching';
import { SkippedRows, toldRows } from './skipped-rows';

interface Props {
  readonly grid: SheetGrid;
  readonly scheme: Scheme;
  readonly component: Component;
  readonly busy: boolean;
  readonly mapping: Mapping;
  readonly absentHadNothing: boolean;
  onChange(mapping: Mapping): void;
  onAbsent(hadNothing: boolean): void;
  onConfirm(): void;
}

export function TableReading({ grid, scheme, component, mapping, absentHadNothing, busy, ...on }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const { reading, open, names, sheets } = useMemo(() => {
    const request = { grid, scheme, component };
    const read = readAdopted({ ...request, mapping });
    // Names that were matched already stay in the list, to be matched otherwise.
    const all = readAdopted({ ...request, mapping: { ...mapping, names: { units: {}, indicators: {} } } });
    const made = adoptedSheets({ scheme, component, readings: [read] });
    return { reading: read, open: read.unmatched, names: all.unmatched, sheets: made };
  }, [component, grid, mapping, scheme]);
  const indicators = component.indicators === undefined ? [] : names.indicators;
  const openNames = open.units.length + (component.indicators === undefined ? 0 : open.indicators.length);
  const titleOf = titlesOf(scheme, language);
  const skipped = toldRows(reading.skipped);
  const absent = namesListed(
    language,
    sheets.absent.map((unit) => titleOf('unit', unit)),
  );
  const scales = sheets.faults.filter(({ code }) => code === 'score-scale-unsaid');
  const isUnsaid = sheets.faults.some(({ code }) => code === 'points-meaning-unsaid');
  const isNobodys = needsUnit(mapping) && (mapping.unit ?? '') === '';
  const missing = [
    isNobodys && say('own.open.whose'),
    reading.lines.length === 0 && say('own.open.lines'),
    openNames > 0 && say('own.open.names', { count: openNames }),
    isUnsaid && say('own.open.meaning'),
  ].filter((sentence) => sentence !== false);
  return (
    <>
      <NameMatching {...{ scheme, component, mapping, indicators }} units={names.units} onChange={on.onChange} />
      <Text weight="semibold" role="status">
        {say('own.read', { rows: reading.rows.data.length, skipped: skipped.length })}
      </Text>
      <SkippedRows rows={skipped} />
      <AssumedMarksTold assumed={sheets.assumed} titleOf={titleOf} />
      {scales.map((fault) => (
        <Text key={fault.place.address} role="alert">
          {faultSentence(language, fault, titleOf)}
        </Text>
      ))}
      {sheets.absent.length > 0 && (
        <Text>
          {say(absentHadNothing ? 'own.absent.nothing' : 'own.absent', { count: sheets.absent.length, units: absent })}
        </Text>
      )}
      {component.method === 'deduct' && sheets.absent.length > 0 && (
        <Checkbox
          label={say('own.absent.choose')}
          checked={absentHadNothing}
          onChange={(_, { checked }) => on.onAbsent(checked === true)}
        />
      )}
      {missing.length === 0 && sheets.faults.length > 0 && (
        <Text>{say('own.problems', { count: sheets.faults.length })}</Text>
      )}
      {missing.map((sentence) => (
        <Text key={sentence} role="alert">
          {sentence}
        </Text>
      ))}
      <div className={layout.row}>
        <Button appearance="primary" disabled={busy || missing.length > 0} onClick={on.onConfirm}>
          {say('own.confirm')}
        </Button>
      </div>
    </>
  );
}
