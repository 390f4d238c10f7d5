// Submit (上报): a workbook's sheets for one period, accepted whole or not at all, once for each idempotency key.
import type { z } from 'zod';
import { receiptSchema, type Receipt, type submitSchema } from '../../shared/api/submissions';
import { byHost, combineOf } from '../../shared/scheme/defaults';
import type { Fault } from '../../shared/scheme/fault';
import { parseCyclePeriod } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import { Assessors } from '../../shared/scoring/assessors';
import { parseSheets } from '../../shared/scoring/parse-sheets';
import { scores, sheetKey, type Sheet } from '../../shared/scoring/sheet';
import { digestOf, putDigested, type Digest } from '../store/bodies';
import { reach, type PeriodRequest, type ReachedPeriod } from './access';
import { change } from './audit-chain';
import { digestOfJson } from './canonical-json';
import { assertBase, conflictsOf, replacedUnseen } from './conflict';
import { stretchOf, type Placed } from './index-parts';
import { assertNamedRecords } from './named-records';
import { etagAt, type Position } from './position';
import { planOf } from './kept-schemes';
import { putReceipt, receiptUnder } from './receipts';
import { RequestRefusal } from './request-refusal';
import { openIndex, type SheetIndex } from './sheet-index';
import { putPeriod } from './stored-period';
import { putSubmission, type Submission } from './submissions';

/** The same key and body give the same receipt for ever. */
export function submit(
  request: PeriodRequest,
  idempotencyKey: string,
  body: z.output<typeof submitSchema>,
): Promise<Receipt> {
  const { actor, chain } = request;
  const digest = digestOfJson(body);
  return change(request, chain, async (at) => {
    const earlier = await receiptUnder(request, idempotencyKey, digest, receiptSchema);
    if (earlier !== null) return { answer: earlier };

    const period = await reach(request, 'submit');
    const { scheme, record } = period;
    const cycle = parseCyclePeriod(scheme, period.key.period);
    if (!cycle.ok) throw new RequestRefusal('period-refused', 'No sheets are filled for this period', cycle.faults);
    const sheets = acceptable(scheme, body.sheets);
    const onBehalfOf = groupsOfOthers(period, sheets);
    await assertNamedRecords(period, sheets);
    const index = await openIndex(period, sheets.map(stretchOf));
    const before = index.sheets;
    assertAssessors(scheme, sheets, before);
    const base = body.base ?? {};
    assertBase(sheets, base);
    const conflicts = await conflictsOf(period, before, sheets, base);
    if (conflicts.length > 0) throw stale(conflicts);
    const replaced = await replacedUnseen(period, before, sheets, base);

    const submission: Submission = {
      submission: record.submissions + 1,
      mark: digestOf(`${at} ${actor.id} ${digest}`).slice(0, 8),
      acceptedAt: at,
      by: actor.id,
      onBehalfOf,
      sheets: sheets.map((sheet) => {
        const key = sheetKey(sheet);
        return { key, sheet, previous: versionAt(before.get(key)) };
      }),
    };
    const receipt = receiptFor(submission, digest);
    const indexed = index.with(placedIn(submission));
    const [submissionBody, receiptBody] = [submission, receipt].map(bodyOf) as [Body, Body];
    const bodies = new Map<Digest, string>([submissionBody, receiptBody, ...indexed.bodies]);
    await putDigested(period.store, period.chain.partition, bodies);
    const after = {
      ...record,
      submissions: submission.submission,
      changedAt: submission.acceptedAt,
      index: indexed.digest,
    };
    return {
      answer: receipt,
      change: {
        operations: [
          putPeriod({ ...period, record: after }),
          putReceipt(request, idempotencyKey, digest, receiptBody[0]),
          putSubmission(submission.submission, submissionBody[0]),
        ],
        by: actor.id,
        what: 'submission-accepted',
        detail: {
          submission: submission.submission,
          sheets: sheets.length,
          digest,
          ...(onBehalfOf.length > 0 ? { onBehalfOf: onBehalfOf.join(' ') } : {}),
          ...(replaced > 0 ? { replaced } : {}),
        },
      },
    };
  });
}

type Body = readonly [Digest, text: string];

function bodyOf(value: unknown): Body {
  const text = JSON.stringify(value);
  return [digestOf(text), text];
}

function acceptable(scheme: Scheme, input: readonly unknown[]): readonly Sheet[] {
  const parsed = parseSheets(planOf(scheme), input);
  if (parsed.ok) return parsed.value;
  throw new RequestRefusal('sheets-refused', 'The sheets break rules of the scheme', parsed.faults);
}

/** Refuses assessors that look like others whose sheets are accepted, and more of them with these than one component of a unit may have. */
function assertAssessors(scheme: Scheme, sheets: readonly Sheet[], index: SheetIndex): void {
  const combined = new Map(
    scheme.components.flatMap((component) => (combineOf(component) === 'one' ? [] : [[component.id, component]])),
  );
  const several = sheets.flatMap((sheet, position) => {
    const { unit, component: id, assessor } = sheet;
    const component = combined.get(id);
    return component ? [{ place: sheetKey({ unit, component: id }), unit, component, assessor, position }] : [];
  });
  const assessors = Assessors.accepted(index.keys(), new Set(several.map(({ place }) => place)));
  const faults = several.flatMap(({ place, unit, component, assessor, position }) => {
    const refusal = assessors.refusal(place, assessor, component.raters);
    if (refusal === null) return [];
    const { code, detail } = refusal;
    return [{ code, path: `sheets[${position}].assessor`, detail: { unit, component: component.id, ...detail } }];
  });
  if (faults.length > 0)
    throw new RequestRefusal('sheets-refused', 'The sheets name assessors that others are', faults);
}

/** The groups that the office fills in for; to everybody else what is not theirs to fill is refused. */
function groupsOfOthers({ scope, scheme }: ReachedPeriod, sheets: readonly Sheet[]): string[] {
  const componentAt = new Map(scheme.components.map((component) => [component.id, component]));
  const { units, unitPosition } = planOf(scheme);
  const foreign = sheets.flatMap(({ component: id, unit }, position): { group: string; fault: Fault<string> }[] => {
    const component = componentAt.get(id);
    const host = units[unitPosition.get(unit) ?? -1]?.unit.host;
    if (component === undefined) return [];
    const { group } = component;
    const path = `sheets[${position}]`;
    if (!byHost(component)) {
      if (scope.groups.includes(group)) return [];
      return [{ group, fault: { code: 'not-of-own-group', path, detail: { component: id, group } } }];
    }
    // Nobody else of the component's group knows the people of a unit as the head of their host does.
    if (host === undefined || scope.hosts.includes(host)) return [];
    return [{ group, fault: { code: 'not-of-own-unit', path, detail: { component: id, unit, host } } }];
  });
  if (foreign.length > 0 && !scope.whole) {
    const faults = foreign.map(({ fault }) => fault);
    throw new RequestRefusal('not-allowed', 'Sheets that others fill', faults);
  }
  return [...new Set(foreign.map(({ group }) => group))].sort();
}

function stale(conflicts: Awaited<ReturnType<typeof conflictsOf>>): RequestRefusal {
  const faults = conflicts.map(({ key, lines }) => ({
    code: 'stale',
    path: `base["${key}"]`,
    detail: { key, lines: lines.length },
  }));
  return new RequestRefusal('stale', 'Sheets have been submitted by somebody else meanwhile', faults, conflicts);
}

/** What a submission keeps of the version before its own: the index alone says more of it. */
function versionAt(before: Position | undefined): Position | null {
  if (before === undefined) return null;
  const { submission, position, mark, notAssessed } = before;
  return { submission, position, mark, ...(notAssessed && { notAssessed }) };
}

/** Where the index says from now on that the sheets of a submission stand. */
function placedIn({ submission, mark, acceptedAt, sheets }: Submission): Placed[] {
  return sheets.map(({ key, sheet }, position) => [
    key,
    { submission, position, mark, acceptedAt, ...(!scores(sheet) && { notAssessed: true }) },
  ]);
}

function receiptFor({ submission, mark, acceptedAt, by, onBehalfOf, sheets }: Submission, digest: string): Receipt {
  return {
    submission,
    acceptedAt,
    by,
    onBehalfOf: [...onBehalfOf],
    digest,
    sheets: sheets.map(({ key }, position) => ({ key, etag: etagAt({ submission, position, mark }) })),
  };
}
