/** The known name closest to an unknown one. */
import { distance } from "fastest-levenshtein";

/** Names longer than this are no typing errors, and comparing them costs time. */
const MAX_LENGTH = 200;

/** Undefined when nothing is near. Of equally near names the first of `known` wins. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name === "" || name.length > MAX_LENGTH) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    if (candidate.length > MAX_LENGTH || candidate === "") continue;
    const cost = costOf(wanted, candidate.toLowerCase());
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}

/** "; did you mean X?", ready to stand in a mend, or the text given instead. */
export function didYouMean(name: string, known: Iterable<string>, otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : `did you mean ${near}?`;
}

/** Two neighbouring letters changed places: one slip of the fingers. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let k = 0;
  while (k < a.length && a[k] === b[k]) k++;
  return k < a.length && a[k] === b[k + 1] && a[k + 1] === b[k] && a.slice(k + 2) === b.slice(k + 2);
}

/** Edits from one to the other; infinite when too many to be a slip. */
function costOf(wanted: string, candidate: string): number {
  const edits = isSwap(wanted, candidate) ? 1 : distance(wanted, candidate);
  if (edits <= Math.max(1, Math.floor(Math.min(wanted.length, candidate.length) / 3))) return edits;
  const begun = wanted.length >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate));
  // A beginning counts as a far match: any slip of the pen is nearer.
  return begun && candidate.length >= 3 ? MAX_LENGTH + edits : Number.POSITIVE_INFINITY;
}
