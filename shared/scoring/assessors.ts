// Who may fill a sheet where several assessors do: nobody counts twice by writing a name in another way.
import type { Fault } from '../scheme/fault';
import { mostRaters } from '../scheme/scheme';
import { skeletonOf, withoutSpareBlanks } from '../scheme/skeleton';

const longestAssessor = 64;

/** The unit and component that a sheet's key names, and its assessor, '' where it names none. */
function partsOf(key: string): { readonly place: string; readonly assessor: string } {
  const end = key.indexOf('~', key.indexOf('~') + 1);
  return end === -1 || end === key.length - 1
    ? { place: key, assessor: '' }
    : { place: key.slice(0, end), assessor: key.slice(end + 1) };
}

/** A name without blanks to spare, and what it looks like. */
interface Look {
  readonly plain: string;
  readonly look: string;
}

/** The assessors of each unit in each component (评分人), as they become known; '' is the one of a sheet that names none. */
export class Assessors {
  /** by place, and there by what the name looks like */
  private readonly known = new Map<string, Map<string, string>>();
  /** by name; whoever assesses one unit mostly assesses many */
  private readonly looks = new Map<string, Look>();

  /** Takes over those of accepted sheets, by the keys of these, as far as they are of such places. */
  static accepted(keys: Iterable<string>, places: ReadonlySet<string>): Assessors {
    const assessors = new Assessors();
    for (const key of keys) {
      const { place, assessor } = partsOf(key);
      if (places.has(place)) assessors.at(place).set(assessors.lookOf(assessor).look, assessor);
    }
    return assessors;
  }

  /**
   * What keeps an assessor from filling a sheet there (评分人写法); null where nothing does, and then he is known there. Refused:
   * a name with blanks to spare, or longer than 64 characters; one that only looks like another one there; more
   * assessors than `raters`, as many as the component expects, or than 100.
   */
  refusal(place: string, assessor = '', raters = mostRaters): Pick<Fault, 'code' | 'detail'> | null {
    if (assessor.length > longestAssessor) return { code: 'assessor-too-long', detail: { most: longestAssessor } };
    const { plain, look } = this.lookOf(assessor);
    if (plain !== assessor) return { code: 'assessor-not-plain', detail: { assessor, plain } };
    const there = this.at(place);
    const other = there.get(look);
    if (other === assessor) return null;
    if (other !== undefined) return { code: 'assessors-look-alike', detail: { assessor, other } };
    if (there.size >= raters) return { code: 'too-many-assessors', detail: { most: raters } };
    there.set(look, assessor);
    return null;
  }

  private lookOf(assessor: string): Look {
    let found = this.looks.get(assessor);
    if (found === undefined) {
      found = { plain: withoutSpareBlanks(assessor), look: skeletonOf(assessor) };
      this.looks.set(assessor, found);
    }
    return found;
  }

  private at(place: string): Map<string, string> {
    const there = this.known.get(place) ?? new Map<string, string>();
    this.known.set(place, there);
    return there;
  }
}
