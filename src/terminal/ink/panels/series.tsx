/** Charts over time of what the reader picks from all outcomes and columns. */
import { Text } from "ink";
import { monthText, outcomeText } from "../../../engine/calendar.ts";
import type { Entry } from "../../../views/entries.ts";
import { firstPicks, historyOf, matching, type SeriesFrame, seriesData } from "../../../views/series.ts";
import { number } from "../../../views/text/number.ts";
import { cut } from "../../../views/text/width.ts";
import { Drawing } from "../components/Drawing.tsx";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { chart, MOST_LINES } from "../draw/chart.ts";
import { roundStep } from "../draw/step.ts";
import type { Panel, ViewProps } from "./panel.ts";

interface Own {
  /** Ids of entries; null until something is picked. */
  picked: readonly string[] | null;
  /** Whether the list of what can be picked is open. */
  picking: boolean;
  filter: string;
}

const LINES = 12;

export const series: Panel<SeriesFrame, Own> = {
  data: seriesData,
  side: "left",
  own: { picked: null, picking: false, filter: "" },
  lines: (_, { lines }) => Math.min(lines, LINES),
  cells: (frame, own) => ({ rows: own.picking ? matching(frame.entries, own.filter).length : 0, columns: 1 }),
  choose: (own, frame, cursor) => {
    const entry = frame.entries.all[matching(frame.entries, own.filter)[cursor.row] ?? -1];
    return own.picking && entry ? { ...own, picked: toggled(picksOf(own, frame), entry.id) } : own;
  },
  back: (own) => (own.picking ? { ...own, picking: false } : undefined),
  keys: [
    { key: "p", does: "pick what is drawn", act: (own) => ({ ...own, picking: !own.picking }) },
    {
      key: "f",
      does: "find what can be drawn",
      text: (own) => own.filter,
      act: (own, _, text) => ({ ...own, filter: text, picking: true }),
    },
    { key: "0", does: "clear the chart", act: (own) => ({ ...own, picked: [] }) },
  ],
  View,
};

function picksOf(own: Own, frame: SeriesFrame): readonly string[] {
  return own.picked ?? firstPicks(frame.entries, 4);
}

/** The oldest pick makes place where there are too many to tell apart. */
function toggled(picked: readonly string[], id: string): string[] {
  return picked.includes(id) ? picked.filter((p) => p !== id) : [...picked, id].slice(-MOST_LINES);
}

function View({ frame, own, place, cursor }: ViewProps<SeriesFrame, Own>) {
  const picked = picksOf(own, frame);
  if (own.picking) return <Picker frame={frame} own={own} picked={picked} place={place} row={cursor.row} />;
  const { all } = frame.entries;
  const drawn = picked.flatMap((id) => {
    const k = all.findIndex((e) => e.id === id);
    return k < 0 ? [] : [{ entry: all[k]!, values: historyOf(frame, k) }];
  });
  const units = [...new Set(drawn.map((d) => d.entry.unit))];
  return (
    <PanelBox title={seriesData.title} note={drawn.length > 0 ? units.join(", ") : undefined} place={place}>
      {drawn.length === 0 ? (
        <Line dim>nothing is picked: p opens the list</Line>
      ) : (
        <Drawing
          rows={chart(
            {
              lines: drawn.map(({ entry, values }) => ({ label: said(entry, values.at(-1)), values })),
              length: frame.end - frame.start + 1,
              ticks: frame.unit === "turn" ? turns(frame.start, frame.end) : years(frame.start, frame.end),
              ...bounds(drawn.map((d) => d.entry)),
            },
            place.width,
            place.lines,
          )}
        />
      )}
    </PanelBox>
  );
}

function Picker(props: {
  frame: SeriesFrame;
  own: Own;
  picked: readonly string[];
  place: ViewProps<SeriesFrame, Own>["place"];
  row: number;
}) {
  const { frame, own, picked, place, row } = props;
  const found = matching(frame.entries, own.filter);
  const of = own.filter === "" ? "" : ` with "${cut(own.filter, 20)}"`;
  return (
    <PanelBox
      title={seriesData.title}
      note={`${found.length}${of}; f search, Enter pick, p chart`}
      place={place}
    >
      <Rows
        count={found.length}
        room={place.lines}
        cursor={row}
        row={(k) => {
          const entry = frame.entries.all[found[k]!]!;
          return (
            <Row key={entry.id} marked={k === row}>
              <Text wrap="truncate-end">
                {picked.includes(entry.id) ? "[x] " : "[ ] "}
                <Text bold>{entry.id}</Text>
                <Text dimColor>{`  ${entry.doc}`}</Text>
              </Text>
            </Row>
          );
        }}
      />
    </PanelBox>
  );
}

function said(entry: Entry, value: number | null | undefined): string {
  if (value === null || value === undefined) return entry.id;
  if (entry.kind === "period") return `${entry.id} ${outcomeText(value, entry.unit)}`;
  return `${entry.id} ${entry.choices?.[value] ?? number(value, 2)}`;
}

/** The range that all units share, where each has one. */
function bounds(entries: readonly Entry[]): { bounds?: readonly [number, number] } {
  const low = Math.min(...entries.map((e) => e.low));
  const high = Math.max(...entries.map((e) => e.high));
  return Number.isFinite(low) && Number.isFinite(high) ? { bounds: [low, high] } : {};
}

/** Each January. */
function years(start: number, end: number): { at: number; text: string }[] {
  const first = Math.ceil(start / 12);
  const count = Math.floor(end / 12) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, k) => {
    const month = (first + k) * 12;
    return { at: month - start, text: monthText(month).slice(0, 4) };
  });
}

/** Labels that have room in a chart. */
const MOST_LABELS = 8;

/** Turns a round number apart. */
function turns(start: number, end: number): { at: number; text: string }[] {
  const step = roundStep((end - start + 1) / MOST_LABELS);
  const first = Math.ceil(start / step);
  const count = Math.floor(end / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, k) => {
    const turn = (first + k) * step;
    return { at: turn - start, text: String(turn) };
  });
}
