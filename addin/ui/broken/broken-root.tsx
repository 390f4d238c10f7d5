// In the place of the whole pane, board, wall or paper: as a page's breakdown, yet of plain elements, since the theme itself may be what broke.
import { useState } from 'react';
import type { Language } from '../../../shared/scheme/text';
import { breakdownText } from './breakdown-text';
import type { Breakdown } from './error-boundary';
import { plain, texts } from './at-hand';

const wide = { boxSizing: 'border-box', width: '100%', display: 'block', marginTop: 4 } as const;

export interface BrokenRootProps {
  readonly of: 'pane' | 'board' | 'wall' | 'paper' | 'printed' | 'proof';
  readonly breakdown: Breakdown;
  readonly language: Language;
}

export function BrokenRoot({ of, breakdown, language }: BrokenRootProps) {
  const [at] = useState(() => new Date());
  const say = texts[language];
  return (
    <main style={plain} lang={language}>
      <p role="alert">{say[`broken.${of}`]}</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          {say[`broken.reload.${of}`]}
        </button>
      </p>
      <p>{say['broken.next']}</p>
      <label>
        {say['broken.detail']}
        <textarea
          readOnly
          rows={10}
          style={wide}
          value={breakdownText(breakdown, at, navigator.userAgent)}
          onFocus={({ target }) => target.select()}
        />
      </label>
    </main>
  );
}
