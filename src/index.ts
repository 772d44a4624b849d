/** The library: the engine, the models, and what runs them. */
export * from "./engine/index.ts";
export { type Opened, openScenario } from "./models/open.ts";
export { MODELS, modelNamed } from "./models/registry.ts";
