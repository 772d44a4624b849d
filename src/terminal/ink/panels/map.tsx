/** The map: Central Asia and the Caspian, its states filled by whatever the reader cycles through. */
import { Box, Text } from "ink";
import { number } from "../../plain/text.ts";
import { cut, widthOf } from "../../plain/width.ts";
import { type MapState, mapOf, standing } from "../look/map.ts";
import { legLooks, markLooks } from "../look/traffic.ts";
import { hatchSample, LEVELS, type MapLook, mapRows } from "../map/draw.ts";
import { rasterOf } from "../map/raster.ts";
import type { Panel, ViewProps } from "../panel.ts";
import { Cell } from "../views/Cell.tsx";
import { Drawing, Drawn } from "../views/Drawing.tsx";
import { Line } from "../views/Line.tsx";
import { PanelBox } from "../views/PanelBox.tsx";

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

export const map: Panel<MapState, Own> = {
  id: "map",
  title: "Map",
  doc: "states filled by a measure: the denser the dots, the more; corridors, and ◆ fleets with their points",
  side: "right",
  own: { measure: 0 },
  look: (session, _, before) => mapOf(session, before),
  lines: (_, { width, lines }) =>
    Math.max(LEAST, Math.min(lines, MOST, Math.round((width - KEY - GAP) * SHAPE))),
  keys: [
    { key: "c", does: "next measure", act: (own, look) => cycled(own, look, 1) },
    { key: "C", does: "previous measure", act: (own, look) => cycled(own, look, -1) },
    {
      key: "m",
      does: "find a measure by its name",
      text: () => "",
      act: (own, look, text) => {
        const found = measureNamed(look, text);
        return text !== "" && found >= 0 ? { measure: found } : own;
      },
      lacks: (look, text) => (measureNamed(look, text) < 0 ? "no measure of that name" : undefined),
    },
  ],
  View,
};

function measureNamed({ measures }: MapState, text: string): number {
  return measures.findIndex((m) => m.id.toLowerCase().includes(text.toLowerCase()));
}

function cycled({ measure }: Own, { measures }: MapState, step: 1 | -1): Own {
  return { measure: (measure + step + measures.length) % measures.length };
}

function View({ look, own, place, state }: ViewProps<MapState, Own>) {
  const m = Math.min(own.measure, look.measures.length - 1);
  const states = look.states.map((id, k) => ({ id, ...standing(look, m, k, LEVELS) }));
  const width = place.width - KEY - GAP;
  const raster = rasterOf(look.atlas, width, place.lines);
  const { spots } = state.head;
  const [legs, marks] = [legLooks(look.legs, spots), markLooks(look.marks, spots)];
  const rows = mapRows(look.atlas, raster, { states, legs, marks });
  const { id, unit } = look.measures[m]!;
  const told = states.length > place.lines ? states.slice(0, place.lines - 1) : states;
  return (
    <PanelBox title="Map" note={cut(`${id}${unit === "month" ? "" : `, ${unit}`}`, 40)} place={place}>
      <Box height={place.lines} width={place.width} flexShrink={0}>
        <Box width={width} marginRight={GAP} flexDirection="column" flexShrink={0}>
          <Drawing rows={rows} />
        </Box>
        <Box width={KEY} height={place.lines} flexDirection="column" flexShrink={0}>
          {told.map((s) => (
            <Box key={s.id} height={1} flexShrink={0}>
              <Cell width={4}>
                <Text bold>{s.id}</Text>
              </Cell>
              <Drawn row={[{ text: "▕" }, hatchSample(s.level, SAMPLE), { text: "▏" }]} />
              <Text wrap="truncate-end">{` ${s.text || "-"}`}</Text>
            </Box>
          ))}
          {told.length < states.length && <Line dim>{`… ${states.length - told.length} more`}</Line>}
          <Notes look={look} m={m} drawn={{ legs, marks }} room={place.lines - states.length} />
        </Box>
      </Box>
    </PanelBox>
  );
}

interface NotesProps {
  look: MapState;
  m: number;
  drawn: Pick<MapLook, "legs" | "marks">;
  room: number;
}

/** What the measure is, what empty and full stand for, and what else is on the map. */
function Notes({ look, m, drawn, room }: NotesProps) {
  const { doc, kind } = look.measures[m]!;
  const [least, most] = [look.range[2 * m]!, look.range[2 * m + 1]!];
  const scale =
    kind === "month" ? "full: has happened" : `empty ${number(least, 2)}, full ${number(most, 2)}`;
  const said = [
    "",
    `${m + 1} of ${look.measures.length}, c next`,
    scale,
    ...(kind === "month" ? [] : folded(doc, KEY, 3)),
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
