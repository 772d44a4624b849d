/** The library: the engine, the models, and what runs them. */
export { type Explanation, explain } from "./answers/explain.ts";
export { type AskedAbout, type Question, questionOf } from "./answers/question.ts";
export * from "./engine/index.ts";
export { type Opened, openScenario } from "./models/open.ts";
export { MODELS, modelNamed } from "./models/registry.ts";
