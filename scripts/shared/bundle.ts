/** How esbuild bundles the command that ships; the benchmarks are bundled alike, so that they time what ships. */
import type { BuildOptions } from "esbuild";

export const BUNDLE = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  minifySyntax: true,
  legalComments: "none",
  // Packages in CommonJS call `require`, which a module does not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
} satisfies BuildOptions;
