/** Corridors: routes of each market by their share of its freight, works, and how full their legs are. */
import { Text } from "ink";
import {
  type CorridorsFrame,
  corridorsData,
  type LegRow,
  type MarketRow,
  type RouteRow,
} from "../../../views/corridors.ts";
import { cut } from "../../../views/text/width.ts";
import type { WorkRow, WorkStage } from "../../../views/works.ts";
import { bar } from "../components/bar.ts";
import { Cell } from "../components/Cell.tsx";
import { HeaderRow } from "../components/HeaderRow.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { GUTTER, Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { Tint, type Tone } from "../components/Tint.tsx";
import type { State } from "../state/state.ts";
import type { Panel, ViewProps } from "./panel.ts";

const BAR = 14;
const WIDTHS = { name: 22, bar: BAR + 6, number: 20 };
const TAKEN = WIDTHS.name + WIDTHS.bar + WIDTHS.number;
const HEADS = [
  { head: "market, route, leg", width: WIDTHS.name },
  { head: "share, how full", width: WIDTHS.bar },
  { head: "USD/TEU, Mt/yr", width: WIDTHS.number },
];

const SIGNS: Record<WorkStage, { sign: string; tone?: Tone }> = {
  "no bids yet": { sign: "·" },
  bids: { sign: "○", tone: "warn" },
  awarded: { sign: "◐", tone: "accent" },
  "under way": { sign: "◐", tone: "accent" },
  built: { sign: "●", tone: "good" },
};

type Line =
  | { kind: "market"; of: MarketRow }
  | { kind: "route"; of: RouteRow }
  | { kind: "work"; of: WorkRow }
  | { kind: "leg"; of: LegRow };

export const corridors: Panel<CorridorsFrame, null> = {
  data: corridorsData,
  side: "left",
  own: null,
  lines: (frame) => 1 + linesOf(frame).length,
  cells: (frame) => ({ rows: linesOf(frame).length, columns: 1 }),
  // Freight goes where it is cheapest by rule; what is decided are the works that open and widen legs.
  asks: (frame, _, { row }, date) => {
    const line = linesOf(frame)[row];
    const work =
      line?.kind === "work"
        ? line.of
        : frame.works.find((w) => line?.kind === "leg" && w.leg === line.of.leg);
    if (!work) return undefined;
    return work.ask ?? { decision: "award", actor: work.gatekeeper, object: work.work, at: date };
  },
  undecided: "freight goes where it is cheapest, by rule: Enter on a work says who let it be built",
  View,
};

function linesOf({ markets, works, legs }: CorridorsFrame): Line[] {
  return [
    ...markets.flatMap((of): Line[] => [
      { kind: "market", of },
      // One route alone has all the freight, at the cost of the market.
      ...(of.routes.length > 1 ? of.routes.map((r): Line => ({ kind: "route", of: r })) : []),
    ]),
    ...works.map((of): Line => ({ kind: "work", of })),
    ...legs.map((of): Line => ({ kind: "leg", of })),
  ];
}

function View({ frame, place, cursor, state }: ViewProps<CorridorsFrame, null>) {
  const lines = linesOf(frame);
  return (
    <PanelBox title={corridorsData.title} place={place}>
      <HeaderRow columns={HEADS} last=" " />
      <Rows
        count={lines.length}
        room={place.lines - 1}
        cursor={cursor.row}
        row={(k) => (
          <Row key={k} marked={k === cursor.row}>
            <Entry line={lines[k]!} titles={state.head.titles} room={place.width - GUTTER - TAKEN} />
          </Row>
        )}
      />
    </PanelBox>
  );
}

function Entry({ line, titles, room }: { line: Line; titles: State["head"]["titles"]; room: number }) {
  if (line.kind === "market") {
    const { market, cost, change, routes } = line.of;
    const moved = Math.abs(change) >= 0.5;
    const alone = routes.length === 1 ? `by ${routes[0]!.route}` : "";
    return (
      <>
        <Cell width={WIDTHS.name}>
          <Text bold>{cut(market, WIDTHS.name - 1)}</Text>
        </Cell>
        <Cell width={WIDTHS.bar}>{cut(alone, WIDTHS.bar - 1)}</Cell>
        <Cell width={WIDTHS.number}>{`${Math.round(cost)} USD`}</Cell>
        <Text wrap="truncate-end">
          {moved ? (
            <Tint
              tone={change < 0 ? "good" : "bad"}
            >{`${change > 0 ? "↑ +" : "↓ "}${Math.round(change)}`}</Tint>
          ) : (
            ""
          )}
        </Text>
      </>
    );
  }
  if (line.kind === "route") {
    const { route, share, cost } = line.of;
    return (
      <>
        <Cell width={WIDTHS.name}>{cut(`  ${route}`, WIDTHS.name - 1)}</Cell>
        <Share of={share} />
        <Cell width={WIDTHS.number}>{cost === null ? "shut" : `${Math.round(cost)} USD`}</Cell>
        <Text>{cut(titles[`routes.${route}`] ?? "", room)}</Text>
      </>
    );
  }
  if (line.kind === "work")
    return <Work of={line.of} title={titles[`works.${line.of.work}`] ?? ""} room={room} />;
  const { leg, open, flow, capacity } = line.of;
  const full = capacity > 0 ? flow / capacity : 0;
  return (
    <>
      <Cell width={WIDTHS.name}>{cut(`${leg} ${titles[`legs.${leg}`] ?? ""}`, WIDTHS.name - 1)}</Cell>
      <Share of={full} tone={full > 1 ? "bad" : undefined} />
      <Cell width={WIDTHS.number}>{`${flow.toFixed(1)} of ${capacity.toFixed(1)} Mt`}</Cell>
      <Text wrap="truncate-end">{open ? (full > 1 ? "! over capacity" : "") : "× shut"}</Text>
    </>
  );
}

/** How far it is and since when, whose it is, and whom it waits for. */
function Work({ of, title, room }: { of: WorkRow; title: string; room: number }) {
  const { work, leg, gatekeeper, stage, since, holder, waitsFor } = of;
  const { sign, tone } = SIGNS[stage];
  const waits = waitsFor.length > 0 ? `waits for ${waitsFor.join(", ")}` : "";
  return (
    <>
      <Cell width={WIDTHS.name}>{cut(`work ${work}, ${leg}`, WIDTHS.name - 1)}</Cell>
      <Cell width={WIDTHS.bar}>
        <Tint tone={tone}>{`${sign} ${stage}`}</Tint>
      </Cell>
      <Cell width={WIDTHS.number}>
        {cut([holder ?? `${gatekeeper} decides`, since].filter(Boolean).join(" "), WIDTHS.number - 1)}
      </Cell>
      <Text>{cut(waits || title, room)}</Text>
    </>
  );
}

function Share({ of, tone = "accent" }: { of: number; tone?: "accent" | "bad" | undefined }) {
  return (
    <Cell width={WIDTHS.bar}>
      <Tint tone={tone}>{bar(of, BAR)}</Tint>
      {` ${Math.round(of * 100)}%`}
    </Cell>
  );
}
