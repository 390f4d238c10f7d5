// The score workbook that is open: what it remembers, its scheme, and whether what stands in it has been submitted.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { AcceptedSheet } from '../../shared/api/submissions';
import { schemeOfMembers } from '../../shared/scheme/members';
import type { Scheme } from '../../shared/scheme/scheme';
import { isAway, isSignInNeeded } from '../session/failures';
import { loadPart } from '../session/load-part';
import { keptScheme, loadAccepted } from '../session/scheme-source';
import { forgetScoreWorkbook, recallScoreWorkbook, rememberScoreWorkbook, type ScoreWorkbook } from './score-workbook';
import { useServices, useWorkbook } from '../session/services';
import { submissionState, type Content, type SubmissionState } from './submission-state';
import { useLanguage } from '../ui/language';
import { useAsked } from '../ui/use-asked';
import { useLoaded, type Loaded } from '../ui/use-loaded';
import { useOutboxEntries } from '../session/use-outbox-entries';
import { useReceipts } from './use-receipts';

export interface OpenScores {
  readonly kept: ScoreWorkbook;
  readonly scheme: Scheme;
  /** null until the sheets have been read for the first time */
  readonly state: SubmissionState | null;
  /** that of the sheets when they were read last */
  readonly digest: string | null;
  /** what is accepted of these components, of this assessor where several fill one; null as long as it cannot be had */
  readonly accepted: readonly AcceptedSheet[] | null;
}

interface ScoreWorkbookAccess {
  /** null where the workbook holds no score sheets */
  readonly open: Loaded<OpenScores | null>;
  /** what went wrong when the state of the sheets was last looked at, and the way to look again; null where nothing did */
  readonly stateFailure: { readonly failure: unknown; readonly again: () => void } | null;
  /** Asks what is accepted by now; null where the service cannot be had. */
  askAccepted(signal: AbortSignal): Promise<readonly AcceptedSheet[] | null>;
  /** Changes what the workbook remembers; null where it holds no score sheets any more. */
  keep(next: ScoreWorkbook | null): Promise<void>;
  /** Looks again whether the sheets have changed. */
  look(): void;
  again(): void;
}

const ScoreWorkbookContext = createContext<ScoreWorkbookAccess | null>(null);

export function useScoreWorkbook(): ScoreWorkbookAccess {
  const access = useContext(ScoreWorkbookContext);
  if (!access) throw new Error('a page stands outside of the score workbook');
  return access;
}

/** Typing goes on for a while; the state is looked at when it pauses. */
const PAUSE_MS = 600;

/** The content of a workbook, read against what was accepted then: what is missing in it is seen only so. */
interface Reading extends Content {
  readonly of: string;
  readonly against: OpenScores['accepted'];
}

/** Counts up after each pause in somebody's typing. */
function useEdits(): readonly [number, () => void] {
  const workbook = useWorkbook();
  const [edits, setEdits] = useState(0);
  const look = useCallback(() => setEdits((count) => count + 1), []);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    const watching = workbook.watch(() => {
      clearTimeout(pause);
      pause = setTimeout(look, PAUSE_MS);
    });
    return () => {
      clearTimeout(pause);
      void watching.then((stop) => stop());
    };
  }, [look, workbook]);
  return [edits, look];
}

const failureOf = (part: Loaded<unknown>, again: () => void): ScoreWorkbookAccess['stateFailure'] =>
  part.kind === 'failed' ? { failure: part.failure, again } : null;

export function ScoreWorkbookProvider({ children }: { readonly children: ReactNode }) {
  const { api, me } = useServices();
  const workbook = useWorkbook();
  const language = useLanguage();
  const entries = useOutboxEntries();
  const [edits, look] = useEdits();

  const queries = useQueryClient();

  const load = useCallback(
    async (signal: AbortSignal) => {
      const kept = await recallScoreWorkbook(workbook);
      if (kept === null) return null;
      const scheme = await keptScheme(queries, api, kept.scheme, kept.version, signal);
      return { kept, scheme: kept.host === null ? scheme : schemeOfMembers(scheme, kept.host) };
    },
    [api, queries, workbook],
  );
  const [loaded, again] = useLoaded(load);
  const here = loaded.kind === 'ready' ? loaded.value : null;

  const ask = useCallback(
    async (signal: AbortSignal): Promise<AcceptedSheet[]> => {
      if (here === null) return [];
      const accepted = await loadAccepted(api, here.kept, here.kept.components, signal);
      const units = new Set(here.scheme.units.map(({ id }) => id));
      return accepted.filter(
        ({ sheet: { unit, assessor } }) => units.has(unit) && (assessor === undefined || assessor === me.id),
      );
    },
    [api, here, me.id],
  );
  const asked = useMemo(
    () => [
      'own accepted',
      ...(here ? [here.kept.scheme, here.kept.period, here.kept.host, ...here.kept.components] : []),
    ],
    [here],
  );
  const [answer] = useAsked(asked, ask, { enabled: here !== null });
  const accepted = answer.kind === 'ready' ? answer.value : null;
  const askAccepted = useCallback(
    async (signal: AbortSignal) => {
      try {
        const now = await ask(signal);
        queries.setQueryData(asked, now);
        return now;
      } catch (error) {
        if (isAway(error) || isSignInNeeded(error)) return null;
        throw error;
      }
    },
    [ask, asked, queries],
  );

  const readContent = useCallback(async () => {
    // A new number of edits makes a new reading, although the reading itself does not use it.
    if (!here || edits < 0) return null;
    const { readScores } = await loadPart(() => import('./read-scores'));
    const { sheets, faults, digest } = await readScores(workbook, here.kept, here.scheme, me.id, accepted);
    return { of: here.kept.id, against: accepted, sheets, faulty: faults.length > 0, digest };
  }, [accepted, edits, here, me.id, workbook]);
  const [reading, readAgain] = useLoaded(readContent);
  const [known, setKnown] = useState<Reading | null>(null);
  if (reading.kind === 'ready' && reading.value && reading.value !== known) setKnown(reading.value);

  const content = known?.of === here?.kept.id ? known : null;
  const digest = content?.digest ?? null;
  const [receipts, collectAgain] = useReceipts(here?.kept.id ?? null, digest, again);
  // Nothing is said before the service has been asked: what it says would take it back.
  const settled = answer.kind !== 'loading' || !here;
  const state =
    here && content && settled ? submissionState(here.kept, content, here.scheme, content.against, entries) : null;
  const showing = useCallback(async () => {
    if (!here || !state) return;
    const { showState } = await loadPart(() => import('./state-cell'));
    await showState(workbook, here.kept, accepted ?? [], state, language);
  }, [accepted, here, language, state, workbook]);
  const [shown, showAgain] = useLoaded(showing);

  const keep = useCallback(
    async (next: ScoreWorkbook | null) => {
      await (next === null ? forgetScoreWorkbook(workbook) : rememberScoreWorkbook(workbook, next));
      again();
    },
    [again, workbook],
  );
  const stateFailure = useMemo(
    () => failureOf(reading, readAgain) ?? failureOf(receipts, collectAgain) ?? failureOf(shown, showAgain),
    [collectAgain, readAgain, reading, receipts, showAgain, shown],
  );
  const access = useMemo<ScoreWorkbookAccess>(() => {
    const open: Loaded<OpenScores | null> =
      loaded.kind === 'ready'
        ? { kind: 'ready', value: loaded.value && { ...loaded.value, state, digest, accepted } }
        : loaded;
    return { open, stateFailure, askAccepted, keep, look, again };
  }, [accepted, again, askAccepted, digest, keep, loaded, look, state, stateFailure]);
  return <ScoreWorkbookContext value={access}>{children}</ScoreWorkbookContext>;
}
