/** Addresses as people and files may see them: made of what is no secret, not by cutting out what is. */

/** Scheme, host, port and number of the database; neither user, password, query nor fragment. */
export function shownAddress(url: string): string {
  try {
    const { protocol, hostname, port, pathname } = new URL(url);
    const db = /^\/\d{1,5}$/.test(pathname) ? pathname : "";
    if (hostname !== "") return `${protocol}//${hostname}${port && `:${port}`}${db}`;
  } catch {
    // Told as below: what cannot be read may be a password through and through.
  }
  return "an address that cannot be read";
}

/** A word of a command, with an address in it as it may be shown. */
export function withoutSecrets(word: string): string {
  return word.replace(/rediss?:\/\/.*$/is, (url) => shownAddress(url));
}
