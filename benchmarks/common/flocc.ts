/**
 * The common model in flocc 0.7: agents with a `tick` that returns their new data, which the environment commits
 * when all have run. Kind to flocc in two things that are slow there and no matter of agents: its random functions
 * print every number to find its length (the agents draw from the hand-written loops' generator instead), and its
 * `Network` builds an adjacency matrix for every agent added (the neighbours are data of the agent instead).
 */
import { Agent, Environment } from "flocc";
import type { Contestant } from "./contestant.ts";
import { buildGraph } from "./graph.ts";
import { DIMENSIONS } from "./model.ts";
import { Sfc32 } from "./sfc32.ts";

const MU = 0.05;
const KAPPA = 0.02;
const SIGMA = 0.01;
const GAMMA = 2;

export class FloccRun implements Contestant {
  private readonly environment = new Environment();
  private readonly random = new Sfc32(0);

  constructor(size: number) {
    const { starts, neighbours, weights } = buildGraph(size);
    const agents = Array.from(
      { length: size },
      () => new Agent({ tick: (agent: Agent) => this.tick(agent) }),
    );
    agents.forEach((agent, i) => {
      const [from, end] = [starts[i]!, starts[i + 1]!];
      agent.set({
        neighbours: Array.from(neighbours.subarray(from, end), (j) => agents[j]!),
        influence: Array.from(weights.subarray(from, end)),
      });
      this.environment.addAgent(agent);
    });
  }

  start(run: number): void {
    const { random } = this;
    random.seed(run);
    const uniforms = (scale: number) => Array.from({ length: DIMENSIONS }, () => scale * random.uniform());
    for (const agent of this.environment.getAgents()) {
      const ideal = uniforms(1);
      agent.set({
        x: ideal.slice(),
        ideal,
        weight: uniforms(0.25),
        cost: 5 + random.uniform(),
        signed: false,
      });
    }
  }

  private tick(agent: Agent): { x: number[]; signed: boolean } {
    const { random } = this;
    const neighbours: Agent[] = agent.get("neighbours");
    const influence: number[] = agent.get("influence");
    const x: number[] = agent.get("x");
    const ideal: number[] = agent.get("ideal");
    const mean = [0, 0, 0, 0, 0, 0, 0, 0];
    let signers = 0;
    for (let k = 0; k < neighbours.length; k++) {
      const other = neighbours[k]!;
      const theirs: number[] = other.get("x");
      for (let d = 0; d < DIMENSIONS; d++) mean[d]! += influence[k]! * theirs[d]!;
      if (other.get("signed")) signers++;
    }
    const moved = x.map(
      (v, d) => v + MU * (mean[d]! - v) + KAPPA * (ideal[d]! - v) + SIGMA * random.normal(),
    );
    if (agent.get("signed")) return { x: moved, signed: true };
    const weight: number[] = agent.get("weight");
    let u = (GAMMA * signers) / neighbours.length - agent.get("cost");
    for (let d = 0; d < DIMENSIONS; d++) u += weight[d]! * moved[d]!;
    return { x: moved, signed: random.uniform() * (1 + Math.exp(-u)) < 1 };
  }

  play(ticks: number): void {
    // The order cannot matter, since all new data is committed at the end; not shuffling is the faster way.
    for (let t = 0; t < ticks; t++) this.environment.tick({ randomizeOrder: false });
  }

  share(): number {
    const signed: boolean[] = this.environment.stat("signed");
    return signed.filter(Boolean).length / signed.length;
  }
}
