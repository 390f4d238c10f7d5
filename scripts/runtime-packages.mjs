// What a release installs (运行时依赖): the packages that its programs do not hold themselves, and the part of a lock file that these come to.
import { builtinModules } from 'node:module';

/** What programs ask for where it is there, and do without. */
const notNeeded = ['@azure/functions-core', '@microsoft/office-js'];

/** The packages outside of itself that a bundle of webpack's asks for, as its comments name them. */
export function packagesAskedFor(bundle) {
  const asked = [...bundle.matchAll(/^(?:;\/\/|\/\/ EXTERNAL MODULE:|\/\*!\*+) external (?:[\w-]+ )?"([^"]+)"/gm)].map(
    ([, name]) => name,
  );
  const builtin = (name) => name.startsWith('node:') || builtinModules.includes(name);
  return [...new Set(asked.filter((name) => !builtin(name) && !notNeeded.includes(name)))].sort();
}

/** Where Node finds a package that is asked for from a place in `node_modules`: the nearest; undefined where it is not locked. */
function placeOf(name, from, packages) {
  const parts = from.split(/(?:^|\/)node_modules\//).slice(1);
  const above = (count) => parts.slice(0, count).map((part) => `node_modules/${part}/`);
  const places = [...parts.keys(), parts.length].map((count) => `${above(count).join('')}node_modules/${name}`);
  return places.reverse().find((place) => place in packages);
}

/**
 * The entries of `packages` that `names` need, by their places; those for other platforms too, since a release is installed on any.
 * Throws where one is not locked that must be there.
 */
export function closure(names, packages) {
  const kept = new Map();
  const take = (name, from, isNeeded) => {
    const place = placeOf(name, from, packages);
    if (place === undefined && isNeeded)
      throw new Error(`${name}, which ${from || 'the release'} needs, is not locked`);
    if (place === undefined || kept.has(place)) return;
    const entry = packages[place];
    if (entry.dev) throw new Error(`${place} is locked for development alone`);
    kept.set(place, entry);
    for (const needed of Object.keys(entry.dependencies ?? {})) take(needed, place, true);
    for (const optional of Object.keys(entry.optionalDependencies ?? {})) take(optional, place, false);
    for (const peer of Object.keys(entry.peerDependencies ?? {}))
      take(peer, place, !entry.peerDependenciesMeta?.[peer]?.optional);
  };
  for (const name of names) take(name, '', true);
  return Object.fromEntries([...kept].sort(([one], [other]) => (one < other ? -1 : 1)));
}
