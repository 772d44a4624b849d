/** What is laid over a merged document: the readings in force, then what users set. */
import { MultivectorError } from "../engine/errors.ts";
import type { Model } from "../engine/model.ts";
import { contradictions, type InForce, inForce, pickOf } from "./codings.ts";
import { applyOverrides, type Overridden, type Override } from "./overrides.ts";
import { keysOf } from "./paths.ts";
import type { PlainMap } from "./plain.ts";
import { type Layer, pathText } from "./text.ts";
import { placeOf, valueAt } from "./validate.ts";

export interface Settings extends Overridden {
  /** Of the records, those that a picked reading brought about; by path. */
  byReading: ReadonlySet<string>;
  /** Readings that were picked by the overrides, with what they set. */
  picked: InForce[];
}

/**
 * @param layer the merged document, no reading applied
 * @param reaching an override with the names of entries as the document has them
 */
export function applySettings(
  layer: Layer,
  given: readonly Override[],
  model: Model,
  reaching: (override: Override, data: PlainMap) => Override,
): Settings {
  const names = model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => p.id));
  const apply = (data: PlainMap, list: readonly Override[]) => applyOverrides(data, list, names);
  const own = consistent(inForce(layer, layer.data, model), layer);
  const changesOf = (list: readonly InForce[]) =>
    ofScenario(() => list.flatMap((r) => r.changes.map((c) => reaching(c, layer.data))));
  const base = ofScenario(() => apply(layer.data, changesOf(own)));
  const picks = given.filter(isOfCoding).map((o) => pickOf(o) ?? o);
  const others = given.filter((o) => !isOfCoding(o)).map((o) => reaching(o, layer.data));
  if (picks.length === 0) {
    const applied = apply(base.data, others);
    const origins = new Map([...base.origins, ...applied.origins]);
    return { ...applied, origins, byReading: new Set(), picked: [] };
  }
  const chosen = apply(layer.data, picks);
  const now = consistent(inForce(layer, chosen.data, model), layer, chosen.origins);
  const kept = (r: InForce, others: readonly InForce[]) => others.some((o) => isSame(o, r));
  const picked = now.filter((r) => !kept(r, own));
  const undone = changesOf(own.filter((r) => !kept(r, now))).flatMap((change): Override[] => {
    const segments = keysOf(base.data, change.segments, new Set(names));
    const before = valueAt(layer.data, segments);
    const gone = before === undefined && valueAt(base.data, segments) === undefined;
    return gone ? [] : [{ ...change, segments, value: before ?? null }];
  });
  const changes = changesOf(picked);
  // A reading's fault is the file's; that of what a user sets is the user's.
  ofScenario(() => apply(base.data, [...undone, ...changes]));
  const applied = apply(base.data, [...picks, ...undone, ...changes, ...others]);
  const set = new Set(apply(base.data, others).records.map((r) => r.path));
  const records = applied.records.map((r) => ({ ...r, path: pickedPath(r.path) }));
  const byReading = new Set(
    records.map((r) => r.path).filter((p) => !set.has(p) && !p.startsWith("codings.")),
  );
  return { ...applied, records, origins: new Map([...base.origins, ...applied.origins]), byReading, picked };
}

const isOfCoding = (o: Override) => o.segments[0] === "codings" && o.segments.length > 1;

const isSame = (a: InForce, b: InForce) => {
  const said = ({ coding, reading, changes }: InForce) =>
    JSON.stringify([coding, reading, changes.map((c) => [c.segments, c.value])]);
  return said(a) === said(b);
};

const pickedPath = (path: string) => path.replace(/^(codings\.[^.]+)\.reading$/, "$1");

/** An error of applying what the file itself says. */
function ofScenario<T>(act: () => T): T {
  try {
    return act();
  } catch (e) {
    if (!(e instanceof MultivectorError)) throw e;
    throw new MultivectorError({ ...e, message: e.message, fault: "scenario" });
  }
}

/** The readings, where no two of them set one thing. */
function consistent(readings: InForce[], layer: Layer, origins?: ReadonlyMap<string, string>): InForce[] {
  const [found] = contradictions(readings);
  if (!found) return readings;
  const { path, first, second } = found;
  throw new MultivectorError({
    code: "codings-contradict",
    message: `${first.coding}=${first.reading} and ${second.coding}=${second.reading} both set ${path}`,
    where: placeOf(layer, pathText(["codings", second.coding, "reading"]), origins),
    mend: "pick another reading of one of the two",
  });
}
