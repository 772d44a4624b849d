/** Fleets on the Caspian: shares of all strength as bars, ships by class, what is being built; exercises of the blocs. */
import { Text } from "ink";
import { type BlocRow, type FleetRow, type FleetsFrame, fleetsData } from "../../../views/fleets.ts";
import { cut } from "../../../views/text/width.ts";
import { bar, signed } from "../components/bar.ts";
import { Cell } from "../components/Cell.tsx";
import { HeaderRow } from "../components/HeaderRow.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { Tint } from "../components/Tint.tsx";
import type { Panel, ViewProps } from "./panel.ts";

const BAR = 10;
const WIDTHS = { fleet: 8, share: BAR + 8, change: 8, strength: 9, building: 9 };
const HEADS = [
  { head: "fleet", width: WIDTHS.fleet },
  { head: "share of strength", width: WIDTHS.share },
  { head: "change", width: WIDTHS.change },
  { head: "strength", width: WIDTHS.strength },
  { head: "on slips", width: WIDTHS.building },
];

export const fleets: Panel<FleetsFrame, null> = {
  data: fleetsData,
  side: "left",
  own: null,
  lines: ({ rows, blocs }) => 1 + rows.length + blocs.length,
  cells: ({ rows, blocs }) => ({ rows: rows.length + blocs.length, columns: 1 }),
  // Fleets build by rule; whether to hold an exercise is decided.
  asks: ({ rows, blocs }, _, { row }, date) => {
    const bloc = blocs[row - rows.length];
    return bloc && { decision: "exercise", actor: bloc.bloc, at: date };
  },
  undecided: "fleets build by rule: Enter on a bloc says why it holds an exercise, or none",
  View,
};

function View({ frame, place, cursor }: ViewProps<FleetsFrame, null>) {
  const { classes, rows, blocs } = frame;
  const lines = [
    ...rows.map((r, k) => <Fleet key={r.fleet} row={r} classes={classes} marked={k === cursor.row} />),
    ...blocs.map((b, k) => <Bloc key={`bloc ${b.bloc}`} row={b} marked={rows.length + k === cursor.row} />),
  ];
  return (
    <PanelBox title={fleetsData.title} place={place}>
      <HeaderRow columns={HEADS} last="ships by class" />
      <Rows count={lines.length} row={(k) => lines[k]} room={place.lines - 1} cursor={cursor.row} />
    </PanelBox>
  );
}

function Fleet({ row, classes, marked }: { row: FleetRow; classes: readonly string[]; marked: boolean }) {
  const moved = Math.abs(row.change) >= 0.0005;
  return (
    <Row marked={marked}>
      <Cell width={WIDTHS.fleet}>
        <Text bold>{cut(row.fleet, WIDTHS.fleet - 1)}</Text>
      </Cell>
      <Share of={row.share} />
      <Cell width={WIDTHS.change}>
        {moved ? <Tint tone={row.change > 0 ? "good" : "bad"}>{signed(row.change * 100)}</Tint> : "-"}
      </Cell>
      <Cell width={WIDTHS.strength}>{row.capability.toFixed(1)}</Cell>
      <Cell width={WIDTHS.building}>{row.queue.toFixed(1)}</Cell>
      <Text wrap="truncate-end">
        {classes.flatMap((c, k) => (row.ships[k]! > 0 ? [`${count(row.ships[k]!)} ${c}`] : [])).join(", ") ||
          "none"}
      </Text>
    </Row>
  );
}

function Bloc({ row, marked }: { row: BlocRow; marked: boolean }) {
  return (
    <Row marked={marked}>
      <Cell width={WIDTHS.fleet}>{cut(row.bloc, WIDTHS.fleet - 1)}</Cell>
      <Share of={row.share} />
      <Text wrap="truncate-end">
        {`${row.exercises} ${row.exercises === 1 ? "exercise" : "exercises"}, recent ${row.recent.toFixed(2)}`}
      </Text>
    </Row>
  );
}

function Share({ of }: { of: number }) {
  return (
    <Cell width={WIDTHS.share}>
      <Tint tone="accent">{bar(of, BAR)}</Tint>
      {` ${Math.round(of * 100)}%`}
    </Cell>
  );
}

/** Ships are whole unless shipbuilding is continuous. */
function count(ships: number): string {
  return Number.isInteger(ships) ? String(ships) : ships.toFixed(1);
}
