export function explain(): number {
  return 0;
}
