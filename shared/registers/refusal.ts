// Why a change of a record is refused (拒绝): its code, and what is wrong where in the change.
import type { Fault } from '../scheme/fault';

export type RefusalCode =
  | 'not-allowed'
  | 'not-yours-to-write'
  | 'same-person'
  | 'already-signed'
  | 'wrong-state'
  | 'period-not-open'
  | 'linked-open'
  | 'stale'
  | 'columns-missing'
  | 'reason-missing'
  | 'too-late'
  | 'not-now'
  | 'values-refused';

export interface RecordRefusal {
  readonly code: RefusalCode;
  /** `path` begins in the change: `set.points`; its codes are the refusal's own but where values or a posting are wrong */
  readonly faults: readonly Fault<string>[];
}

export interface Refused {
  readonly ok: false;
  readonly refusal: RecordRefusal;
}

export const fault = (code: string, path: string, detail: Fault['detail'] = {}): Fault<string> => ({
  code,
  path,
  detail,
});

export function refuse(code: RefusalCode, faults: readonly Fault<string>[] = [fault(code, '')]): Refused {
  return { ok: false, refusal: { code, faults } };
}

/** One fault for each of these columns. */
export function refuseColumns(code: RefusalCode, columns: readonly string[]): Refused {
  return refuse(
    code,
    columns.map((column) => fault(code, `set.${column}`, { column })),
  );
}
