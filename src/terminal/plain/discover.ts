/** Boxes in plain sentences: where, how likely there, how much of the outcome they hold. */
import type { BoxObject, DiscoverObject } from "../../experiments/discover/discover.ts";
import type { Opened } from "../../models/open.ts";
import { number, percent } from "../../views/text/number.ts";
import { textOf, title } from "./text.ts";

export function discoverText(opened: Opened, object: DiscoverObject): string {
  const lines = [
    ...title(opened),
    `${object.points} points, ${object.runs} runs, seed "${object.seed}"${object.failed ? `, ${object.failed} failed` : ""}`,
    ...object.overrides.map((o) => `  set ${o.path}: ${JSON.stringify(o.from)} -> ${JSON.stringify(o.to)}`),
  ];
  for (const [name, { probability, boxes }] of Object.entries(object.outcomes)) {
    lines.push("", `${name} happens in ${percent(probability)} of all runs.`);
    if (boxes.length === 0)
      lines.push("  No box was found in which it is likelier than elsewhere, beyond what chance gives.");
    boxes.forEach((box, k) => {
      lines.push("", ...boxLines(box, k, opened));
    });
  }
  lines.push("", `digest ${object.digest}`);
  return textOf(lines);
}

function boxLines(box: BoxObject, k: number, opened: Opened): string[] {
  const where = k === 0 ? "It is likeliest where" : "Of what is left, it is likeliest where";
  const docs = (path: string) => opened.program.address(path)?.doc ?? "";
  return [
    `Box ${k + 1}. ${where}`,
    ...box.bounds.map(
      (b, at) =>
        `  ${b.path} is ${side(b)}${at < box.bounds.length - 1 ? ", and" : "."} (${docs(b.path)}; drawn from ${number(b.range[0], 2)} to ${number(b.range[1], 2)}; quasi-p ${tiny(b.quasiP)})`,
    ),
    `There it happens in ${percent(box.density)} of the runs (${percent(box.low)} to ${percent(box.high)}), and there lie`,
    `${percent(box.coverage)} of all runs in which it happens, in ${percent(box.support)} of all points.`,
    `These are shares of points that the box was not fitted to; on those that it was, it happens in ${percent(box.fitted)}.`,
    ...(box.dropped.length > 0
      ? [`Bounds that fresh points did not support: ${box.dropped.join(", ")}.`]
      : []),
  ];
}

function side({ low, high }: BoxObject["bounds"][number]): string {
  if (low === null) return `at most ${number(high ?? 0)}`;
  return high === null ? `at least ${number(low)}` : `from ${number(low)} to ${number(high)}`;
}

const tiny = (p: number) => (p < 0.001 ? "below 0.001" : number(p));
