// The history of a record as events, the latest first: who took which step, signed or changed what, and when.
import type { RecordVersion } from '../../../shared/api/records';
import type { Value } from '../../../shared/registers/record';
import type { Who } from '../../../shared/scheme/register';

export interface ValueChange {
  readonly column: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

export interface RecordEvent {
  readonly version: number;
  readonly by: string | null;
  readonly at: string;
  readonly isFirst: boolean;
  /** steps that were taken, with their reasons */
  readonly taken: readonly { readonly step: string; readonly reason: string | undefined }[];
  /** in which role the step was signed */
  readonly signed: readonly { readonly step: string; readonly as: Who }[];
  /** whether signatures of before were taken back */
  readonly isUnsigned: boolean;
  readonly changes: readonly ValueChange[];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** @example recordEvents([version2, version1])[0].version // 2 */
export function recordEvents(versions: readonly RecordVersion[]): RecordEvent[] {
  return versions.map((version, index): RecordEvent => {
    const before = versions[index + 1];
    const columns = new Set([...Object.keys(before?.values ?? {}), ...Object.keys(version.values)]);
    const changes = [...columns].flatMap((column): ValueChange[] => {
      const [was, is] = [before?.values[column], version.values[column]];
      return same(was, is) ? [] : [{ column, before: was, after: is }];
    });
    const signed = version.signed.filter((one) => !before?.signed.some((other) => same(one, other)));
    // With the last signature a step is taken by all who signed it: they are told where they signed.
    const isSigned = (step: string): boolean => signed.some((one) => one.step === step);
    const taken = version.taken
      .slice(before?.taken.length ?? 0)
      .filter(({ step, reason }) => reason !== undefined || !isSigned(step));
    const isUnsigned =
      before !== undefined &&
      version.state === before.state &&
      before.signed.some((one) => !version.signed.some((other) => same(one, other)));
    return {
      ...{ version: version.version, by: version.by, at: version.at, isFirst: version.version === 1 },
      taken: taken.map(({ step, reason }) => ({ step, reason })),
      signed: signed.map(({ step, as }) => ({ step, as })),
      ...{ isUnsigned, changes },
    };
  });
}
