// The accepted versions of one sheet, each with what it changed against the one before.
import type { AcceptedSheet } from '../../../shared/api/submissions';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { ApiClient } from '../../session/api-client';
import { wholeList } from '../../../shared/api/whole-list';
import { changesAgainst, type Change } from '../../score-workbook/changes';

export interface Version {
  /** 1 is the first one */
  readonly version: number;
  readonly accepted: AcceptedSheet;
  readonly changes: readonly Change[];
}

/** The versions with their changes, the latest first, from the accepted sheets in that order. */
export function versionsOf(scheme: Scheme, latestFirst: readonly AcceptedSheet[]): Version[] {
  return latestFirst.map((accepted, index) => {
    const before = latestFirst[index + 1];
    return {
      version: latestFirst.length - index,
      accepted,
      changes: changesAgainst(before ? [before.sheet] : [], [accepted.sheet], scheme),
    };
  });
}

/** Every accepted version of a sheet, the latest first. */
export function loadVersions(
  api: ApiClient,
  { scheme, period, key }: { readonly scheme: string; readonly period: string; readonly key: string },
  signal: AbortSignal,
): Promise<AcceptedSheet[]> {
  return wholeList(async (next) => {
    const params = { s: scheme, p: period, key };
    const { versions, next: more } = await api.ask('sheetHistory', { params, query: { next }, signal });
    return { items: versions, next: more };
  });
}
