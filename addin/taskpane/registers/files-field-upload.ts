// Uploading what somebody has chosen for a column of files: one after another, each told as it goes on, stopped whenever they like.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiClient } from '../../session/api-client';
import { isStopped } from '../../session/failures';
import { loadPart } from '../../session/load-part';
import { FileUnready, readyFile, type UnreadyReason } from '../../photos/ready-file';
import type { Taken } from '../../photos/taken';

/** What is being done, to the how-manieth of how many. */
export interface Uploading {
  readonly stage: 'preparing' | 'sending';
  readonly name: string;
  readonly position: number;
  readonly count: number;
}

/** Why one of them did not come to the others. */
export type NotUploaded =
  | { readonly name: string; readonly reason: UnreadyReason | 'same' }
  | { readonly name: string; readonly failure: unknown };

export interface Upload {
  readonly now: Uploading | null;
  readonly failed: readonly NotUploaded[];
  /** how many there was no room for */
  readonly beyond: number;
  readonly cancelled: boolean;
  add(files: readonly File[]): void;
  cancel(): void;
}

interface Into {
  readonly api: ApiClient;
  readonly scheme: string;
  readonly period: string;
  readonly photosOnly: boolean;
  readonly most: number;
  readonly value: readonly string[];
  onChange(value: readonly string[]): void;
  onUploaded(taken: Taken): void;
}

interface Outcome {
  readonly failed: readonly NotUploaded[];
  readonly beyond: number;
  readonly cancelled: boolean;
}

const nothing: Outcome = { failed: [], beyond: 0, cancelled: false };

export function useUpload(into: Into): Upload {
  const [now, setNow] = useState<Uploading | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(nothing);
  const underway = useRef<AbortController | null>(null);
  // What is taken out meanwhile stays out.
  const latest = useRef(into);
  useEffect(() => {
    latest.current = into;
  });
  useEffect(() => () => underway.current?.abort(), []);

  const one = async (file: File, at: Omit<Uploading, 'stage'>, signal: AbortSignal): Promise<NotUploaded | null> => {
    const { api, scheme, period, photosOnly } = latest.current;
    try {
      setNow({ stage: 'preparing', ...at });
      const { type, bytes, taken } = await loadPart(() => readyFile(file, photosOnly));
      signal.throwIfAborted();
      setNow({ stage: 'sending', ...at });
      const kept = await api.ask('putFile', { params: { s: scheme, p: period }, body: { type, bytes }, signal });
      const { value, onChange, onUploaded } = latest.current;
      if (value.includes(kept.file)) return { name: file.name, reason: 'same' };
      const next = [...value, kept.file];
      latest.current = { ...latest.current, value: next };
      onChange(next);
      onUploaded(taken);
      return null;
    } catch (failure) {
      if (isStopped(failure)) throw failure;
      return failure instanceof FileUnready
        ? { name: file.name, reason: failure.reason }
        : { name: file.name, failure };
    }
  };

  const all = async (files: readonly File[], signal: AbortSignal): Promise<void> => {
    const room = Math.max(0, latest.current.most - latest.current.value.length);
    const taken = files.slice(0, room);
    const failed: NotUploaded[] = [];
    let cancelled = false;
    for (const [index, file] of taken.entries()) {
      const at = { name: file.name, position: index + 1, count: taken.length };
      const not = await one(file, at, signal).catch(() => 'stopped' as const);
      cancelled = not === 'stopped';
      if (not === 'stopped') break;
      if (not !== null) failed.push(not);
    }
    underway.current = null;
    setNow(null);
    setOutcome({ failed, beyond: files.length - taken.length, cancelled });
  };

  const cancel = useCallback(() => underway.current?.abort(), []);
  const add = (files: readonly File[]): void => {
    if (underway.current !== null || files.length === 0) return;
    underway.current = new AbortController();
    setOutcome(nothing);
    void all(files, underway.current.signal);
  };
  return { now, ...outcome, add, cancel };
}
