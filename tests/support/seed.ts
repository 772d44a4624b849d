/** Properties draw the same cases every time, unless FC_SEED says otherwise: a red run is red again. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20240809) });
