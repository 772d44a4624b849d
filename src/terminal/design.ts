/** The options by which a design is asked for, and the note on what it holds. */
import { type Asked, designNamed, type Planned, planned } from "../experiments/design/asked.ts";
import type { Factor } from "../experiments/design/factors.ts";
import { FIRST } from "../experiments/design/lhs.ts";
import type { Opened } from "../models/open.ts";
import { nodeTables } from "../node/files.ts";
import { count, MOST_RUNS, usage } from "./options.ts";

export interface DesignFlags {
  design?: string;
  vary: string[];
  points?: string;
  replicates?: string;
  luck?: string;
  runs?: string;
}

export interface Asking {
  asked: Omit<Asked, "seed"> | undefined;
  points: number | undefined;
  runs: number | undefined;
}

/** Checks what can be checked before a scenario is opened. */
export function askingOf(flags: DesignFlags): Asking {
  const runs = flags.runs === undefined ? undefined : count(flags.runs, "--runs", 1, MOST_RUNS);
  const points = flags.points === undefined ? undefined : count(flags.points, "--points", 1, MOST_RUNS);
  if (flags.design === undefined) {
    const lone = (["vary", "points", "replicates", "luck"] as const).find((k) => flags[k]?.length);
    if (lone)
      throw usage(
        "no-design",
        `--${lone} belongs to a design, and none is asked for`,
        "add --design lhs (or random, sobol, grid, morris, saltelli)",
        `--${lone}`,
      );
    return { asked: undefined, points, runs };
  }
  if (points !== undefined && runs !== undefined)
    throw usage(
      "points-and-runs",
      "--points and --runs both say how much to play",
      "leave one of the two out",
      "--points",
    );
  const replicates = count(flags.replicates ?? "1", "--replicates", 1, MOST_RUNS);
  return {
    asked: { design: designNamed(flags.design), vary: flags.vary, replicates, luck: luckNamed(flags.luck) },
    points,
    runs,
  };
}

function luckNamed(text: string | undefined): "paired" | "fresh" | undefined {
  if (text === undefined || text === "paired" || text === "fresh") return text;
  throw usage("unknown-luck", `there is no luck "${text}"`, "write paired or fresh", "--luck");
}

/** The design of this scenario and how many runs of it are asked for. */
export function designOf(
  opened: Opened,
  { asked, points, runs }: Asking,
  seed: string,
  otherwise: number,
): { plan: Planned | undefined; runs: number } {
  if (!asked) return { plan: undefined, runs: runs ?? otherwise };
  const plan = planned(opened, { ...asked, seed }, nodeTables);
  const { size } = plan.design;
  const wanted = points === undefined ? (runs ?? (size < Infinity ? size : otherwise)) : points * plan.block;
  if (wanted > size)
    throw usage(
      "design-size",
      `this design has ${size} runs, ${wanted} are asked for`,
      `leave --${points === undefined ? "runs" : "points"} out to play them all`,
      points === undefined ? "--runs" : "--points",
    );
  if (wanted > MOST_RUNS)
    throw usage(
      "too-many-runs",
      `this would be ${wanted} runs, more than ${MOST_RUNS}`,
      "ask for less",
      "--points",
    );
  return { plan, runs: wanted };
}

/** What a user should know of a design before its numbers: what is held, and where its strata are not full. */
export function notesOf(plan: Planned, runs: number): string[] {
  const { factors, design, block } = plan;
  const notes = heldNotes(factors);
  const points = runs / block;
  if (design.id === "lhs" && !isFull(points)) {
    const [below, above] = around(points);
    notes.push(
      `a Latin hypercube of ${points} points has some slices with one and some with none: ${below ? `${below} or ` : ""}${above} would fill them`,
    );
  }
  if (design.id === "sobol") notes.push(...evenNotes(points));
  return notes;
}

/** Where the points of a Sobol' sequence would be more even. */
export function evenNotes(points: number): string[] {
  if (isPower(points)) return [];
  const below = 2 ** Math.floor(Math.log2(points));
  return [`Sobol' points are most even at powers of two: ${below} or ${2 * below}, rather than ${points}`];
}

export function heldNotes(factors: readonly Factor[]): string[] {
  const of = (why: Factor["held"]) => factors.filter((f) => f.held === why).map((f) => f.path);
  const [set, unread] = [of("set"), of("unread")];
  return [
    ...(set.length > 0 ? [`held where it was set, though uncertain: ${set.join(", ")}`] : []),
    ...(unread.length > 0 ? [`left out, for nothing here reads it: ${unread.join(", ")}`] : []),
  ];
}

const isPower = (n: number) => Number.isInteger(Math.log2(n));
const isFull = (points: number) => points >= FIRST && isPower(points / FIRST);

function around(points: number): [number | undefined, number] {
  let above = FIRST;
  while (above < points) above *= 2;
  return [above > FIRST ? above / 2 : undefined, above];
}
