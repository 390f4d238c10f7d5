// A table that is continued beside itself (左右分栏): the same headers again, further to the right.
import { strength, type ColumnView } from './column-view';
import { headerForm } from './header-text';

const keyOf = ({ title }: ColumnView): string => title.split(' / ').map(headerForm).join('/');

/**
 * The parts of a band that say the same side by side; the whole where nothing comes again. A part names a unit or an indicator, else
 * what comes again are points and reasons under one header after the other.
 */
export function halvesOf(views: readonly ColumnView[]): (readonly ColumnView[])[] {
  const keys = views.map(keyOf);
  for (let start = 0; start < views.length - 1; start++) {
    const naming = keys.slice(start).findIndex((key, at) => isNaming(views[start + at]) && key !== '');
    if (naming < 0) return [views];
    const again = keys.indexOf(keys[start] ?? '', start + 1);
    if (again < 0) continue;
    const width = again - start;
    const parts: ColumnView[][] = [];
    for (let at = start; at < views.length; at += width) parts.push(views.slice(at, at + width));
    const [first = []] = parts;
    const isSame = parts.every((part) => part.every((view, at) => keyOf(view) === keyOf(first[at] ?? view)));
    const isWhole = first.some(isNaming) && first.length >= 2 && start === 0;
    // A last part may lack what the others end with.
    return isSame && isWhole ? parts.filter((part) => part.length >= 2) : [views];
  }
  return [views];
}

const isNaming = (view: ColumnView | undefined): boolean =>
  view !== undefined && Math.max(strength(view, 'unit'), strength(view, 'indicator')) >= 0.85;
