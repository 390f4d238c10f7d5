// The register sheet of this workbook as the core reads it: what it remembers, with the schemes that its periods keep.
import type { QueryClient } from '@tanstack/react-query';
import type { RegisterSheet } from '../../shared/sheets/register-sheet/sheet-record';
import { planRegisters, type RegistersPlan } from '../../shared/registers/register-plan';
import type { Scheme } from '../../shared/scheme/scheme';
import type { ApiClient } from '../session/api-client';
import { keptScheme } from '../session/scheme-source';
import type { KeptRegister } from './kept-register';

/** Who works with the sheet. */
export interface Who {
  readonly id: string;
  readonly roles: readonly string[];
}

export interface SchemeSource {
  readonly api: ApiClient;
  readonly queries: QueryClient;
}

const planned = new WeakMap<Scheme, RegistersPlan>();

/** Made once for each scheme, as it is kept. */
function planOf(scheme: Scheme): RegistersPlan {
  const plan = planned.get(scheme) ?? planRegisters(scheme);
  planned.set(scheme, plan);
  return plan;
}

/** The plans of periods, each with the version of the scheme that it keeps. */
export async function plansOf(
  { api, queries }: SchemeSource,
  scheme: string,
  versions: Readonly<Record<string, number>>,
  signal?: AbortSignal,
): Promise<Map<string, RegistersPlan>> {
  const plans = Object.entries(versions).map(
    async ([period, version]) => [period, planOf(await keptScheme(queries, api, scheme, version, signal))] as const,
  );
  return new Map(await Promise.all(plans));
}

export function sheetOf(kept: KeptRegister, plans: ReadonlyMap<string, RegistersPlan>, who: Who): RegisterSheet {
  const { scheme, register, period, rows, people, links } = kept;
  return { scheme, register, plans, period, rows, people, links, who };
}
