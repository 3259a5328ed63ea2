import { HostError } from "./port.ts";

const CANCEL_EVENT = "oncancel" in HTMLInputElement.prototype;

/**
 * The browser's own file chooser: it needs no permission of Zalo's, gives files instead of addresses, and says when
 * nothing was chosen (zmp-sdk's chooseImage is the same input, but never settles on a cancel).
 */
export function pickPhotos(max: number, source: "camera" | "album"): Promise<File[]> {
  return choose("pickPhotos", max, (input) => {
    input.accept = "image/*";
    input.multiple = source === "album" && max > 1;
    if (source === "camera") input.setAttribute("capture", "environment");
  });
}

/** The same chooser, for PDF files. */
export function pickDocuments(max: number): Promise<File[]> {
  return choose("pickDocuments", max, (input) => {
    input.accept = "application/pdf,.pdf";
    input.multiple = max > 1;
  });
}

function choose(verb: string, max: number, prepare: (input: HTMLInputElement) => void): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement("input");
    input.type = "file";
    prepare(input);
    // In the document, or old iOS forgets it while the camera is open; out of sight and out of reach.
    input.hidden = true;
    input.setAttribute("aria-hidden", "true");
    input.tabIndex = -1;
    document.body.append(input);

    let graceTimer: ReturnType<typeof setTimeout> | undefined;
    const done = (settle: () => void) => {
      clearTimeout(graceTimer);
      window.removeEventListener("focus", returned);
      input.remove();
      settle();
    };
    const chosen = () => {
      const files = Array.from(input.files ?? []).slice(0, max);
      done(() => (files.length > 0 ? resolve(files) : reject(new HostError("cancelled", verb))));
    };
    const cancelled = () => done(() => reject(new HostError("cancelled", verb)));
    // Webviews older than Chromium 113 and Safari 16.4 have no `cancel` event: coming back without files is one. The
    // files of a camera may take a while to arrive after the page has its focus back.
    const returned = () => {
      if (CANCEL_EVENT) return;
      clearTimeout(graceTimer);
      graceTimer = setTimeout(() => (input.files?.length ? chosen() : cancelled()), 2_000);
    };
    input.addEventListener("change", chosen);
    input.addEventListener("cancel", cancelled);
    window.addEventListener("focus", returned);
    input.click();
  });
}
