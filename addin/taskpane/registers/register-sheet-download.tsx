// What of a register comes into its sheet, and to which period new rows belong; then it is laid out.
import { Button, Checkbox, Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period } from '../../../shared/api/periods';
import { comparePeriods, periodKind, type Period as PeriodName } from '../../../shared/scheme/period';
import type { Register } from '../../../shared/scheme/register';
import type { Scheme } from '../../../shared/scheme/scheme';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { TaskStatus } from '../../ui/task-status';
import { titlesOf } from '../../ui/titles';
import { usePassing } from '../../ui/use-passing';
import { useTask } from '../../ui/use-task';
import type { Download } from '../../register-workbook/download';
import { layOutRegister, type LaidRegister } from '../../register-workbook/lay-out-register';
import { useLaying } from '../file-workbook/use-laying';
import type { OpenRegisterSheet } from '../../register-workbook/use-register-sheet';

const kinds = ['open', 'mine', 'unit', 'period', 'look-back', 'all'] as const;
type Kind = (typeof kinds)[number];

/** Nobody chooses every unit one by one: none means all of them. */
const mostUnits = 100;

interface Props {
  readonly scheme: Scheme;
  readonly register: Pick<Register, 'id' | 'of' | 'about'> & { readonly title: string };
  readonly periods: readonly Period[];
  readonly open: OpenRegisterSheet;
}

export function RegisterSheetDownload({ scheme, register, periods, open }: Props) {
  const say = useSay();
  const language = useLanguage();
  const layout = useLayout();
  const task = useTask();
  const titleOf = titlesOf(scheme, language);
  const own = periods
    .filter(({ period }) => periodKind(period as PeriodName) === register.of)
    .sort((one, other) => comparePeriods(other.period as PeriodName, one.period as PeriodName));
  const opened = own.filter(({ state }) => state === 'open');
  const [kind, setKind] = useState<Kind>('open');
  const [unit, setUnit] = useState(scheme.units[0]?.id as string);
  const [period, setPeriod] = useState(own[0]?.period ?? '');
  const [units, setUnits] = useState<readonly string[]>([]);
  const [added, setAdded] = useState(opened[0]?.period ?? '');
  const [asking, setAsking] = useState(false);
  const { lay: layIn, isFile } = useLaying();
  const isThere = !isFile && open.kept.kind === 'ready' && open.kept.value !== null;
  const [laid, setLaid] = usePassing<LaidRegister | null>(null);
  const offered = kinds.filter((one) => register.about === 'unit' || (one !== 'unit' && one !== 'look-back'));

  const download = (): Download => {
    switch (kind) {
      case 'unit':
        return { kind, unit };
      case 'period':
        return { kind, period };
      case 'look-back':
        return { kind, period: period as PeriodName, units };
      default:
        return { kind };
    }
  };
  const lay = (): void =>
    task.run(async (signal) => {
      setLaid(null);
      const versions = Object.fromEntries(own.map((one) => [one.period, one.version]));
      const request = { ...open.desk, scheme: scheme.id as string, register: register.id as string };
      const laying = { ...request, download: download(), period: added === '' ? null : added, versions };
      const name = say('file.register.name', { register: register.title });
      const done = await layIn(name, signal, (workbook) => layOutRegister({ ...laying, workbook }, signal));
      setLaid(done);
      if (!isFile) open.again();
    });
  return (
    <>
      <Field label={say('registerSheet.download')}>
        <Select className={layout.select} value={kind} onChange={(_, { value }) => setKind(value as Kind)}>
          {offered.map((one) => (
            <option key={one} value={one}>
              {say(`registerSheet.download.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {kind === 'unit' && (
        <Field label={say('registerSheet.unit')}>
          <Select className={layout.select} value={unit} onChange={(_, { value }) => setUnit(value)}>
            {scheme.units.map(({ id }) => (
              <option key={id} value={id}>
                {titleOf('unit', id)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {(kind === 'period' || kind === 'look-back') && (
        <Field label={say(kind === 'period' ? 'registerSheet.period' : 'registerSheet.checkedIn')}>
          <Select className={layout.select} value={period} onChange={(_, { value }) => setPeriod(value)}>
            {own.map((one) => (
              <option key={one.period} value={one.period}>
                {one.period}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {kind === 'look-back' && (
        <details>
          <summary className={layout.summary}>{say('registerSheet.units', { count: units.length })}</summary>
          <fieldset className={layout.fieldset}>
            <legend className={layout.unseen}>{say('registerSheet.units', { count: units.length })}</legend>
            {scheme.units.map(({ id }) => (
              <Checkbox
                key={id}
                label={titleOf('unit', id)}
                checked={units.includes(id)}
                disabled={!units.includes(id) && units.length === mostUnits}
                onChange={(_, { checked }) => setUnits(checked ? [...units, id] : units.filter((one) => one !== id))}
              />
            ))}
          </fieldset>
        </details>
      )}
      <Field label={say('registerSheet.added')}>
        <Select className={layout.select} value={added} onChange={(_, { value }) => setAdded(value)}>
          {opened.map((one) => (
            <option key={one.period} value={one.period}>
              {one.period}
            </option>
          ))}
          <option value="">{say('registerSheet.added.none')}</option>
        </Select>
      </Field>
      <Button disabled={task.running || own.length === 0} onClick={() => (isThere ? setAsking(true) : lay())}>
        {say(isFile ? 'file.template' : 'registerSheet.lay')}
      </Button>
      <TaskStatus task={task} doing={say('registerSheet.laying')} />
      <ConfirmDialog
        open={asking}
        title={say('registerSheet.again.title')}
        text={say('registerSheet.again.text')}
        confirm={say('registerSheet.again.confirm')}
        onAnswer={(confirmed) => {
          setAsking(false);
          if (confirmed) lay();
        }}
      />
      {laid && !task.running && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody role="status">
            {say(laid.kept === 0 ? 'registerSheet.laid' : 'registerSheet.laidKept', { ...laid })}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
