/**
 * The library: what it takes to open, play, design, batch, summarise, compare and explain, to check a mechanism against the
 * contracts, and to write a model. `multivector/engine` is the machine alone, for a page.
 */
// Play

// Answers
export { type AllocationExplanation, explainAllocation } from "./answers/allocation.ts";
export { type CompareObject, compared } from "./answers/compare.ts";
export { type Explanation, explain } from "./answers/explain.ts";
export {
  type AskedAbout,
  allocationQuestionOf,
  type Question,
  questionOf,
  type RateQuestion,
  rateQuestionOf,
} from "./answers/question.ts";
export { explainRate, type RateExplanation } from "./answers/rate.ts";
export { type Variant, variantsOf } from "./answers/variants.ts";
export * from "./engine/index.ts";
export { playBatch as playBatchWith } from "./experiments/batch.ts";
export type { Batch, BatchOptions, RunStore } from "./experiments/batch-contract.ts";
export { type BatchObject, batchObject, summaries } from "./experiments/batch-object.ts";
// Designs and what is learnt from them
export { type Asked, type Planned, planned } from "./experiments/design/asked.ts";
export type { Design } from "./experiments/design/design.ts";
export type { Cases } from "./experiments/discover/box.ts";
export { type Found, type PrimOptions, prim } from "./experiments/discover/prim.ts";
export { type TreeNode, tree } from "./experiments/discover/tree.ts";
export { type PairedEvent, type PairedQuantity, pairedEvent, pairedQuantity } from "./experiments/paired.ts";
export { alone, type Player, type PlayerFor } from "./experiments/player.ts";
export { type RunObject, runObject } from "./experiments/result.ts";
export type { Estimate } from "./experiments/sensitivity/intervals.ts";
export { type MorrisEffects, morrisEffects } from "./experiments/sensitivity/morris.ts";
export { type SobolIndices, sobolIndices } from "./experiments/sensitivity/sobol.ts";
export { type OutcomeSummary, summarise } from "./experiments/summary.ts";
export { noFiles, noTables, type Opened, type OpenOptions, openText } from "./models/open.ts";
export { MODELS, modelNamed } from "./models/registry.ts";
export { nodeFiles, nodeTables } from "./node/files.ts";
export { openScenario, readShipped } from "./node/open.ts";
// Many runs
export { type PlayOptions, playBatch } from "./node/play.ts";
export { beginStore } from "./node/store/begin.ts";
export { gather, type Merged, readShards } from "./node/store/merge.ts";
export type { Tables } from "./scenario/bind-context.ts";
// Models
export type { Complain, ScenarioModel, Structure, Written } from "./scenario/binding.ts";
export { formulas } from "./scenario/formula/language.ts";
export { jsonSchema } from "./scenario/schema.ts";
export { readTable, type Table } from "./scenario/table.ts";
export type { Files } from "./scenario/text.ts";
export * as theory from "./theory/index.ts";
// Views
export { type Frame, frameOf, headOf } from "./views/frame.ts";
