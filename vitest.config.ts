import { defineConfig } from "vitest/config";

/** Rooms whose tests leave no global behind: their files share one load of the source in each thread. */
const SHARED = ["unit", "property", "replication", "golden", "cli"].map((room) => `tests/${room}/**`);
/** Views without a terminal: they share what they load, React among it, and its colours. */
const FRAMES = "tests/terminal/*.test.tsx";

export default defineConfig({
  test: {
    setupFiles: ["tests/support/seed.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "threads",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "shared", include: SHARED.map((room) => `${room}/*.test.{ts,tsx}`), isolate: false },
      },
      {
        extends: true,
        test: {
          name: "frames",
          include: [FRAMES],
          isolate: false,
          // Whether there are colours is decided when they are loaded, once in a thread.
          env: { FORCE_COLOR: "1" },
        },
      },
      {
        extends: true,
        test: { name: "apart", include: ["tests/**/*.test.{ts,tsx}"], exclude: [...SHARED, FRAMES] },
      },
    ],
  },
});
