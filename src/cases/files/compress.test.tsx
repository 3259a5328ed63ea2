import { afterEach, expect, it, vi } from "vitest";
import { compressPhoto } from "./compress.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("gives up a picture of which the phone never says anything", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("URL", { createObjectURL: () => "blob:picture", revokeObjectURL: () => undefined }); // and no `load`
  const small = compressPhoto(new Blob(["JPEG"]), { type: "jpeg", width: 4000, height: 3000 });
  const given = expect(small).rejects.toMatchObject({ code: "file-unreadable" });
  await vi.advanceTimersByTimeAsync(60_000);
  await given;
});
