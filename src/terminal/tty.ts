/** Whether a live view makes sense: a real terminal, wide enough, and nobody who asked for plain text. */
export function wantsInk(flags: {
  json?: boolean;
  out?: string | undefined;
  plain?: boolean;
  quiet?: boolean;
}): boolean {
  const { stdout, stdin, env } = process;
  if (flags.json || flags.out !== undefined || flags.plain || flags.quiet) return false;
  if (!stdout.isTTY || !stdin.isTTY) return false;
  if (inCi(env) || env["INK_SCREEN_READER"] === "true") return false;
  return env["TERM"] !== "dumb";
}

/** As Ink sees it, which draws nothing where it takes itself to be in CI: a variable that is empty counts, 0 and false do not. */
export function inCi(env: NodeJS.ProcessEnv): boolean {
  return ["CI", "CONTINUOUS_INTEGRATION"].some((name) => {
    const value = env[name];
    return value !== undefined && value !== "0" && value !== "false";
  });
}
