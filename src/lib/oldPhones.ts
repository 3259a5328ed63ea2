/**
 * What the app and its libraries use of JavaScript after 2018, for webviews that stayed behind (Chrome 64 to 70, Safari
 * 11 to 12). The syntax is lowered by the build; names are not. The shell script brings this before anything else runs.
 * A browser test deletes everything later and walks through the app.
 */
const lacking = (owner: object, name: string, value: unknown) => {
  if (!(name in owner) || (owner as Record<string, unknown>)[name] === undefined) {
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  }
};

export function helpOldPhones(): void {
  lacking(window, "globalThis", window);
  lacking(Array.prototype, "flat", function (this: unknown[]) {
    return ([] as unknown[]).concat(...this);
  });
  lacking(Array.prototype, "flatMap", function (this: unknown[], each: (item: unknown, index: number) => unknown) {
    return ([] as unknown[]).concat(...this.map((item, index) => each(item, index)));
  });
  lacking(Object, "fromEntries", (entries: Iterable<[string, unknown]>) =>
    Array.from(entries).reduce<Record<string, unknown>>((all, [key, value]) => {
      all[key] = value;
      return all;
    }, {}),
  );
}
