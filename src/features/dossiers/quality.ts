/** Whether a picture of a paper can be read. It is only asked about: the citizen sees it, and decides. */
import { inspectPhoto } from "../../cases/files/inspect.ts";

export type QualityQuestion = "small" | "blurred";

const SMALL = { bytes: 30_000, longerSide: 600 };
/** Longer side of what is looked at: blur of a hand or of the focus is still there, noise is not. */
const LOOKED_AT = 512;
/** Low on purpose: only what is plainly blurred is asked about. Pictures from real phones are to set it anew. */
const SHARP = 60;

/** @returns undefined where nothing is odd, and for what is no picture */
export async function questionOf(picture: Blob): Promise<QualityQuestion | undefined> {
  const header = await inspectPhoto(picture).catch(() => undefined);
  if (!header) return undefined;
  if (picture.size < SMALL.bytes || Math.max(header.width, header.height) < SMALL.longerSide) return "small";
  const pixels = await greyOf(picture).catch(() => undefined);
  return pixels && sharpness(pixels.grey, pixels.width, pixels.height) < SHARP ? "blurred" : undefined;
}

/** Variance of the Laplacian: how much edges stand out. @param grey one value for each pixel, row by row */
export function sharpness(grey: ArrayLike<number>, width: number, height: number): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const edge = grey[at - 1]! + grey[at + 1]! + grey[at - width]! + grey[at + width]! - 4 * grey[at]!;
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

async function greyOf(picture: Blob): Promise<{ grey: Uint8Array; width: number; height: number }> {
  const url = URL.createObjectURL(picture);
  const canvas = document.createElement("canvas");
  try {
    const image = new Image();
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve();
      image.onerror = () => reject(new Error("the phone cannot decode this picture"));
      image.src = url;
    });
    const scale = Math.min(1, LOOKED_AT / Math.max(image.naturalWidth, image.naturalHeight));
    const width = (canvas.width = Math.max(1, Math.round(image.naturalWidth * scale)));
    const height = (canvas.height = Math.max(1, Math.round(image.naturalHeight * scale)));
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const grey = new Uint8Array(width * height);
    for (let at = 0; at < grey.length; at += 1)
      grey[at] = 0.299 * data[at * 4]! + 0.587 * data[at * 4 + 1]! + 0.114 * data[at * 4 + 2]!;
    return { grey, width, height };
  } finally {
    URL.revokeObjectURL(url);
    // iOS counts canvases against a small budget until they are collected; an empty one costs nothing.
    canvas.width = canvas.height = 0;
  }
}
