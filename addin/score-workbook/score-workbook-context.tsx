// The score workbook that is open: what it remembers, its scheme, and whether what stands in it has been submitted.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Scheme } from '../../shared/scheme/scheme';
import { readScores } from './read-scores';
import { loadScheme } from '../session/scheme-source';
import { recallScoreWorkbook, rememberScoreWorkbook, type ScoreWorkbook } from './score-workbook';
import { useServices } from '../session/services';
import { sheetsDigest } from './sheets-digest';
import { showState } from './state-cell';
import { submissionState, type SubmissionState } from './submission-state';
import { useLanguage } from '../ui/language';
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
}

interface ScoreWorkbookAccess {
  /** null where the workbook holds no score sheets */
  readonly open: Loaded<OpenScores | null>;
  /** what went wrong when the state of the sheets was last looked at */
  readonly stateFailure: unknown;
  /** Changes what the workbook remembers. */
  keep(next: ScoreWorkbook): Promise<void>;
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

/** Counts up after each pause in somebody's typing. */
function useEdits(): readonly [number, () => void] {
  const { workbook } = useServices();
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

export function ScoreWorkbookProvider({ children }: { readonly children: ReactNode }) {
  const { api, me, workbook } = useServices();
  const language = useLanguage();
  const entries = useOutboxEntries();
  const [edits, look] = useEdits();

  const load = useCallback(
    async (signal: AbortSignal) => {
      const kept = await recallScoreWorkbook(workbook);
      return kept && { kept, scheme: await loadScheme(api, kept.scheme, kept.version, signal) };
    },
    [api, workbook],
  );
  const [loaded, again] = useLoaded(load);
  const here = loaded.kind === 'ready' ? loaded.value : null;

  const readDigest = useCallback(async () => {
    // A new number of edits makes a new reading, although the reading itself does not use it.
    if (!here || edits < 0) return null;
    const { sheets } = await readScores(workbook, here.kept, here.scheme, me.id);
    return { of: here.kept.id, digest: await sheetsDigest(sheets) };
  }, [edits, here, me.id, workbook]);
  const [digest] = useLoaded(readDigest);
  const [known, setKnown] = useState<{ of: string; digest: string } | null>(null);
  if (digest.kind === 'ready' && digest.value && digest.value !== known) setKnown(digest.value);

  const content = known?.of === here?.kept.id ? (known?.digest ?? null) : null;
  const receipts = useReceipts(here?.kept.id ?? null, content, again);
  const state = here && content !== null ? submissionState(here.kept, content, entries) : null;
  const showing = useCallback(
    async () => (here && state ? showState(workbook, here.kept, state, language) : undefined),
    [here, language, state, workbook],
  );
  const [shown] = useLoaded(showing);

  const keep = useCallback(
    async (next: ScoreWorkbook) => {
      await rememberScoreWorkbook(workbook, next);
      again();
    },
    [again, workbook],
  );
  const access = useMemo<ScoreWorkbookAccess>(() => {
    const open: Loaded<OpenScores | null> =
      loaded.kind === 'ready'
        ? { kind: 'ready', value: loaded.value && { ...loaded.value, state, digest: content } }
        : loaded;
    const failed = [digest, receipts, shown].find((one) => one.kind === 'failed');
    return { open, stateFailure: failed?.kind === 'failed' ? failed.failure : null, keep, look, again };
  }, [again, content, digest, keep, loaded, look, receipts, shown, state]);
  return <ScoreWorkbookContext value={access}>{children}</ScoreWorkbookContext>;
}
