/** A scenario of everything with twenty states, many powers, and ids thirty characters long. */
import { openScenario } from "../../src/node/open.ts";

type Tree = Record<string, unknown>;

const STATES = 14;
const POWERS = 6;
/** Of fleets, legs and routes. */
const FEW = 3;

/** Thirty characters, of which the last tell one from another. */
const long = (name: string, k: number) =>
  `${name}OfTheFarthestLands`.padEnd(27, "X").slice(0, 27) + (100 + k);
const several = (name: string, count: number, entry: (k: number) => unknown): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, k) => [long(name, k), entry(k)]));

/** Data speak of no such state: a number stands in their place. */
function known(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if ("data" in value) return 0.5;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, known(v)]));
}

/** @returns the text of a file, of which JSON is one way to write YAML */
export function crowded(): string {
  const { data } = openScenario("full");
  const of = (section: string) => data[section] as Record<string, Tree>;
  const actors = several("state", STATES, () => known(of("actors")["KAZ"]));
  const states = [...Object.keys(of("actors")), ...Object.keys(actors)];
  const pairs = states.flatMap((a, i) => states.slice(i + 1).map((b) => [a, b] as const));
  const treaty = { ...of("treaties")["friendship"], eligible: states };
  return JSON.stringify({
    multivector: 1,
    id: "crowded",
    title: "Everything, and more of it",
    question: "Does it all fit on a terminal?",
    extends: "full",
    end: "2023-12",
    actors,
    pairs: Object.fromEntries(
      pairs.filter(([, b]) => b in actors).map(([a, b]) => [`${a}-${b}`, known(of("pairs")["KAZ-UZB"])]),
    ),
    powers: several("power", POWERS, () => of("powers")["CHN"]),
    fleets: several("state", FEW, () => of("fleets")["KAZ"]),
    legs: several("leg", FEW, () => of("legs")["k5"]),
    routes: several("route", FEW, (k) => ({ market: "CHN-EUU", legs: [long("leg", k)] })),
    works: several("work", 1, () => ({ ...of("works")["aktau"], leg: long("leg", 0) })),
    disputes: several("dispute", 1, () => of("disputes")["kgz-tjk"]),
    institutions: several("step", 1, () => of("institutions")["L5"]),
    treaties: { friendship: treaty, ...several("treaty", 1, () => treaty) },
  });
}
