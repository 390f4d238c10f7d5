// A page printed as PDF, read back: the size of each page, and where on it which text stands.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** in points from the page's lower left corner */
  readonly texts: readonly { str: string; x: number; y: number; width: number; size: number }[];
}

export async function printed(page: Page): Promise<PdfPage[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'scorebook-paper-'));
  try {
    const file = path.join(folder, 'paper.pdf');
    // The paper's own size, as whoever prints it gets it.
    await page.pdf({ path: file, preferCSSPageSize: true });
    // In a process of its own: the reader is a module that Jest cannot load.
    const said = execFileSync(process.execPath, [path.join(__dirname, 'pdf-pages.mjs'), file], { maxBuffer: 64e6 });
    return JSON.parse(said.toString()) as PdfPage[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a page says, line after line from its top; spaces aside, which PDFs keep as they please. */
export function linesOf({ texts }: PdfPage): string[] {
  const lines = new Map<number, string>();
  for (const { str, y } of [...texts].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const at = Math.round(y);
    lines.set(at, (lines.get(at) ?? '') + str.replaceAll(/\s/g, ''));
  }
  return [...lines.values()];
}
