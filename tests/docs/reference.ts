/** Makes the reference pages from the metadata of a model: what cannot go out of date is not written by hand. */
import type { Parameter } from "../../src/engine/column.ts";
import type { Mechanism } from "../../src/engine/mechanism.ts";
import { modelColumns } from "../../src/engine/model.ts";
import type { ScenarioModel } from "../../src/scenario/binding.ts";

const NOTE = "<!-- Generated: npm run docs. Do not edit. -->";

const row = (...cells: unknown[]) => `| ${cells.map((c) => String(c).replace(/\|/g, "\\|")).join(" | ")} |`;
const rule = (n: number) => row(...Array.from({ length: n }, () => "---"));
const range = ([low, high]: readonly [number, number]) =>
  `${low === -Infinity ? "-∞" : low} to ${high === Infinity ? "∞" : high >= 1e300 ? "∞" : high}`;

function columnsOf(m: Mechanism) {
  return [...(m.writes ?? []), ...(m.effects ?? []), ...(m.inboxes ?? [])];
}

function mechanismsPage(model: ScenarioModel): string {
  const lines = [
    NOTE,
    "",
    `# Mechanisms of ${model.id}`,
    "",
    "A tick plays the phases in this order; within a phase the order cannot matter.",
    "",
  ];
  for (const phase of model.phases) {
    lines.push(
      `## ${phase.id}`,
      "",
      `${phase.doc}${phase.monthly ? " (first substep of a month only)" : ""}.`,
      "",
    );
    for (const m of model.mechanisms.filter((m) => m.phase === phase.id)) {
      const optional = model.optional?.includes(m.id) ? " (off unless switched on)" : "";
      lines.push(`### ${m.id}${optional}`, "", m.doc, "");
      const owns = columnsOf(m);
      if (owns.length) {
        lines.push(row("column", "axes", "unit", "range", "meaning"), rule(5));
        for (const c of owns)
          lines.push(
            row(
              `\`${c.id}\``,
              c.axes.join(", ") || "-",
              c.unit,
              range(c.range),
              c.inverted ? `${c.doc} (found in the reference)` : c.doc,
            ),
          );
        lines.push("");
      }
      if (m.adds?.length) lines.push(`Adds to ${m.adds.map((a) => `\`${a}\``).join(", ")}.`, "");
      if (m.reads?.length) lines.push(`Reads ${m.reads.map((r) => `\`${r}\``).join(", ")}.`, "");
      lines.push(`Sources: ${m.sources.join(", ") || "none"}.`, "");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function parametersPage(model: ScenarioModel): string {
  const lines = [
    NOTE,
    "",
    `# Parameters of ${model.id}`,
    "",
    "Set one with `--set parameters.ID=VALUE`, or in a scenario under `parameters:`.",
    "",
  ];
  lines.push(row("id", "symbol", "value", "unit", "range", "source", "meaning"), rule(7));
  const all = new Map<string, Parameter>();
  for (const m of model.mechanisms) for (const p of m.params ?? []) all.set(p.id, p);
  for (const p of [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    lines.push(
      row(
        `\`${p.id}\``,
        p.symbol ?? "",
        Number(p.value.toPrecision(6)),
        p.unit,
        range(p.range),
        p.source,
        p.doc,
      ),
    );
  return `${lines.join("\n")}\n`;
}

function termsPage(model: ScenarioModel): string {
  const lines = [NOTE, "", `# Decisions of ${model.id}`, ""];
  for (const m of model.mechanisms) {
    const spec = m.decision;
    if (!spec) continue;
    const names =
      "axis" in spec.alternatives
        ? [spec.alternatives.statusQuo, `an entry of ${spec.alternatives.axis}`]
        : spec.alternatives;
    lines.push(`## ${spec.id}`, "", spec.doc, "", `Alternatives: ${names.join(", ")}.`, "");
    if (spec.gates.length) lines.push("Gates:", "", ...spec.gates.map((g) => `- \`${g.id}\`: ${g.doc}`), "");
    lines.push(row("term", "label", "what it is", "sources"), rule(4));
    for (const t of spec.terms)
      lines.push(
        row(
          `\`${t.id}\``,
          t.label,
          `${t.doc}${t.belief ? " Depends on what others are expected to choose." : ""}${t.needs?.length ? ` Needs ${t.needs.join(", ")}.` : ""}`,
          t.sources.join(", "),
        ),
      );
    lines.push("");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function valuesPage(model: ScenarioModel): string {
  const lines = [
    NOTE,
    "",
    `# What a scenario of ${model.id} may write`,
    "",
    "A `*` stands for an id. Numbers stand bare or as `{ value, unit, range, source, note }`.",
    "",
  ];
  lines.push(row("path", "unit", "range", "kind", "meaning"), rule(5));
  for (const c of [...modelColumns(model)].sort((a, b) => ((a.path ?? "") < (b.path ?? "") ? -1 : 1)))
    lines.push(
      row(
        `\`${c.path}\``,
        c.unit,
        c.choices ? c.choices.join(", ") : range(c.range),
        c.kind ?? "number",
        c.doc,
      ),
    );
  return `${lines.join("\n")}\n`;
}

export function referencePages(model: ScenarioModel): Record<string, string> {
  return {
    "docs/reference/mechanisms.md": mechanismsPage(model),
    "docs/reference/parameters.md": parametersPage(model),
    "docs/reference/decisions.md": termsPage(model),
    "docs/reference/scenario-values.md": valuesPage(model),
  };
}
