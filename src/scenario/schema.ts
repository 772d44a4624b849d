/** The schema of a model's scenario files: zod for validation, JSON Schema for editors, both from one source. */
import * as z from "zod";
import { type Calendar, dateOf, MONTHS } from "../engine/calendar.ts";
import type { Column } from "../engine/column.ts";
import { CONTINUOUS } from "../engine/distribution/distribution.ts";
import { MultivectorError } from "../engine/errors.ts";
import type { ScenarioModel } from "./binding.ts";
import { ENTRY_ID } from "./ids.ts";
import { type Branch, treeOf } from "./tree.ts";

/** A text that `read` takes; the fault carries what `read` says of it. */
function dated(read: (text: string) => number, pattern: string, description: string): z.ZodType {
  return z
    .unknown()
    .check(({ value, issues }) => {
      try {
        read(typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
      } catch (e) {
        if (!(e instanceof MultivectorError)) throw e;
        const { message, code, mend } = e;
        issues.push({ code: "custom", message, params: { code, mend }, input: value });
      }
    })
    .meta({ type: "string", pattern, description });
}

/** A period of a calendar, as a scenario writes it. */
export function periodSchema({ parse, pattern, description }: Calendar): z.ZodType {
  return dated((t) => parse(t), pattern, description);
}
/** A month that exists: `2022-07`. */
export const monthText = periodSchema(MONTHS);
/** A day or a month that exists: `1953-05-17`. */
export const dateText = dated((t) => dateOf(t), "^\\d{4}-\\d{2}(-\\d{2})?$", "A date, YYYY-MM-DD");

const text = z.string();
const truth = z.union([z.boolean(), z.enum(["on", "off", "true", "false"])]);

/** A number with what must be said of it beside. */
function described(value: z.ZodType): z.ZodType {
  return z.strictObject({
    value: value.optional(),
    unit: text.optional(),
    range: z.tuple([z.number(), z.number()]).optional(),
    source: text.optional(),
    note: text.optional(),
  });
}

/** A number that is looked up in a table of `data/` when the scenario is loaded. */
const lookedUp = z.strictObject({
  data: z.string().meta({ description: "TABLE.COLUMN of data/" }),
  scale: z.number().optional(),
  year: z.int().optional(),
  note: text.optional(),
});

function leafSchema(column: Column): z.ZodType {
  const description = `${column.doc} (${column.unit})`;
  const [low, high] = column.range;
  const plain = (): z.ZodType => {
    switch (column.kind ?? "number") {
      case "boolean":
        return truth;
      case "date":
        return dateText;
      case "choice":
        return z.enum(column.choices as [string, ...string[]]);
      case "reference":
        return text;
      default: {
        let number = column.kind === "integer" ? z.int() : z.number();
        if (Number.isFinite(low)) number = number.min(low);
        if (Number.isFinite(high)) number = number.max(high);
        return number;
      }
    }
  };
  return z
    .union([plain(), described(plain()), lookedUp])
    .optional()
    .meta({ description });
}

function branchSchema(branch: Branch, path: string, model: ScenarioModel): z.ZodType {
  if (branch.column) return leafSchema(branch.column);
  const texts = Object.entries(model.texts ?? {}).filter(([p]) => parentOf(p) === path);
  if (branch.star) {
    const entry = branchSchema(branch.star.branch, inside(path, "*"), model);
    const map = z.object({ source: text.optional() }).catchall(entry);
    const listed = branch.listable ? z.union([map, z.array(text)]) : map;
    return listed.optional();
  }
  const shape: Record<string, z.ZodType> = {};
  for (const [key, child] of branch.children) shape[key] = branchSchema(child, inside(path, key), model);
  for (const [p, schema] of texts) shape[p.split(".").at(-1) as string] = schema.optional();
  if (path !== "")
    shape["source"] = text.optional().meta({ description: "Source of the bare numbers below" });
  return path === "" ? z.object(shape) : z.strictObject(shape).optional();
}

const parentOf = (path: string) => path.split(".").slice(0, -1).join(".");
const inside = (path: string, key: string) => (path === "" ? key : `${path}.${key}`);

const scalar = z.union([z.number(), z.boolean(), text]);

/** A distribution of what we do not know, by its name and its numbers; what they must be is checked when it is read. */
const distribution = z
  .strictObject({
    ...Object.fromEntries(
      CONTINUOUS.map(({ id, doc, numbers, least = numbers.length }) => [
        id,
        z
          .array(z.number())
          .min(least)
          .max(numbers.length)
          .meta({ description: `${numbers.join(", ")}: ${doc}` }),
      ]),
    ),
    oneOf: z.array(scalar).min(1).meta({ description: "equally likely values" }),
    discrete: z
      .array(z.tuple([scalar, z.number()]))
      .min(1)
      .meta({ description: "values, each with its weight" }),
    source: text,
    note: text,
  })
  .partial();

/** By which a file that extends this one may drop the entry. */
const entryId = text.regex(ENTRY_ID).optional().meta({ description: "By which a child may drop it" });

/** A calendar as a file may write it: entries to add, or with what is taken away of those inherited. */
function calendarSchema(list: z.ZodType): z.ZodType {
  const drop = z.union([z.literal("all"), z.array(text)]).optional();
  return z.union([list, z.strictObject({ drop, add: list.optional() })]);
}

function scheduleSchema(model: ScenarioModel, month: z.ZodType): z.ZodType {
  return z.array(
    z.strictObject({
      id: entryId,
      at: month.optional(),
      when: text.optional(),
      set: z.record(text, z.union([z.number(), z.boolean(), text])).optional(),
      decide: z.record(text, truth).optional(),
      split: z.enum(["calibration", "holdout"]).optional(),
      source: text.optional(),
      note: text.optional(),
      ...Object.fromEntries(
        Object.entries(model.verbs ?? {}).map(([verb, schema]) => [verb, schema.optional()]),
      ),
    }),
  );
}

/** Readings of a matter on which the sources disagree, and the one in force. */
const coding = z.strictObject({
  question: text.optional(),
  reading: text.optional().meta({ description: "The reading in force" }),
  readings: z
    .record(
      text,
      z.strictObject({
        source: text.optional(),
        note: text.optional(),
        sets: z.record(text, z.unknown()).optional().meta({ description: "PATH: VALUE, as in a lever" }),
      }),
    )
    .optional(),
});

const lever = z.union([
  z.strictObject({
    says: text.optional().meta({ description: "What it means, in words" }),
    sets: z.record(text, z.unknown()).meta({ description: "PATH: VALUE" }),
  }),
  z.record(text, z.unknown()),
]);

const group = z.strictObject({
  title: text.optional(),
  members: z.array(text).min(2),
  matter: text.optional().meta({ description: "What it is about" }),
  needs: z
    .union([text, z.array(text)])
    .optional()
    .meta({ description: "What must be before it meets" }),
  source: text.optional(),
  note: text.optional(),
});

function goalSchema(month: z.ZodType): z.ZodType {
  return z.strictObject({
    title: text.optional(),
    outcome: text,
    least: z.number().optional().meta({ description: "The outcome is at least this" }),
    most: z.number().optional().meta({ description: "The outcome is at most this" }),
    by: month.optional(),
    budget: z.number().min(0).optional().meta({ description: "Change that may be spent on it" }),
    source: text.optional(),
    note: text.optional(),
  });
}

function historySchema(month: z.ZodType): z.ZodType {
  return z.array(
    z.strictObject({
      id: entryId,
      event: text,
      date: month.nullable().optional(),
      by: month.optional(),
      split: z.enum(["calibration", "holdout"]),
      question: text.optional().meta({ description: "As it would be asked of a forecaster" }),
      resolves: month.optional().meta({ description: "When the question is settled" }),
      complete: truth.optional().meta({ description: "Whether the record of it is whole" }),
      source: text.optional(),
      note: text.optional(),
    }),
  );
}

const invariants = z.array(
  z.strictObject({
    id: entryId,
    never: text.optional(),
    always: text.optional(),
    eventually: text.optional(),
    nondecreasing: text.optional(),
    source: text.optional(),
    note: text.optional(),
  }),
);

const source = z.strictObject({
  title: text,
  author: text.optional(),
  date: z.union([text, z.int()]).optional(),
  publisher: text.optional(),
  url: text.optional(),
  note: text.optional(),
});

/** The panels of the live view, each once, in order. */
function panelsSchema(names: readonly string[]): z.ZodType {
  return z
    .array(z.enum(names as [string, ...string[]]))
    .min(1)
    .check(({ value, issues }) => {
      const twice = value.find((name, k) => value.indexOf(name) < k);
      if (twice === undefined) return;
      const message = `${twice} stands in it twice`;
      issues.push({
        code: "custom",
        message,
        params: { code: "panel-twice", mend: "name each panel once" },
        input: value,
      });
    })
    .meta({
      description: "Panels of the live view in their order; those that have something to show, unless said",
    });
}

/** @param calendar how the three calendars may be written: in a merged document, which `validate` sees, as lists alone */
export function scenarioSchema(
  model: ScenarioModel,
  calendar: (list: z.ZodType) => z.ZodType = (list) => list,
): z.ZodObject {
  const sections = branchSchema(treeOf(model), "", model) as z.ZodObject;
  const month = periodSchema(model.calendar ?? MONTHS);
  return z.strictObject({
    multivector: z.int().optional().meta({ description: "Version of the scenario format" }),
    id: text.regex(ENTRY_ID),
    title: text.optional(),
    question: text.optional(),
    extends: text.optional().meta({ description: "Scenario over which this one is a reform" }),
    model: text.optional(),
    start: month.optional(),
    end: month.optional(),
    substeps: z.int().min(1).max(64).optional().meta({ description: "Parts of a month, 1 unless said" }),
    knownUntil: month.optional().meta({
      description: "Entries of the schedule marked holdout are not played; later ones happen by rule alone",
    }),
    parameters: z.record(text, z.union([z.number(), described(z.number())])).optional(),
    schedule: calendar(scheduleSchema(model, month)).optional(),
    mechanisms: z.record(text, truth).optional(),
    codings: z
      .record(text, z.union([text, coding]))
      .optional()
      .meta({
        description: "Rival readings of the sources; in a file that extends another, X1: S3 picks one",
      }),
    uncertain: z.record(text, distribution).optional(),
    levers: z.record(text, lever).optional(),
    outcomes: z.record(text, text).optional(),
    headline: z.array(text).min(1).optional().meta({ description: "Outcomes that answer the question" }),
    reference: z
      .union([z.boolean(), text.regex(ENTRY_ID)])
      .optional()
      .meta({ description: "Whether derived constants come from this world at rest, or the id of the one" }),
    groups: z.record(text, group).optional().meta({ description: "Small groups with a matter of their own" }),
    goals: z
      .record(text, goalSchema(month))
      .optional()
      .meta({ description: "Outcomes to be brought about by a date, within a budget of change" }),
    history: calendar(historySchema(month)).optional(),
    invariants: calendar(invariants).optional(),
    sources: z.record(text, source).optional(),
    leavesOut: z.array(text).optional().meta({ description: "What the scenario does not represent" }),
    ...(model.panels && { panels: panelsSchema(model.panels).optional() }),
    tryThis: z.array(text).optional().meta({ description: "Things to try" }),
    ...sections.shape,
  });
}

/** The schema for editors. */
export function jsonSchema(model: ScenarioModel): unknown {
  return z.toJSONSchema(scenarioSchema(model, calendarSchema), { unrepresentable: "any" });
}
