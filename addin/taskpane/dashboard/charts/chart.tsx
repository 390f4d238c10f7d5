// A chart on the page: drawn when it is there and whenever its room changes, and for paper in the width of the paper.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useContext, useEffect, useRef } from 'react';
import { loadPart } from '../../../session/load-part';
import { LoadedContent } from '../../../ui/loaded-content';
import { useLoaded } from '../../../ui/use-loaded';
import { DisplayContext } from '../display';
import type { Drawing } from './drawing';

async function loadLibrary() {
  const { init } = await loadPart(() => import(/* webpackChunkName: "charts" */ './echarts'));
  return init;
}

/** A4 landscape between margins of 12 mm, in CSS pixels. */
const PAPER = { width: 1030, font: 12 };

const useStyles = makeStyles({
  // What does not fit is moved within its own frame.
  frame: { overflowX: 'auto', overflowY: 'hidden', maxWidth: '100%', '@media print': { overflowX: 'visible' } },
  filling: { flexGrow: 1, minHeight: 0 },
  focus: { '&:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
});

interface Props {
  /** what a screen reader says of it */
  readonly label: string;
  readonly drawing: Drawing;
}

export function Chart(props: Props) {
  const [library, again] = useLoaded(loadLibrary);
  return (
    <LoadedContent of={library} again={again}>
      {(init) => <DrawnChart {...props} init={init} />}
    </LoadedContent>
  );
}

function DrawnChart({ label, drawing, init }: Props & { readonly init: Awaited<ReturnType<typeof loadLibrary>> }) {
  const styles = useStyles();
  const { fills, font } = useContext(DisplayContext);
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [around, place] = [frame.current, box.current];
    if (around === null || place === null) return undefined;
    const face = getComputedStyle(place).fontFamily;
    const chart = init(place, null, { renderer: 'svg', width: 1, height: 1 });
    const draw = (width: number, height: number, size: number): void => {
      if (width <= 0 || height <= 0) return;
      place.style.width = `${width}px`;
      place.style.height = `${height}px`;
      chart.resize({ width, height });
      chart.setOption(drawing.option({ width, height, font: size, face }), { notMerge: true });
    };
    const onScreen = (): void => {
      const room = around.clientWidth;
      const width = Math.max(room, fills ? 0 : drawing.leastWidth(font));
      draw(room === 0 ? 0 : width, fills ? around.clientHeight : drawing.heightIn(width, font), font);
      // What can be moved, the keyboard moves as well.
      if (width > room) around.tabIndex = 0;
      else around.removeAttribute('tabindex');
    };
    const onPaper = (): void => draw(PAPER.width, drawing.heightIn(PAPER.width, PAPER.font), PAPER.font);
    onScreen();
    const watch = new ResizeObserver(onScreen);
    watch.observe(around);
    window.addEventListener('beforeprint', onPaper);
    window.addEventListener('afterprint', onScreen);
    return () => {
      watch.disconnect();
      window.removeEventListener('beforeprint', onPaper);
      window.removeEventListener('afterprint', onScreen);
      chart.dispose();
    };
  }, [drawing, fills, font, init]);
  return (
    <div ref={frame} className={mergeClasses(styles.frame, styles.focus, fills && styles.filling)}>
      <div ref={box} role="img" aria-label={label} />
    </div>
  );
}
