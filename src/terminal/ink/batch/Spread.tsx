/** When the chosen event happens, or how the chosen quantity is spread, over the runs so far. */
import { monthText } from "../../../engine/calendar.ts";
import type { OutcomeTally, TallyBin } from "../../../experiments/tally.ts";
import { number } from "../../plain/text.ts";
import { type Bin, histogram } from "../draw/histogram.ts";
import { Drawing } from "../views/Drawing.tsx";
import { Line } from "../views/Line.tsx";
import { PanelBox } from "../views/PanelBox.tsx";
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
  const happened = bins.reduce((sum, b) => sum + b.count, 0);
  const event = outcome.kind === "event";
  const none = runs === 0 || !event ? "no run so far" : "in none of the runs so far";
  const note =
    runs === 0 ? "" : event ? `when, in ${happened} of ${runs} runs` : `${outcome.unit}, in ${happened} runs`;
  const shown = event ? byTime(bins, head, width) : byValue(bins, width);
  return (
    <PanelBox title={outcome.id} note={note} place={{ width, lines }}>
      {happened === 0 ? <Line dim>{none}</Line> : <Drawing rows={histogram(shown, width, lines)} />}
    </PanelBox>
  );
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
