/** Charts over time of what the reader picks from all outcomes and columns. */
import { Text } from "ink";
import { monthText } from "../../../engine/calendar.ts";
import { number } from "../../plain/text.ts";
import { cut } from "../../plain/width.ts";
import { chart, MOST_LINES } from "../draw/chart.ts";
import type { Entry } from "../look/entries.ts";
import { firstPicks, historyOf, matching, type SeriesLook, seriesLook } from "../look/series.ts";
import type { Panel, ViewProps } from "../panel.ts";
import { Drawing } from "../views/Drawing.tsx";
import { Line } from "../views/Line.tsx";
import { PanelBox } from "../views/PanelBox.tsx";
import { Row } from "../views/Row.tsx";
import { Rows } from "../views/Rows.tsx";

interface Own {
  /** Ids of entries; null until something is picked. */
  picked: readonly string[] | null;
  /** Whether the list of what can be picked is open. */
  picking: boolean;
  filter: string;
}

const LINES = 12;

export const series: Panel<SeriesLook, Own> = {
  id: "series",
  title: "Series",
  doc: "charts over time; p opens the list of all that can be drawn, f searches it, Enter picks",
  side: "left",
  own: { picked: null, picking: false, filter: "" },
  look: seriesLook,
  lines: (_, { lines }) => Math.min(lines, LINES),
  cells: (look, own) => ({ rows: own.picking ? matching(look.entries, own.filter).length : 0, columns: 1 }),
  choose: (own, look, cursor) => {
    const entry = look.entries.all[matching(look.entries, own.filter)[cursor.row] ?? -1];
    return own.picking && entry ? { ...own, picked: toggled(picksOf(own, look), entry.id) } : own;
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

function picksOf(own: Own, look: SeriesLook): readonly string[] {
  return own.picked ?? firstPicks(look.entries, 4);
}

/** The oldest pick makes place where there are too many to tell apart. */
function toggled(picked: readonly string[], id: string): string[] {
  return picked.includes(id) ? picked.filter((p) => p !== id) : [...picked, id].slice(-MOST_LINES);
}

function View({ look, own, place, cursor }: ViewProps<SeriesLook, Own>) {
  const picked = picksOf(own, look);
  if (own.picking) return <Picker look={look} own={own} picked={picked} place={place} row={cursor.row} />;
  const { all } = look.entries;
  const drawn = picked.flatMap((id) => {
    const k = all.findIndex((e) => e.id === id);
    return k < 0 ? [] : [{ entry: all[k]!, values: historyOf(look, k) }];
  });
  const units = [...new Set(drawn.map((d) => d.entry.unit))];
  return (
    <PanelBox title="Series" note={drawn.length > 0 ? units.join(", ") : undefined} place={place}>
      {drawn.length === 0 ? (
        <Line dim>nothing is picked: p opens the list</Line>
      ) : (
        <Drawing
          rows={chart(
            {
              lines: drawn.map(({ entry, values }) => ({ label: said(entry, values.at(-1)), values })),
              length: look.end - look.start + 1,
              ticks: years(look.start, look.end),
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
  look: SeriesLook;
  own: Own;
  picked: readonly string[];
  place: ViewProps<SeriesLook, Own>["place"];
  row: number;
}) {
  const { look, own, picked, place, row } = props;
  const found = matching(look.entries, own.filter);
  const of = own.filter === "" ? "" : ` with "${cut(own.filter, 20)}"`;
  return (
    <PanelBox title="Series" note={`${found.length}${of}; f search, Enter pick, p chart`} place={place}>
      <Rows
        count={found.length}
        room={place.lines}
        cursor={row}
        row={(k) => {
          const entry = look.entries.all[found[k]!]!;
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
  if (entry.kind === "month") return `${entry.id} ${monthText(value)}`;
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
