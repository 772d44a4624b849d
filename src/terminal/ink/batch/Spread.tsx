/** When the chosen event happens, how the chosen quantity is spread, or how frequent each category is, over the runs so far. */
import { monthText } from "../../../engine/calendar.ts";
import type {
  CategoryTally,
  EventTally,
  OutcomeTally,
  QuantityTally,
  TallyBin,
} from "../../../experiments/running-summary.ts";
import { number, percent } from "../../../views/text/number.ts";
import { fitted, widthOf } from "../../../views/text/width.ts";
import { bar } from "../components/bar.ts";
import { Drawing } from "../components/Drawing.tsx";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Rows } from "../components/Rows.tsx";
import { Tint } from "../components/Tint.tsx";
import { type Bin, histogram } from "../draw/histogram.ts";
import { roundStep } from "../draw/step.ts";
import type { BatchHead } from "./state.ts";

export function SpreadPanel(props: {
  outcome: OutcomeTally | undefined;
  bins: readonly TallyBin[];
  head: BatchHead;
  runs: number;
  width: number;
  lines: number;
}) {
  const { outcome, bins, head, runs, width, lines } = props;
  if (!outcome) return null;
  const counted = (some: readonly TallyBin[]) => some.reduce((sum, b) => sum + b.count, 0);
  // What is older than the run has no place on its axis.
  const drawn = outcome.kind === "event" ? bins.filter((b) => b.from >= head.start) : bins;
  const happened = counted(bins);
  const none = runs === 0 || outcome.kind !== "event" ? "no run so far" : "in none of the runs so far";
  return (
    <PanelBox
      title={outcome.id}
      note={runs === 0 ? "" : noteOf(outcome, happened, happened - counted(drawn), runs)}
      place={{ width, lines }}
    >
      {counted(drawn) === 0 ? (
        <Line dim>{happened === 0 ? none : "all before the start"}</Line>
      ) : outcome.kind === "category" ? (
        <Shares outcome={outcome} width={width} lines={lines} />
      ) : (
        <Drawing rows={histogram(binsOf(outcome, drawn, head, width), width, lines)} />
      )}
    </PanelBox>
  );
}

function noteOf(outcome: OutcomeTally, happened: number, before: number, runs: number): string {
  if (outcome.kind === "event")
    return `when, in ${happened} of ${runs} runs${before > 0 ? `, ${before} of them before the start` : ""}`;
  return `${outcome.kind === "category" ? "what" : outcome.unit}, in ${happened} runs`;
}

/** A bar for each name, in the order in which they are declared. */
function Shares({ outcome, width, lines }: { outcome: CategoryTally; width: number; lines: number }) {
  const { categories, shares } = outcome;
  const name = Math.min(LONGEST_NAME, Math.max(...categories.map(widthOf)));
  const length = Math.max(0, width - name - PERCENT - 1);
  return (
    <Rows
      count={categories.length}
      room={lines}
      row={(k) => {
        const { share } = shares[categories[k]!]!;
        return (
          <Line key={categories[k]}>
            {`${fitted(categories[k]!, name)} ${fitted(percent(share), PERCENT)}`}
            <Tint tone="accent">{bar(share, length, "█", " ").trimEnd()}</Tint>
          </Line>
        );
      }}
    />
  );
}

const LONGEST_NAME = 30;
/** Width of a share. */
const PERCENT = 7;

function binsOf(
  outcome: EventTally | QuantityTally,
  bins: readonly TallyBin[],
  head: BatchHead,
  width: number,
): Bin[] {
  if (outcome.kind === "quantity") return byValue(bins, width);
  return outcome.unit === "turn" ? byTurn(bins, head, width) : byTime(bins, head, width);
}

/** Turns, some together where there is no room for each, over the whole scenario. */
export function byTurn(bins: readonly TallyBin[], { start, end }: BatchHead, width: number): Bin[] {
  const step = roundStep((end - start + 1) / Math.max(1, width - 8));
  const counts = new Array<number>(Math.floor((end - start) / step) + 1).fill(0);
  for (const { from, count } of bins) {
    const at = Math.max(0, Math.min(counts.length - 1, Math.floor((from - start) / step)));
    counts[at] = counts[at]! + count;
  }
  return counts.map((count, k) => ({ label: String(start + k * step), count }));
}

/** Months, quarters or years, whatever the width has room for, over the whole scenario. */
export function byTime(bins: readonly TallyBin[], { start, end }: BatchHead, width: number): Bin[] {
  const room = Math.max(1, width - 8);
  const step = [1, 3, 6, 12, 24, 60, 120].find((s) => Math.ceil((end - start + 1) / s) <= room) ?? 240;
  // Whole quarters and years of the calendar, so that a column is what its label says.
  const first = Math.floor(start / step) * step;
  const columns = Math.floor((end - first) / step) + 1;
  const counts = new Array<number>(columns).fill(0);
  for (const { from, count } of bins) {
    const at = Math.max(0, Math.min(columns - 1, Math.floor((from - first) / step)));
    counts[at] = counts[at]! + count;
  }
  return counts.map((count, k) => {
    const month = first + k * step;
    const year = monthText(Math.max(month, start)).slice(0, 4);
    const begins = k === 0 || Math.floor(month / 12) !== Math.floor((month - step) / 12);
    return { label: begins ? year : "", count };
  });
}

/** As many columns as there are distinct values, or as there is room for. */
export function byValue(bins: readonly TallyBin[], width: number): Bin[] {
  const room = Math.max(1, Math.min(40, Math.floor((width - 8) / 2)));
  if (bins.length <= room / 2) return bins.map((b) => ({ label: number(b.from, 2), count: b.count }));
  const least = bins[0]!.from;
  const step = (bins.at(-1)!.from - least) / (room - 1);
  const counts = new Array<number>(room).fill(0);
  for (const { from, count } of bins) {
    const at = Math.min(room - 1, Math.floor((from - least) / step));
    counts[at] = counts[at]! + count;
  }
  return counts.map((count, k) => ({ label: k % 8 === 0 ? number(least + k * step, 2) : "", count }));
}
