/** Variants side by side: a column each in the table, and of the chosen outcome a line each below. */
import { Text } from "ink";
import type { OutcomeTally } from "../../../experiments/tally.ts";
import { fitted, widthOf } from "../../plain/width.ts";
import { PanelBox } from "../views/PanelBox.tsx";
import { Row } from "../views/Row.tsx";
import { Rows } from "../views/Rows.tsx";
import { Tint } from "../views/Tint.tsx";
import { said } from "./said.ts";
import type { Told } from "./state.ts";

const LONGEST_NAME = 30;
/** Before the variant that is chosen. */
const MARK = 2;
const LEAST_COLUMN = 10;
const WIDTHS = { value: 10, interval: 20, date: 9 };

interface Variants {
  names: readonly string[];
  variants: readonly Told[];
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

function shownOf(variant: Told | undefined, id: string): string {
  const found = outcomeOf(variant, id);
  return found && variant && variant.runs > 0 ? said(found, 0).value : "-";
}

function outcomeOf(variant: Told | undefined, id: string): OutcomeTally | undefined {
  return variant?.outcomes.find((o) => o.id === id);
}

/** The chosen outcome in each variant. */
export function Beside({ names, variants, selected, variant, width, lines }: Variants) {
  const id = variants[0]?.outcomes[selected]?.id ?? "";
  const name = 2 + Math.min(LONGEST_NAME, Math.max(7, ...names.map(widthOf)));
  const bar = Math.max(11, Math.min(61, width - 3 - name - WIDTHS.value - WIDTHS.interval - WIDTHS.date));
  const kind = variants[0]?.outcomes[selected]?.kind;
  const head = `${fitted("variant", name)}${fitted("", WIDTHS.value)}${fitted("95% interval", WIDTHS.interval)}`;
  return (
    <PanelBox
      title={id}
      note={kind === "event" ? "how likely, and the median month" : "mean"}
      place={{ width, lines }}
    >
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
          const told = variants[k]?.runs ?? 0;
          const shown = found && told > 0 ? said(found, bar) : undefined;
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
