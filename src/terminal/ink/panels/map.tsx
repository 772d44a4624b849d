/** The map: Central Asia and the Caspian, its states filled by whatever the reader cycles through. */
import { Box, Text } from "ink";
import { type MapFrame, mapData, standing } from "../../../views/map.ts";
import { number } from "../../../views/text/number.ts";
import { cut, widthOf } from "../../../views/text/width.ts";
import { mapLegs, mapMarks } from "../../../views/traffic.ts";
import { Cell } from "../components/Cell.tsx";
import { Drawing, Drawn } from "../components/Drawing.tsx";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { hatchSample, LEVELS, type MapContent, mapRows } from "../map/draw.ts";
import { rasterOf } from "../map/raster.ts";
import type { Panel, ViewProps } from "./panel.ts";

/** Index of the measure that is shown. */
interface Own {
  measure: number;
}

/** The key beside the map: a sample of the filling, the state, its value. */
const SAMPLE = 3;
const KEY = 26;
const GAP = 2;
/** A cell is twice as high as wide, and the region about half as high as wide. */
const SHAPE = 0.33;
const LEAST = 10;
const MOST = 34;

export const map: Panel<MapFrame, Own> = {
  data: mapData,
  side: "right",
  own: { measure: 0 },
  lines: (_, { width, lines }) =>
    Math.max(LEAST, Math.min(lines, MOST, Math.round((width - KEY - GAP) * SHAPE))),
  keys: [
    { key: "c", does: "next measure", act: (own, frame) => cycled(own, frame, 1) },
    { key: "C", does: "previous measure", act: (own, frame) => cycled(own, frame, -1) },
    {
      key: "m",
      does: "find a measure by its name",
      text: () => "",
      act: (own, frame, text) => {
        const found = measureNamed(frame, text);
        return text !== "" && found >= 0 ? { measure: found } : own;
      },
      lacks: (frame, text) => (measureNamed(frame, text) < 0 ? "no measure of that name" : undefined),
    },
  ],
  View,
};

function measureNamed({ measures }: MapFrame, text: string): number {
  return measures.findIndex((m) => m.id.toLowerCase().includes(text.toLowerCase()));
}

function cycled({ measure }: Own, { measures }: MapFrame, step: 1 | -1): Own {
  return { measure: (measure + step + measures.length) % measures.length };
}

function View({ frame, own, place, state }: ViewProps<MapFrame, Own>) {
  const m = Math.min(own.measure, frame.measures.length - 1);
  const states = frame.states.map((id, k) => ({ id, ...standing(frame, m, k, LEVELS) }));
  const width = place.width - KEY - GAP;
  const raster = rasterOf(frame.atlas, width, place.lines);
  const { spots } = state.head;
  const [legs, marks] = [mapLegs(frame.legs, spots), mapMarks(frame.marks, spots)];
  const rows = mapRows(frame.atlas, raster, { states, legs, marks });
  const { id, kind, unit } = frame.measures[m]!;
  const listed = states.length > place.lines ? states.slice(0, place.lines - 1) : states;
  return (
    <PanelBox
      title={mapData.title}
      note={cut(`${id}${kind === "period" ? "" : `, ${unit}`}`, 40)}
      place={place}
    >
      <Box height={place.lines} width={place.width} flexShrink={0}>
        <Box width={width} marginRight={GAP} flexDirection="column" flexShrink={0}>
          <Drawing rows={rows} />
        </Box>
        <Box width={KEY} height={place.lines} flexDirection="column" flexShrink={0}>
          {listed.map((s) => (
            <Box key={s.id} height={1} flexShrink={0}>
              <Cell width={4}>
                <Text bold>{s.id}</Text>
              </Cell>
              <Drawn row={[{ text: "▕" }, hatchSample(s.level, SAMPLE), { text: "▏" }]} />
              <Text wrap="truncate-end">{` ${s.text || "-"}`}</Text>
            </Box>
          ))}
          {listed.length < states.length && <Line dim>{`… ${states.length - listed.length} more`}</Line>}
          <Notes frame={frame} m={m} drawn={{ legs, marks }} room={place.lines - states.length} />
        </Box>
      </Box>
    </PanelBox>
  );
}

interface NotesProps {
  frame: MapFrame;
  m: number;
  drawn: Pick<MapContent, "legs" | "marks">;
  room: number;
}

/** What the measure is, what empty and full stand for, and what else is on the map. */
function Notes({ frame, m, drawn, room }: NotesProps) {
  const { doc, kind } = frame.measures[m]!;
  const [least, most] = [frame.range[2 * m]!, frame.range[2 * m + 1]!];
  const scale =
    kind === "period" ? "full: has happened" : `empty ${number(least, 2)}, full ${number(most, 2)}`;
  const said = [
    "",
    `${m + 1} of ${frame.measures.length}, c next`,
    scale,
    ...(kind === "period" ? [] : folded(doc, KEY, 3)),
    ...(drawn.legs.length > 0 ? ["─ corridor  ┈ closed"] : []),
    ...(drawn.marks.length > 0 ? ["◆ fleet, points"] : []),
  ];
  return said.slice(0, Math.max(0, room)).map((text, k) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
    <Line key={k} dim>
      {text || " "}
    </Line>
  ));
}

/** Text in lines of a width, the last one cut. */
export function folded(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, most).map((l, k) => cut(k === most - 1 && lines.length > most ? `${l} …` : l, width));
}
