import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { indexedStore } from "./vaultStore.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An IndexedDB with one record in it, whose connections answer or are silent, in the order they are opened. */
function indexedDB(...answers: boolean[]) {
  const closed: number[] = [];
  const open = (number: number) => ({
    close: () => closed.push(number),
    transaction() {
      const transaction = Object.assign(new EventTarget(), {
        oncomplete: () => undefined,
        objectStore: () => ({ get: () => ({ result: "record" }) }),
      });
      const complete = () => {
        transaction.oncomplete();
        transaction.dispatchEvent(new Event("complete"));
      };
      if (answers[number]) setTimeout(complete);
      return transaction;
    },
  });
  let opened = 0;
  const factory = {
    open() {
      const request = { onsuccess: () => undefined, result: open(opened) };
      opened += 1;
      setTimeout(() => request.onsuccess());
      return request;
    },
  } as unknown as IDBFactory;
  return { factory, closed };
}

test("a transaction that is never answered ends, and the next one finds a new connection", async () => {
  const { factory, closed } = indexedDB(false, true);
  const opening = indexedStore(factory, "vault");
  await vi.advanceTimersByTimeAsync(1);
  const store = (await opening)!;
  const silent = expect(store.get("drafts/a")).rejects.toThrow("no answer");
  await vi.advanceTimersByTimeAsync(30_000);
  await silent;
  expect(closed).toEqual([0]);
  const next = store.get("drafts/a");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await next).toBe("record");
  expect(closed).toEqual([0]);
});
