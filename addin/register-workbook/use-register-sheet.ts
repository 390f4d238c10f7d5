// The register sheet of the open workbook: what it remembers, what of it is on its way, and what the service refused of it.
import { useCallback, useMemo, useState } from 'react';
import type { Period } from '../../shared/api/periods';
import { officialYears } from '../../shared/registers/official-years';
import { workingDaysOf, type WorkingDays } from '../../shared/registers/working-days';
import { useServices, useWorkbook } from '../session/services';
import { useOutboxEntries } from '../session/use-outbox-entries';
import { useLanguage } from '../ui/language';
import { useAsked } from '../ui/use-asked';
import { useLoaded, type Loaded } from '../ui/use-loaded';
import { recallRegister, type KeptRegister } from './kept-register';
import { entriesOf, waitingRows, type RegisterDesk } from './register-desk';
import { refusedPart, type RefusedPart } from './refusal';
import { settleInWorkbook } from './settle';

export interface OpenRegisterSheet {
  readonly desk: RegisterDesk;
  /** null where the workbook holds no sheet of this register */
  readonly kept: Loaded<KeptRegister | null>;
  /** how many rows wait in the outbox */
  readonly waiting: number;
  readonly refused: Loaded<readonly RefusedPart[]>;
  again(): void;
}

export function useRegisterSheet(scheme: string, register: string, periods: readonly Period[]): OpenRegisterSheet {
  const { api, me, outbox, queries } = useServices();
  const workbook = useWorkbook();
  const language = useLanguage();
  const entries = useOutboxEntries();
  const workingDays = useWorkingDays();
  const desk = useMemo((): RegisterDesk => {
    const states = new Map(periods.map(({ period, state }) => [period, state]));
    return {
      ...{ api, queries, outbox, workbook, language },
      who: { id: me.id, roles: me.roles },
      now: () => new Date(),
      stateOf: (period) => states.get(period) ?? 'open',
      workingDays,
    };
  }, [api, language, me, outbox, periods, queries, workbook, workingDays]);

  const load = useCallback(() => recallRegister(workbook, scheme, register), [register, scheme, workbook]);
  const [kept, again] = useLoaded(load);
  // Receipts come home whenever the outbox has any.
  const settle = useCallback(async () => {
    if (!entries.some(({ kind, state }) => kind === 'records' && state.kind === 'accepted')) return;
    await settleInWorkbook(desk, scheme, register);
    again();
  }, [again, desk, entries, register, scheme]);
  const [settled] = useLoaded(settle);
  const here = kept.kind === 'ready' ? kept.value : null;

  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (here === null) return [];
      const found = await Promise.all(entriesOf(entries, here).map((entry) => refusedPart(desk, here, entry, signal)));
      return found.flatMap((part) => part ?? []);
    },
    [desk, entries, here],
  );
  const [asked] = useLoaded(ask);
  // What there is to choose stays on the page while it is asked for again.
  const [refused, setRefused] = useState(asked);
  if (asked.kind !== 'loading' && asked !== refused) setRefused(asked);
  const waiting = here === null ? 0 : waitingRows(entriesOf(entries, here)).size;
  return { desk, kept: settled.kind === 'failed' ? settled : kept, waiting, refused, again };
}

/** By the tables of the years around this one; by the official ones until they are there. */
function useWorkingDays(): WorkingDays {
  const { api } = useServices();
  const year = new Date().getFullYear();
  const [calendars] = useAsked(['calendars', year], (signal) =>
    Promise.all(
      [year - 1, year, year + 1].map((one) => api.ask('getCalendar', { params: { year: String(one) }, signal })),
    ),
  );
  return useMemo(() => {
    const tables =
      calendars.kind === 'ready' ? calendars.value.flatMap(({ table }) => table ?? []) : officialYears.values();
    return workingDaysOf(tables);
  }, [calendars]);
}
