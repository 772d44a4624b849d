/** What a scenario does to a run from outside: values set and decisions forced, at a date or on a trigger. */
import { type Address, namesCell } from "./address.ts";
import type { EventKind } from "./contract.ts";
import type { DecisionKernel } from "./decision/contract.ts";
import type { Memory } from "./environment.ts";
import { MultivectorError } from "./errors.ts";
import { type CompileFormula, type Formula, undefinedValue } from "./formula.ts";
import { modelColumns } from "./model.ts";
import type { Program } from "./program.ts";
import { nearest } from "./suggest.ts";
import type { Intervention, World } from "./world.ts";

interface Planned {
  source: Intervention;
  trigger: Formula | undefined;
  sets: { address: Address; value: number }[];
  decides: { decision: DecisionKernel; object: number; decider: number; alternative: number }[];
  event: number;
  /** It would change nothing: what it sets is derived, or belongs to a mechanism that is off. */
  idle: boolean;
}

/** Which of them have been done is read back from the log of events, so that nothing beside the state needs restoring. */
export class Interventions {
  private readonly planned: Planned[];
  private readonly memory: Memory;
  private readonly text: (month: number) => string;
  private readonly fired: Uint8Array;

  static kinds(world: World): EventKind[] {
    return world.interventions.map((i, k) => ({ id: `intervention.${k}`, axes: [], text: describe(i) }));
  }

  constructor(
    program: Program,
    memory: Memory,
    decisions: ReadonlyMap<string, DecisionKernel>,
    compileFormula: CompileFormula,
  ) {
    this.memory = memory;
    this.text = (month) => program.calendar.text(month);
    this.planned = program.world.interventions.map((source, k) => {
      const sets = source.set.flatMap(({ path, value }) => {
        const address = addressOf(program, path, source.where);
        return address && !follows(address) ? [{ address, value }] : [];
      });
      return {
        source,
        trigger: source.when === undefined ? undefined : compileFormula(source.when, source.where),
        sets,
        decides: source.decide.map(({ outcome, value }) =>
          forced(program, decisions, outcome, value, source.where),
        ),
        event: program.events.length + k,
        idle: sets.length === 0 && source.decide.length === 0,
      };
    });
    this.fired = new Uint8Array(this.planned.length);
  }

  /** Forgets what has fired; on a restore, reads it back from the log of events before `month`. */
  reset(month?: number): void {
    this.fired.fill(0);
    if (month === undefined) return;
    const raw = this.memory.log.raw();
    for (let at = 0; at < raw.length; at += 4)
      this.planned.forEach((p, k) => {
        if (raw[at + 1] === p.event) this.fired[k] = 1;
      });
  }

  /** Does what is due; true when a value was set, so that the caller derives what depends on it again. */
  due(month: number): boolean {
    let changed = false;
    for (let k = 0; k < this.planned.length; k++) {
      const p = this.planned[k]!;
      if (p.idle || this.fired[k] || month < p.source.month) continue;
      if (p.trigger ? !this.holds(p, p.trigger, month) : month > p.source.month) continue;
      this.fired[k] = 1;
      for (const { address, value } of p.sets) this.set(address, value);
      for (const d of p.decides) d.decision.force(d.object, d.decider, d.alternative);
      this.memory.log.push(month, p.event, -1, -1);
      changed ||= p.sets.length > 0;
    }
    return changed;
  }

  private holds({ source }: Planned, trigger: Formula, month: number): boolean {
    const value = trigger.evaluate();
    if (Number.isNaN(value)) throw undefinedValue(trigger, "a trigger", source.where, this.text(month));
    return value !== 0;
  }

  private set(address: Address, value: number): void {
    const { memory } = this;
    if (address.kind === "parameter") memory.parameters[address.index] = value;
    else {
      memory.now[address.index] = value;
      memory.next[address.index] = value;
    }
  }
}

function describe(i: Intervention): string {
  const parts = [
    ...i.set.map((s) => `${s.path} is set to ${s.value}`),
    ...i.decide.map((d) => `${d.outcome} is forced to ${d.value ? "yes" : "no"}`),
  ];
  return `By the schedule${i.when ? ` (since ${i.when})` : ""}, ${parts.join(", ")}`;
}

/** Attributes never follow, whatever their column would do under the mechanism that owns it. */
function follows({ column }: Address): boolean {
  return column?.follows === true && column.role === "state";
}

/** Undefined where nothing of this program reads it, for the mechanism that would is switched off. */
function addressOf(program: Program, path: string, where: string): Address | undefined {
  const found = program.address(path) ?? program.address(`parameters.${path}`);
  if (found) return found;
  if (namesCell(modelColumns(program.model), program.axes, path) || namesParameter(program, path))
    return undefined;
  const near = nearest(
    path,
    program.addresses().map((a) => a.path),
  );
  throw new MultivectorError({
    code: "unknown-path",
    message: `there is nothing to set at ${path}`,
    where,
    mend: near ? `did you mean ${near}?` : "list what can be set with: multivector list parameters SCENARIO",
  });
}

function namesParameter(program: Program, path: string): boolean {
  const id = path.replace(/^parameters\./, "");
  return program.model.mechanisms.some((m) => m.params?.some((p) => p.id === id));
}

function forced(
  program: Program,
  decisions: ReadonlyMap<string, DecisionKernel>,
  outcome: string,
  value: boolean,
  where: string,
): Planned["decides"][number] {
  const f = program.forcible.get(outcome);
  const decision = f && decisions.get(f.decision);
  if (!f || !decision)
    throw new MultivectorError({
      code: "unknown-decision",
      message: `there is no decision behind ${outcome} to force`,
      where,
      mend: `force one of ${[...program.forcible.keys()].join(", ")}`,
    });
  const { spec } = decision;
  return {
    decision,
    object: f.object === undefined ? 0 : (program.axes.get(spec.object!)?.index.get(f.object) ?? 0),
    decider: program.axes.get(spec.decider)?.index.get(f.decider) ?? 0,
    alternative: value ? f.alternative : 0,
  };
}
