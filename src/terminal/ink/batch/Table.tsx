/** The outcomes of a batch as they converge: probabilities with intervals, means, medians. */
import { Text } from "ink";
import type { OutcomeTally } from "../../../experiments/running-summary.ts";
import { fitted, widthOf } from "../../../views/text/width.ts";
import { Line } from "../components/Line.tsx";
import { PanelBox } from "../components/PanelBox.tsx";
import { Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { Tint } from "../components/Tint.tsx";
import { outcomeCells } from "./outcome-cells.ts";

const WIDTHS = { value: 10, interval: 19, date: 9 };
const LONGEST_NAME = 30;
const BAR = { least: 11, most: 61 };

export function Table(props: {
  outcomes: readonly OutcomeTally[];
  /** Runs behind the outcomes, of those that have ended. */
  runs: number;
  done: number;
  selected: number;
  width: number;
  lines: number;
}) {
  const { outcomes, runs, done, selected, width, lines } = props;
  const name = 2 + Math.min(LONGEST_NAME, Math.max(7, ...outcomes.map((o) => widthOf(o.id))));
  const rest = width - 2 - name - WIDTHS.value - WIDTHS.interval - WIDTHS.date - 1;
  const bar = Math.max(BAR.least, Math.min(BAR.most, rest));
  const head = [
    fitted("outcome", name),
    fitted("chance", WIDTHS.value),
    fitted("95% interval", WIDTHS.interval),
    fitted(`0%${" ".repeat(Math.max(0, bar - 6))}100%`, bar),
    " median",
  ].join("");
  const all = `${done} ${done === 1 ? "run" : "runs"}`;
  const note = `${runs === done ? `of ${all}` : `${runs} of ${all} so far`}; a mean where it is a quantity`;
  return (
    <PanelBox title="Outcomes" note={note} place={{ width, lines }}>
      <Row>
        <Text dimColor wrap="truncate-end">
          {head}
        </Text>
      </Row>
      <Rows
        count={outcomes.length}
        room={lines - 1}
        cursor={selected}
        row={(k) => {
          const o = outcomes[k]!;
          const { value, interval, bar: drawn, last } = outcomeCells(o, bar);
          return (
            <Row key={o.id} marked={k === selected}>
              <Text wrap="truncate-end">
                <Text bold>{fitted(o.id, name)}</Text>
                {fitted(value, WIDTHS.value)}
                {fitted(interval, WIDTHS.interval)}
                <Tint tone="accent">{drawn}</Tint>
                {` ${last}`}
              </Text>
            </Row>
          );
        }}
      />
    </PanelBox>
  );
}

/** How far the batch is, as a bar. */
export function Advance({ share, width }: { share: number; width: number }) {
  const full = Math.max(0, Math.min(width, Math.floor(share * width)));
  return (
    <Line>
      <Tint tone="accent">{"█".repeat(full)}</Tint>
      <Text dimColor>{"░".repeat(width - full)}</Text>
    </Line>
  );
}
