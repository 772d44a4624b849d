/** Checks that mechanisms and the parts of decisions declare exactly what they use. */

import type { Environment } from "../contract.ts";
import { decision } from "../decision/decision.ts";
import type { DecisionSpec, Term } from "../decision/spec.ts";
import type { Mechanism } from "../mechanism.ts";
import type { Model } from "../model.ts";
import { compile, type FormulaLanguage } from "../program.ts";
import { Session } from "../session.ts";
import type { World } from "../world.ts";
import { type Asked, listening, ownColumns, watched } from "./watch.ts";

const bare = (read: string) => read.replace(/\?$/, "");

/** Declared but never asked for at compile: a reader of the declaration would be misled. */
export function declarationFaults(model: Model, world: World, language?: FormulaLanguage): string[] {
  const asked = new Map<string, Set<string>>();
  const faults: string[] = [];
  const listened = watched(partsListened(model, faults), {
    asked(m, what, id) {
      const key = `${m.id} ${what}`;
      asked.set(key, (asked.get(key) ?? new Set()).add(id));
    },
  });
  const program = compile(listened, world, language);
  new Session(program);
  for (const m of program.plan.flatMap((p) => p.mechanisms)) {
    const declared: Record<Asked, readonly string[]> = {
      reads: (m.reads ?? []).map(bare),
      writes: [...(m.writes ?? []), ...(m.effects ?? [])].map((c) => c.id),
      adds: m.adds ?? [],
      params: (m.params ?? []).map((p) => p.id),
      streams: m.streams ?? [],
      emits: (m.emits ?? []).map((e) => e.id),
    };
    for (const [what, ids] of Object.entries(declared))
      for (const id of ids)
        if (!asked.get(`${m.id} ${what}`)?.has(id))
          faults.push(`mechanism ${m.id} declares ${id} among its ${what} and never asks for it`);
    for (const { id } of m.inboxes ?? [])
      if (!asked.get(`${m.id} reads`)?.has(id))
        faults.push(`mechanism ${m.id} opens the inbox ${id} and never reads it`);
  }
  return faults;
}

/** The parts of a decision share its environment, so each is listened to on its own. */
function partsListened(model: Model, faults: string[]): Model {
  return {
    ...model,
    mechanisms: model.mechanisms.map((m) => (m.decision ? decision(listenedSpec(m, m.decision, faults)) : m)),
  };
}

interface Part {
  id: string;
  reads?: readonly string[];
  params?: Term["params"];
}

function listenedSpec(m: Mechanism, spec: DecisionSpec, faults: string[]): DecisionSpec {
  const own = new Set(ownColumns(m).map((c) => c.id));
  const common = new Set((spec.params ?? []).map((p) => p.id));
  function listened<E extends Environment>(part: Part, env: E, compilePart: (env: E) => unknown): void {
    const asked = { reads: new Set<string>(), params: new Set<string>() };
    const report = (what: Asked, id: string) => {
      if (what === "reads" || what === "params") asked[what].add(id);
    };
    compilePart(listening(env, [], report) as E);
    const reads = new Set((part.reads ?? []).map(bare));
    const params = new Set((part.params ?? []).map((p) => p.id));
    const where = `part ${part.id} of decision ${spec.id}`;
    for (const id of asked.reads)
      if (!reads.has(id) && !own.has(id))
        faults.push(`${where} reads ${id}, which only another part declares`);
    for (const id of asked.params)
      if (!params.has(id) && !common.has(id))
        faults.push(`${where} uses ${id}, which only another part declares`);
    for (const id of reads)
      if (!asked.reads.has(id)) faults.push(`${where} declares ${id} and never reads it`);
    for (const id of params)
      if (!asked.params.has(id)) faults.push(`${where} declares ${id} and never uses it`);
  }
  const listen = (t: Term): Term => ({
    ...t,
    compile(env) {
      listened(t, env, (e) => t.compile(e));
      return t.compile(env);
    },
  });
  return {
    ...spec,
    terms: spec.terms.map(listen),
    gates: spec.gates.map((g) => ({
      ...g,
      compile(env) {
        listened(g, env, (e) => g.compile(e));
        return g.compile(env);
      },
    })),
  };
}
