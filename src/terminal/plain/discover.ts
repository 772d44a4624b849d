/** Where an outcome turns, in plain sentences: what was tested, boxes, and a tree of conditions beside them. */
import type {
  BoxObject,
  DiscoverObject,
  OutcomeDiscovery,
  TreeObject,
} from "../../experiments/discover/contract.ts";
import type { Opened } from "../../models/open.ts";
import { number, percent } from "../../views/text/number.ts";
import { textOf, title } from "./text.ts";

export function discoverText(opened: Opened, object: DiscoverObject): string {
  const lines = [
    ...title(opened),
    `${object.points} points, ${object.runs} runs, seed "${object.seed}"${object.failed ? `, ${object.failed} failed` : ""}`,
    ...object.overrides.map((o) => `  set ${o.path}: ${JSON.stringify(o.from)} -> ${JSON.stringify(o.to)}`),
  ];
  for (const [name, outcome] of Object.entries(object.outcomes))
    lines.push(
      "",
      `${name} happens in ${percent(outcome.probability)} of all runs.`,
      ...found(outcome, opened),
    );
  lines.push("", `digest ${object.digest}`);
  return textOf(lines);
}

function found({ test, detectable, boxes, tree }: OutcomeDiscovery, opened: Opened): string[] {
  if (!test) return ["All points are alike in it: there is nothing to look for."];
  const { p, level, path } = test;
  if (p > level)
    return [
      `No effect of any factor was told from chance (p ${chance(p)} for the strongest, of ${path}): that is not to say that there is none.`,
      ...detectableLines(detectable),
    ];
  return [
    `Some factor has an effect (p ${chance(p)}; where none had, ${percent(level)} of searches would say so).`,
    ...detectableLines(detectable),
    ...(boxes.length === 0
      ? ["", "No box stood up to fresh points, for which half of the points are kept."]
      : []),
    ...boxes.flatMap((box, k) => ["", ...boxLines(box, k, opened)]),
    "",
    "Conditions one by one, from all points; each is told from chance among the points it parts:",
    ...treeLines(tree, "  "),
  ];
}

/** What the search could have found, had it been there. */
function detectableLines(detectable: OutcomeDiscovery["detectable"]): string[] {
  const said = detectable.map(
    ({ share, difference }) =>
      `${difference === null ? "none that is possible" : `${number(100 * difference, 0)} points`} between ${SHARES[number(1 / share, 0)] ?? percent(share)} of a factor's distribution and the rest`,
  );
  return [
    "Of one factor alone, differences like these would have been found in at least four of five searches:",
    ...said.map((s) => `  ${s}`),
  ];
}

const SHARES: Readonly<Record<string, string>> = { 2: "one half", 3: "one third", 10: "one tenth" };

function boxLines(box: BoxObject, k: number, opened: Opened): string[] {
  const where = k === 0 ? "It is likeliest where" : "Of what is left, it is likeliest where";
  const docs = (path: string) => opened.program.address(path)?.doc ?? "";
  return [
    `Box ${k + 1}. ${where}`,
    ...box.bounds.map(
      (b, at) =>
        `  ${b.path} is ${side(b)}${at < box.bounds.length - 1 ? ", and" : "."} (${docs(b.path)}; ${spread(b)}; quasi-p ${chance(b.quasiP)})`,
    ),
    `There it happens in ${percent(box.density)} of the runs (95%: ${percent(box.low)} to ${percent(box.high)}), and there lie`,
    `${percent(box.coverage)} of all runs in which it happens, in ${percent(box.support)} of all points.`,
    `These are shares of points that the box was not fitted to; on those that it was, it happens in ${percent(box.fitted)}.`,
    ...(box.dropped.length > 0
      ? [`Bounds that fresh points did not support: ${box.dropped.join(", ")}.`]
      : []),
  ];
}

type Bound = BoxObject["bounds"][number];

function side({ low, high, names }: Bound): string {
  if (names) return oneOf(names);
  if (low === null) return `at most ${number(high ?? 0)}`;
  return high === null ? `at least ${number(low)}` : `from ${number(low)} to ${number(high)}`;
}

function spread({ range, choices }: Bound): string {
  if (choices) return `drawn from ${choices.join(", ")}`;
  return range ? `drawn from ${number(range[0], 2)} to ${number(range[1], 2)}` : "";
}

function treeLines({ points, density, split }: TreeObject, indent: string): string[] {
  const here = `it happens in ${percent(density)} of ${points} points`;
  if (!split) return [`${indent}${here}`];
  const { path, at, names, first, second } = split;
  const [yes, no] = names
    ? [`${path} is ${oneOf(names)}`, `${path} is another`]
    : [`${path} is at most ${number(at ?? 0)}`, `${path} is more`];
  return [
    `${indent}${yes}:`,
    ...treeLines(first, `${indent}  `),
    `${indent}${no}:`,
    ...treeLines(second, `${indent}  `),
  ];
}

const oneOf = (names: readonly unknown[]) => names.join(" or ");

const chance = (p: number) => (p < 0.001 ? "below 0.001" : number(p));
