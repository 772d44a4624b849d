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
  if (env["CI"] || env["CONTINUOUS_INTEGRATION"] || env["INK_SCREEN_READER"] === "true") return false;
  return env["TERM"] !== "dumb";
}
