/** A model compiled for a world: its layout and its plan. Compiled once, run many times. */
import { type Address, canonical, cellOf, cellPaths, entryAt } from "./address.ts";
import type { Axis } from "./axis.ts";
import { type Calendar, MONTHS } from "./calendar.ts";
import { type Column, type LaidColumn, type Parameter, wanted } from "./column.ts";
import type { EventKind } from "./contract.ts";
import { type Ground, groundsOf } from "./departure.ts";
import { MultivectorError, MultivectorErrors } from "./errors.ts";
import type { CompileFormula, FormulaMemory } from "./formula.ts";
import { type Layout, layOut } from "./layout.ts";
import type { Mechanism } from "./mechanism.ts";
import type { Composition, Forcible, Model, Outcome, OutcomeInfo, Phase } from "./model.ts";
import type { World } from "./world.ts";

export interface PlannedPhase {
  phase: Phase;
  mechanisms: Mechanism[];
}

/** An outcome with its place in the buffer. */
export interface LaidOutcome extends Outcome {
  index: number;
}

/** A model compiled for a world. */
export interface Program {
  model: Model;
  world: World;
  calendar: Calendar;
  axes: ReadonlyMap<string, Axis>;
  plan: PlannedPhase[];
  layout: Layout;
  parameters: Parameter[];
  slots: ReadonlyMap<string, number>;
  /** Initial parameter vector and state, before any mechanism's `start`. */
  vector: Float64Array;
  image: Float64Array;
  /** The worlds that this one departs from, the reference first, and itself last. */
  grounds: readonly Ground[];
  outcomes: LaidOutcome[];
  forcible: ReadonlyMap<string, Forcible>;
  events: EventKind[];
  has(mechanism: string): boolean;
  /** Every outcome that a run reports, in the order of its values: the model's, then the scenario's formulas. */
  reported(): readonly OutcomeInfo[];
  /** Compiles formulas of the world over a memory of this layout. @throws `no-formulas` where no language was given */
  formulas(memory: FormulaMemory): CompileFormula;
  /** The address of a path (`actors.TKM.neutrality`, `parameters.accession.club`), or undefined. */
  address(path: string): Address | undefined;
  /** Every address, parameters first, then cells in layout order. */
  addresses(): Address[];
}

/** Id of the column that holds the values of the scenario's formulas. */
export const MEASURED = "measured";

/** How formulas are read over a program: handed to `compile`, since the engine knows no language. */
export type FormulaLanguage = (program: Program, memory: FormulaMemory) => CompileFormula;

/** @param language reads the formulas of the world; only a world without any can do without */
export function compile(model: Model, world: World, language: FormulaLanguage = noLanguage): Program {
  const mechanisms = chosenMechanisms(model, world);
  const present = new Set(mechanisms.map((m) => m.id));
  const has = (id: string) => present.has(id);
  const axes = new Map(world.axes.map((a) => [a.id, a]));
  const plan = model.phases.map((phase) => ({
    phase,
    mechanisms: mechanisms.filter((m) => m.phase === phase.id),
  }));
  const ordered = plan.flatMap((p) => p.mechanisms);
  checkPhases(mechanisms, model);

  const attributes = constants(model, mechanisms);
  const measured: Column[] = world.outcomes.length
    ? [
        {
          id: MEASURED,
          axes: [MEASURED],
          unit: "1",
          range: [-Infinity, Infinity],
          doc: "Outcomes that the scenario's formulas measure",
        },
      ]
    : [];
  if (measured.length) axes.set(MEASURED, measuredAxis(world));
  const layout = layOut(model.phases, attributes, ordered, measured, axes);

  const parameters = parametersOf(ordered);
  const slots = new Map(parameters.map((p, k) => [p.id, k]));
  const vector = Float64Array.from(parameters, (p) => world.parameters.get(p.id) ?? p.value);

  const image = initialImage(layout, axes, world);
  const grounds = groundsOf(world, layout, axes, image);
  const composition: Composition = { axis: (id) => known(axes, id), has, structure: world.structure };
  const outcomes = model
    .outcomes(composition)
    .map((o): LaidOutcome => ({ ...o, index: place(layout, axes, o) }));
  const forcible = new Map((model.forcible?.(composition) ?? []).map((f) => [f.outcome, f]));
  const events = ordered.flatMap((m) => m.emits ?? []);

  let all: Map<string, Address> | undefined;
  const table = () => (all ??= addressTable(parameters, layout, axes));
  let reported: readonly OutcomeInfo[] | undefined;
  const program: Program = {
    model,
    world,
    calendar: model.calendar ?? MONTHS,
    axes,
    plan,
    layout,
    parameters,
    slots,
    vector,
    image,
    grounds,
    outcomes,
    forcible,
    events,
    has,
    reported: () => (reported ??= reportedBy(program)),
    formulas: (memory) => language(program, memory),
    address: (path) => table().get(path) ?? table().get(canonical(path, axes)),
    addresses: () => [...table().values()],
  };
  return program;
}

/** Formulas are compiled over the initial state, for their types alone. */
function reportedBy(program: Program): OutcomeInfo[] {
  const { outcomes, world, image, vector } = program;
  const own = outcomes.map(
    ({ id, kind, unit, doc, categories }): OutcomeInfo => ({
      id,
      kind,
      unit,
      doc,
      ...(categories && { categories }),
    }),
  );
  if (world.outcomes.length === 0) return own;
  const read = program.formulas({ now: image, parameters: vector, month: Float64Array.of(world.start) });
  const measured = world.outcomes.map(({ id, formula, where }): OutcomeInfo => {
    const event = read(formula, where).type === "boolean";
    return {
      id,
      kind: event ? "event" : "quantity",
      unit: event ? program.calendar.unit : "1",
      doc: formula,
    };
  });
  return [...own, ...measured];
}

function noLanguage(): CompileFormula {
  return (source, where) => {
    throw new MultivectorError({
      code: "no-formulas",
      message: `this world has a formula, and no language to read it was given: ${source}`,
      where,
      mend: "hand one to compile: compile(model, world, formulas)",
      fault: "internal",
    });
  };
}

function chosenMechanisms(model: Model, world: World): Mechanism[] {
  const known = new Set(model.mechanisms.map((m) => m.id));
  for (const id of world.switches.keys())
    if (!known.has(id))
      throw new MultivectorError({
        code: "unknown-mechanism",
        message: `there is no mechanism "${id}"`,
        where: `mechanisms.${id}`,
        mend: `name one of ${[...known].join(", ")}`,
      });
  let chosen = model.mechanisms.filter((m) => world.switches.get(m.id) ?? !model.optional?.includes(m.id));
  for (let before = -1; before !== chosen.length; ) {
    before = chosen.length;
    const ids = new Set(chosen.map((m) => m.id));
    chosen = chosen.filter((m) => (m.needs ?? []).every((n) => ids.has(n)));
  }
  const ids = new Set(chosen.map((m) => m.id));
  return chosen.map((m) => m.specialise?.((id) => ids.has(id)) ?? m);
}

/**
 * Columns that some mechanism reads and none of the program writes: attributes, and the columns of mechanisms that are
 * switched off, which keep their initial values (with trade off, trade is constant).
 */
function constants(model: Model, mechanisms: readonly Mechanism[]): Column[] {
  const written = new Set(mechanisms.flatMap((m) => columnsOf(m).map((c) => c.id)));
  const optional = new Set(
    mechanisms.flatMap((m) => (m.reads ?? []).filter((r) => r.endsWith("?")).map((r) => r.slice(0, -1))),
  );
  const needed = new Set(mechanisms.flatMap((m) => (m.reads ?? []).filter((r) => !r.endsWith("?"))));
  const idle = model.mechanisms.flatMap(columnsOf).filter((c) => needed.has(c.id));
  const known = new Map([...idle, ...(model.attributes ?? [])].map((c) => [c.id, c]));
  return [...known.values()].filter((c) => !written.has(c.id) && (needed.has(c.id) || optional.has(c.id)));
}

function columnsOf(m: Mechanism): Column[] {
  return [...(m.writes ?? []), ...(m.effects ?? []), ...(m.inboxes ?? [])];
}

function checkPhases(mechanisms: readonly Mechanism[], model: Model): void {
  const phases = new Set(model.phases.map((p) => p.id));
  for (const m of mechanisms)
    if (!phases.has(m.phase))
      throw new MultivectorError({
        code: "unknown-phase",
        message: `mechanism ${m.id} runs in a phase that model ${model.id} does not have: ${m.phase}`,
        mend: `use one of ${[...phases].join(", ")}`,
        fault: "internal",
      });
}

function parametersOf(mechanisms: readonly Mechanism[]): Parameter[] {
  const all = new Map<string, Parameter>();
  for (const m of mechanisms) for (const p of m.params ?? []) all.set(p.id, p);
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Puts the scenario's numbers in their cells; all missing ones are reported at once. */
function initialImage(layout: Layout, axes: ReadonlyMap<string, Axis>, world: World): Float64Array {
  const image = new Float64Array(layout.size);
  const missing: MultivectorError[] = [];
  for (const column of layout.columns) {
    if (column.id === MEASURED) image.fill(Infinity, column.offset, column.offset + column.size);
    if (column.initial !== undefined) image.fill(column.initial, column.offset, column.offset + column.size);
    if (column.path === undefined || column.role === "share") continue;
    const without: { path: string; cell: number }[] = [];
    for (const { path, cell } of cellPaths(column.path, axesOf(column, axes))) {
      const value = world.cells.get(path);
      if (value !== undefined) image[column.offset + cell] = value;
      else if (column.initial === undefined) without.push({ path, cell });
    }
    if (without.length > 0) missing.push(notGiven(column, without, axes));
  }
  if (missing.length) throw new MultivectorErrors(missing);
  return image;
}

/** One error a column, whatever the number of entries that lack it. */
function notGiven(
  column: LaidColumn,
  without: readonly { path: string; cell: number }[],
  axes: ReadonlyMap<string, Axis>,
): MultivectorError {
  const [first] = without;
  const entries = without.map(({ cell }) => entryOf(column, cell, axes).join("."));
  const said =
    without.length === 1
      ? `${first!.path} is not given`
      : `${column.path}: not given for ${entries.join(", ")}`;
  return new MultivectorError({
    code: "missing-value",
    message: `${said}: ${column.doc} (${column.unit})`,
    where: first!.path,
    mend: `write ${wanted(column)} ${without.length === 1 ? "there" : "for each"}`,
  });
}

function place(layout: Layout, axes: ReadonlyMap<string, Axis>, o: Outcome): number {
  const column = layout.byId.get(o.column);
  const cell = column && cellOf(axesOf(column, axes), o.entry);
  if (!column || cell === undefined)
    throw new MultivectorError({
      code: "outcome-without-column",
      message: `outcome ${o.id} reads ${o.column}[${o.entry.join(", ")}], which this program does not have`,
      mend: "offer the outcome only where its mechanism is on",
      fault: "internal",
    });
  return column.offset + cell;
}

function addressTable(
  parameters: readonly Parameter[],
  layout: Layout,
  axes: ReadonlyMap<string, Axis>,
): Map<string, Address> {
  const table = new Map<string, Address>();
  parameters.forEach((p, index) => {
    const path = `parameters.${p.id}`;
    table.set(path, { kind: "parameter", index, path, unit: p.unit, range: p.range, doc: p.doc });
  });
  for (const column of layout.columns) {
    if (column.path === undefined || column.role === "share") continue;
    for (const { path, cell } of cellPaths(column.path, axesOf(column, axes))) {
      const { unit, range, doc } = column;
      const names = column.choices ?? (column.of === undefined ? undefined : axes.get(column.of)?.ids);
      const index = column.offset + cell;
      table.set(path, { kind: "cell", index, path, unit, range, doc, column, ...(names && { names }) });
    }
  }
  return table;
}

export function axesOf(column: Pick<LaidColumn, "axes">, axes: ReadonlyMap<string, Axis>): Axis[] {
  return column.axes.map((id) => known(axes, id));
}

function entryOf(column: LaidColumn, cell: number, axes: ReadonlyMap<string, Axis>): string[] {
  return entryAt(axesOf(column, axes), cell);
}

function known(axes: ReadonlyMap<string, Axis>, id: string): Axis {
  const found = axes.get(id);
  if (!found)
    throw new MultivectorError({
      code: "axis-missing",
      message: `this world has no axis ${id}`,
      fault: "internal",
    });
  return found;
}

function measuredAxis(world: World): Axis {
  const ids = world.outcomes.map((o) => o.id);
  return {
    id: MEASURED,
    ids,
    size: ids.length,
    keys: new Int32Array(ids.length),
    index: new Map(ids.map((n, i) => [n, i])),
  };
}
