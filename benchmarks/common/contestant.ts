/** One implementation of the common model, as the benchmark and the tests drive it. */
export interface Contestant {
  /** Puts a run at its start. */
  start(run: number): void;
  /** Plays some ticks. */
  play(ticks: number): void;
  /** Share of the states that have signed. */
  share(): number;
}
