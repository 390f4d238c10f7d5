// The guess of one sheet before somebody: preview, header rows, layout, columns, names; taken over only when they confirm it.
import { Field, MessageBar, MessageBarBody, Select, Text } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { layouts, type Layout } from '../../../shared/sheets/adopt/table-terms';
import { needsUnit, proposedFrom, withLayout, withPartsThere } from '../../../shared/sheets/adopt/change-mapping';
import { between, findAgain } from '../../../shared/sheets/adopt/find-again';
import { guessAt } from '../../../shared/sheets/adopt/guess-tables';
import { knownNames } from '../../../shared/sheets/adopt/known-names';
import type { Mapping } from '../../../shared/sheets/adopt/mapping';
import { offerReadings, sureness } from '../../../shared/sheets/adopt/offer-readings';
import type { SheetGrid } from '../../../shared/sheets/grid';
import type { Component, Scheme } from '../../../shared/scheme/scheme';
import { textIn } from '../../../shared/scheme/text';
import { phrasesListed } from '../../../shared/text/lists';
import type { AdoptedTable } from '../../score-workbook/score-workbook';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { ColumnRoles } from './column-roles';
import { HeaderRowsField, rowsText, type HeaderRows } from './header-rows';
import { TablePictured } from './table-picture';
import { TableReading } from './table-reading';

const BY_HAND = 'by-hand';

interface Props {
  readonly grid: SheetGrid;
  readonly scheme: Scheme;
  readonly component: Component;
  readonly columns: AdoptedTable['columns'];
  /** as it was confirmed before */
  readonly before: AdoptedTable | null;
  readonly busy: boolean;
  onConfirm(table: AdoptedTable): void;
}

/** What is looked at first: the table as it was confirmed, old roles for new headers, or the best guess. */
function useStart(
  { grid, scheme, component, before }: Props,
  offered: readonly { readonly mapping: Mapping }[],
  options: object,
) {
  return useMemo(() => {
    const best = offered[0]?.mapping ?? null;
    if (before === null) return { mapping: best, changed: null };
    const kept = withPartsThere(before.mapping, scheme, component);
    const again = findAgain(grid, kept, options);
    if (again.kind === 'found') return { mapping: { ...again.mapping, confirmed: false }, changed: null };
    const changed = again.kind === 'changed' ? again : null;
    return { mapping: best === null ? null : proposedFrom(kept, best), changed };
  }, [before, component, grid, offered, options, scheme]);
}

export function TableForm(props: Props) {
  const { grid, scheme, component, columns, before, busy, onConfirm } = props;
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const within = useMemo(() => (columns === null ? undefined : between(columns)), [columns]);
  const options = useMemo(
    () => ({ scheme, component, ...(within === undefined ? {} : { within }) }),
    [component, scheme, within],
  );
  const known = useMemo(() => knownNames(scheme, component), [component, scheme]);
  const offered = useMemo(() => offerReadings(grid, options), [grid, options]);
  const start = useStart(props, offered, options);
  const [chosen, setChosen] = useState<Mapping | null>(null);
  const [refused, setRefused] = useState<HeaderRows | null>(null);
  const [absentHadNothing, setAbsent] = useState(before?.absentHadNothing ?? false);
  const mapping = chosen ?? start.mapping;

  const change = (next: Mapping): void => {
    setChosen(next);
    setRefused(null);
  };
  /** Another reading: what was confirmed before is proposed for it, and names that were matched stay so. */
  const take = (found: Mapping): void => {
    const kept = before === null ? null : withPartsThere(before.mapping, scheme, component);
    const next = kept === null ? found : proposedFrom(kept, found);
    change({ ...next, names: mapping?.names ?? next.names });
  };
  const move = (rows: HeaderRows): void => {
    const found = guessAt(grid, rows, options);
    if (found === null) setRefused(rows);
    else take(found.mapping);
  };
  const header = mapping?.header ?? { first: 0, last: 0 };
  const isAt = (one: Mapping): boolean => one.header.first === header.first && one.header.last === header.last;
  const current = mapping === null ? -1 : offered.findIndex((one) => isAt(one.mapping));

  return (
    <div className={layout.section}>
      {start.changed && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody role="status">
            {say('own.changed', {
              missing: phrasesListed(language, [...start.changed.missing]) || '—',
              added: phrasesListed(language, [...start.changed.added]) || '—',
            })}
          </MessageBarBody>
        </MessageBar>
      )}
      {mapping === null && <Text role="alert">{say('own.none')}</Text>}
      {mapping !== null && (
        <Field label={say('own.guess')}>
          <Select
            className={layout.select}
            value={current < 0 ? BY_HAND : String(current)}
            onChange={(_, { value }) => {
              const guess = offered[Number(value)];
              if (guess) take(guess.mapping);
            }}
          >
            {offered.map((guess, at) => (
              <option key={`${guess.mapping.header.first} ${guess.mapping.header.last}`} value={String(at)}>
                {say('own.guess.option', {
                  rows: rowsText(guess.mapping.header),
                  layout: say(`own.layout.${guess.mapping.layout}`),
                  sure: say(`own.sure.${sureness(guess.confidence)}`),
                })}
              </option>
            ))}
            {current < 0 && <option value={BY_HAND}>{say('own.guess.own', { rows: rowsText(header) })}</option>}
          </Select>
        </Field>
      )}
      <HeaderRowsField rows={header} refused={refused} onMove={move} />
      {mapping !== null && (
        <>
          <TablePictured grid={grid} mapping={mapping} known={known} within={within} />
          <Field label={say('own.layout')}>
            <Select
              className={layout.select}
              value={mapping.layout}
              onChange={(_, { value }) => change(withLayout(mapping, value as Layout))}
            >
              {layouts.map((one) => (
                <option key={one} value={one}>
                  {say(`own.layout.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
          {needsUnit(mapping) && (
            <Field label={say('own.whose')}>
              <Select
                className={layout.select}
                value={mapping.unit ?? ''}
                onChange={(_, { value }) => change({ ...mapping, unit: value, confirmed: false })}
              >
                <option value={mapping.unit ?? ''}>{mapping.unit ?? say('own.names.choose')}</option>
                {scheme.units.map(({ id, title }) => (
                  <option key={id} value={textIn(title, language)}>
                    {textIn(title, language)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <ColumnRoles grid={grid} mapping={mapping} known={known} onChange={change} />
          <TableReading
            {...{ grid, scheme, component, mapping, absentHadNothing, busy }}
            onChange={change}
            onAbsent={setAbsent}
            onConfirm={() => onConfirm({ mapping: { ...mapping, confirmed: true }, columns, absentHadNothing })}
          />
        </>
      )}
    </div>
  );
}
