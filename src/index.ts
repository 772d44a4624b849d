/** The library: the engine, the models, and what runs them. */
export { type Explanation, explain } from "./answers/explain.ts";
export { type AskedAbout, type Question, questionOf } from "./answers/question.ts";
export * from "./engine/index.ts";
export { type Asked, type Planned, planned } from "./experiments/design/asked.ts";
export type { Design } from "./experiments/design/design.ts";
export { type Found, type PrimOptions, prim } from "./experiments/discover/prim.ts";
export { type PairedEvent, type PairedQuantity, pairedEvent, pairedQuantity } from "./experiments/paired.ts";
export { type Estimate, resampling } from "./experiments/sensitivity/bootstrap.ts";
export { type MorrisEffects, morrisEffects } from "./experiments/sensitivity/morris.ts";
export { type SobolIndices, sobolIndices } from "./experiments/sensitivity/sobol.ts";
export { type Opened, openScenario } from "./models/open.ts";
export { MODELS, modelNamed } from "./models/registry.ts";
