/** Variants side by side: a column each in the table, and of the chosen outcome a line each below. */
import { Text } from "ink";
import type { OutcomeTally } from "../../../experiments/running-summary.ts";
import { fitted, widthOf } from "../../../views/text/width.ts";
import { PanelBox } from "../components/PanelBox.tsx";
import { Row } from "../components/Row.tsx";
import { Rows } from "../components/Rows.tsx";
import { Tint } from "../components/Tint.tsx";
import { outcomeCells } from "./outcome-cells.ts";
import type { VariantStanding } from "./state.ts";

const LONGEST_NAME = 30;
/** Before the variant that is chosen. */
const MARK = 2;
const LEAST_COLUMN = 10;
const WIDTHS = { value: 10, interval: 20, date: 9 };

interface Variants {
  names: readonly string[];
  variants: readonly VariantStanding[];
  selected: number;
  /** The one that must be in sight. */
  variant: number;
  width: number;
  lines: number;
}

/** As many columns as have room; the first, with which the others are compared, stays where it is. */
export function ComparedTable({ names, variants, selected, variant, width, lines }: Variants) {
  const rows = variants[0]?.outcomes ?? [];
  const name = 2 + Math.min(LONGEST_NAME, Math.max(7, ...rows.map((o) => widthOf(o.id))));
  const longest = 2 + Math.max(...names.map(widthOf));
  // The chosen variant always has room beside the first.
  const most = Math.min(24, Math.floor((width - 2 - name) / 2));
  const column = Math.max(LEAST_COLUMN, Math.min(most, longest));
  const room = Math.max(1, Math.floor((width - 2 - name) / column));
  const others = Math.min(room, names.length) - 1;
  const from = Math.max(1, Math.min(variant - Math.floor(others / 2), names.length - others));
  const shown = [0, ...Array.from({ length: others }, (_, k) => from + k)];
  const hidden = names.length - shown.length;
  const note = hidden > 0 ? `← → ${hidden} more variants` : "chance, or mean where it is a quantity";
  return (
    <PanelBox title="Outcomes" note={note} place={{ width, lines }}>
      <Row>
        <Text dimColor wrap="truncate-end">
          {fitted("outcome", name - MARK) +
            shown
              .map((v) => (v === variant ? "▸" : "").padEnd(MARK) + fitted(names[v]!, column - MARK))
              .join("")}
        </Text>
      </Row>
      <Rows
        count={rows.length}
        room={lines - 1}
        cursor={selected}
        row={(k) => (
          <Row key={rows[k]!.id} marked={k === selected}>
            <Text wrap="truncate-end">
              <Text bold>{fitted(rows[k]!.id, name)}</Text>
              {shown.map((v) => fitted(shownOf(variants[v], rows[k]!.id), column)).join("")}
            </Text>
          </Row>
        )}
      />
    </PanelBox>
  );
}

function shownOf(variant: VariantStanding | undefined, id: string): string {
  const found = outcomeOf(variant, id);
  if (!(found && variant && variant.runs > 0)) return "-";
  const { value, last } = outcomeCells(found, 0);
  return found.kind === "category" ? `${value} ${last}` : value;
}

function outcomeOf(variant: VariantStanding | undefined, id: string): OutcomeTally | undefined {
  return variant?.outcomes.find((o) => o.id === id);
}

/** The chosen outcome in each variant. */
export function Beside({ names, variants, selected, variant, width, lines }: Variants) {
  const outcome = variants[0]?.outcomes[selected];
  const id = outcome?.id ?? "";
  const name = 2 + Math.min(LONGEST_NAME, Math.max(7, ...names.map(widthOf)));
  const bar = Math.max(11, Math.min(61, width - 3 - name - WIDTHS.value - WIDTHS.interval - WIDTHS.date));
  const head = `${fitted("variant", name)}${fitted("", WIDTHS.value)}${fitted("95% interval", WIDTHS.interval)}`;
  return (
    <PanelBox title={id} note={outcome && noteOf(outcome)} place={{ width, lines }}>
      <Row>
        <Text dimColor wrap="truncate-end">
          {head}
        </Text>
      </Row>
      <Rows
        count={names.length}
        room={lines - 1}
        cursor={variant}
        row={(k) => {
          const found = outcomeOf(variants[k], id);
          const runs = variants[k]?.runs ?? 0;
          const shown = found && runs > 0 ? outcomeCells(found, bar) : undefined;
          return (
            <Row key={names[k]} marked={k === variant}>
              <Text wrap="truncate-end">
                <Text bold>{fitted(names[k]!, name)}</Text>
                {shown
                  ? fitted(shown.value, WIDTHS.value) + fitted(shown.interval, WIDTHS.interval)
                  : "no run so far"}
                <Tint tone="accent">{shown?.bar ?? ""}</Tint>
                {shown ? ` ${shown.last}` : ""}
              </Text>
            </Row>
          );
        }}
      />
    </PanelBox>
  );
}

function noteOf(outcome: OutcomeTally): string {
  if (outcome.kind === "event") return `how likely, and the median ${outcome.unit}`;
  return outcome.kind === "category" ? "what is most frequent, and how often" : "mean";
}
