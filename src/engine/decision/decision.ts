/** Makes a mechanism of a decision's parts. */
import type { Column, Parameter } from "../column.ts";
import type { Mechanism } from "../mechanism.ts";
import { dispositionColumns } from "./disposition.ts";
import { decisionKernel } from "./kernel.ts";
import type { DecisionSpec, Term } from "./spec.ts";

/** Terms whose mechanisms are not part of a program are absent from it: from ledger, parameters and reads alike. */
export function decision(spec: DecisionSpec): Mechanism {
  return {
    ...mechanismOf(spec),
    specialise(has) {
      const present = (t: Term) => (t.needs ?? []).every((m) => has(m));
      const weighs = (spec.weighs ?? []).filter(present);
      return mechanismOf({ ...spec, terms: spec.terms.filter(present), weighs });
    },
  };
}

function mechanismOf(spec: DecisionSpec): Mechanism {
  const params = new Map<string, Parameter>();
  const terms = [...spec.terms, ...(spec.weighs ?? [])];
  for (const list of [spec.params ?? [], ...terms.map((t) => t.params ?? [])])
    for (const p of list) params.set(p.id, p);
  const parts = [...spec.gates, ...terms];
  const reads = new Set([
    ...(spec.reads ?? []),
    ...(spec.belief?.reads ?? []),
    ...parts.flatMap((p) => p.reads ?? []),
  ]);
  return {
    id: spec.id,
    phase: spec.phase,
    doc: spec.doc,
    sources: spec.sources,
    params: [...params.values()],
    reads: [...reads],
    writes: [...(spec.writes ?? []), ...ownColumns(spec)],
    effects: spec.effects ?? [],
    inboxes: spec.inboxes ?? [],
    adds: spec.adds ?? [],
    streams: [spec.stream, ...(spec.streams ?? [])],
    emits: spec.emits ?? [],
    needs: spec.needs ?? [],
    decision: spec,
    compile: (env) => decisionKernel(spec, spec.terms, env),
  };
}

function ownColumns(spec: DecisionSpec): Column[] {
  const rows = spec.object === undefined ? [spec.decider] : [spec.object, spec.decider];
  return [
    ...(spec.disposition === undefined ? [] : dispositionColumns(spec.id, rows)),
    {
      id: `${spec.id}.round`,
      axes: spec.object === undefined ? [] : [spec.object],
      unit: "1",
      range: [0, 65535],
      doc: `Rounds of ${spec.id} held this month`,
    },
    {
      id: `${spec.id}.unsettled`,
      axes: [],
      unit: "1",
      range: [0, 1],
      doc: `1 once beliefs in ${spec.id} did not settle and the lowest equilibrium was taken`,
    },
  ];
}
