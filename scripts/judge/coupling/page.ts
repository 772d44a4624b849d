/** docs/validation/coupling.md: which block reaches which headline outcome, and whether it does where a source says so. */
import { decimal, table } from "../../shared/markdown.ts";
import {
  BOUND,
  type Effect,
  isBeyondNoise,
  isLarge,
  type Laboratory,
  type Mark,
  type Missing,
  markOf,
} from "../effects.ts";
import { HEADLINES, type Headline } from "./columns.ts";
import type { Row, Said } from "./rows.ts";

const SCENARIO = "full";
const AS_SHIPPED = { scenario: SCENARIO, sets: [] };
/** As many headline outcomes of other blocks are to be moved where a source says so. */
const ENOUGH = 2;

export interface Cell {
  headline: Headline;
  effect: Effect | Missing;
  said: Said | undefined;
  /** Of what is said; undefined where nothing is, or where the outcome is the block's own. */
  mark: Mark | undefined;
}

export interface Coupled {
  row: Row;
  cells: readonly Cell[];
  /** Cells of other blocks of which a source says something, and those of them that are right. */
  claimed: number;
  met: number;
  /** Headlines of other blocks that it moves beyond noise, whoever says so. */
  moved: number;
}

/** Asks a laboratory for all that the rows need. */
export function askForCoupling(rows: readonly Row[], laboratory: Laboratory): void {
  for (const { measure } of HEADLINES) {
    laboratory.ask(AS_SHIPPED, measure);
    for (const { sets } of rows) laboratory.ask({ scenario: SCENARIO, sets }, measure);
  }
}

/** Reads the rows from what a laboratory has played. */
export function coupled(rows: readonly Row[], laboratory: Laboratory): Coupled[] {
  return rows.map((row) => {
    const cells = HEADLINES.map((headline): Cell => {
      const effect = laboratory.effect(AS_SHIPPED, { scenario: SCENARIO, sets: row.sets }, headline.measure);
      const said = row.said.find((s) => s.headline === headline.id);
      return { headline, effect, said, mark: said && markOf(effect, said.sign) };
    });
    const others = cells.filter(({ headline }) => headline.block !== row.block);
    const claimed = others.filter(({ said }) => said !== undefined);
    return {
      row,
      cells,
      claimed: claimed.length,
      met: claimed.filter(({ mark }) => mark === "right").length,
      moved: others.filter(({ effect }) => moves(effect)).length,
    };
  });
}

/** All rows of one name: a block may be moved by several levers. */
export interface CoupledBlock {
  name: string;
  rows: readonly Coupled[];
  /** Headlines of other blocks of which a source says something, those that are met by one row at least, and those that are not. */
  claimed: readonly string[];
  met: readonly string[];
  missed: readonly string[];
}

export function blocksOf(rows: readonly Coupled[]): CoupledBlock[] {
  return [...new Set(rows.map(({ row }) => row.name))].map((name): CoupledBlock => {
    const own = rows.filter(({ row }) => row.name === name);
    const said = own.flatMap(({ row, cells }) =>
      cells.filter(({ headline, said }) => said !== undefined && headline.block !== row.block),
    );
    const names = (list: readonly Cell[]) => [...new Set(list.map(({ headline }) => headline.measure.name))];
    const [claimed, met] = [names(said), names(said.filter(({ mark }) => mark === "right"))];
    return { name, rows: own, claimed, met, missed: claimed.filter((id) => !met.includes(id)) };
  });
}

const moves = (effect: Effect | Missing) =>
  !("missing" in effect) && isBeyondNoise(effect) && isLarge(effect);

export function couplingPage(rows: readonly Coupled[], runs: number, seed: string): string {
  const blocks = blocksOf(rows);
  const whole = blocks.filter(({ met }) => met.length >= ENOUGH);
  const short = blocks.filter(({ met, claimed }) => met.length < ENOUGH && claimed.length >= ENOUGH);
  const unsaid = blocks.filter(({ met, claimed }) => met.length < ENOUGH && claimed.length < ENOUGH);
  const sum = (of: (r: Coupled) => number) => rows.reduce((n, r) => n + of(r), 0);
  return [
    "# How the blocks of the model hang together",
    `Of ${blocks.length} blocks and powers **${whole.length}** move at least two headline outcomes of other blocks where a source says that they do;
**${short.length}** do not, and stand first; of **${unsaid.length}** the sources claim fewer than two such effects. Of ${sum((r) => r.claimed)} effects across blocks that are claimed
**${sum((r) => r.met)}** are met. Whoever says so or not, ${sum((r) => r.moved)} of ${rows.length * HEADLINES.length} cells are effects across blocks beyond noise.`,
    `Made by \`node scripts/ts.mjs scripts/coupling.ts ${runs} > docs/validation/coupling.md\`: ${runs} runs of \`${SCENARIO}\` with each row, seed
"${seed}", differences run by run from the scenario as shipped, with 95% intervals. An effect is beyond noise where its interval leaves
out 0 and it is no smaller than ${decimal(BOUND, 2)}: of an event that share of the runs, of a quantity that part of the larger of the two means. A claim is
**met** where it is so with the claimed sign, else missed. Luck is keyed by names, so that an outcome which nothing connects to a row
differs in no run (0); engagement is weighted by the product of the five, whoever is a member. That an effect runs through the
term that the claim names is not tested here but by the claim's own trials: [claims](claims.md). No coefficient is changed to make a
cell come out.`,
    "## Blocks that move fewer than two where a source says so",
    blockTable(short),
    "## Blocks of which fewer than two effects are claimed",
    blockTable(unsaid),
    "## Blocks that move two or more",
    blockTable(whole),
    "## What is claimed",
    table(
      ["block", "what is done", "outcome", "claim", "claimed", "as shipped, then", "difference", "95%", ""],
      rows.flatMap((r) => r.cells.filter((c) => c.said !== undefined).map((c) => saidRow(r.row, c))),
    ),
    "## All cells",
    `Differences of what is said above each column; bold where beyond noise; *own* where the outcome is the block's own and is not there
without it; 0 where no run differs.`,
    table(
      ["block", "what is done", ...HEADLINES.map(({ measure }) => measure.name)],
      rows.map(({ row, cells }) => [row.name, row.what, ...cells.map((c) => cellText(row, c))]),
    ),
  ].join("\n\n");
}

function blockTable(blocks: readonly CoupledBlock[]): string {
  if (blocks.length === 0) return "None.";
  return table(
    ["block", "what is done", "moved in all", "met", "missed", "what stands in the way"],
    blocks.map(({ name, rows, met, missed }) => [
      name,
      rows.map(({ row }) => row.what).join("; "),
      String(Math.max(...rows.map(({ moved }) => moved))),
      met.join(", "),
      missed.join(", "),
      missed.length === 0 ? "" : [...new Set(rows.flatMap(({ row }) => row.why ?? []))].join(" "),
    ]),
  );
}

function saidRow(row: Row, { headline, effect, said, mark }: Cell): string[] {
  const { claims, sign } = said!;
  const head = [row.name, row.what, headline.measure.name, claims.join(", "), sign > 0 ? "more" : "less"];
  if ("missing" in effect) return [...head, effect.missing, "", "", "not measured"];
  const { from, to, difference, low, high } = effect;
  const verdict = mark === "right" ? "met" : `missed: ${mark}`;
  return [
    ...head,
    `${number(from)}, ${number(to)}`,
    number(difference),
    `${number(low)} to ${number(high)}`,
    verdict,
  ];
}

function cellText(row: Row, { headline, effect, said, mark }: Cell): string {
  if ("missing" in effect) return headline.block === row.block ? "*own*" : "not measured";
  const { difference, low, high, changed } = effect;
  const shown = changed === 0 ? "0" : `${number(difference)} (${number(low)} to ${number(high)})`;
  const text = moves(effect) ? `**${shown}**` : shown;
  return said === undefined
    ? text
    : `${text} ${said.claims.join(", ")} ${mark === "right" ? "met" : "missed"}`;
}

const number = (x: number) => decimal(x, Math.abs(x) >= 10 ? 1 : 3);
