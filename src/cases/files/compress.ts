/** Makes a photo small enough for a slow network, on the phone, one at a time, leaving no metadata in it. */
import { FileError, type PhotoHeader } from "./inspect.ts";

/** Longer side in pixels: enough to read a licence plate at ten metres, about 300–500 kB as JPEG. */
const LONGER_SIDE = 2048;
const QUALITY = 0.8;

/** A phone short of memory may never say what became of a picture; the next one waits for it, and so does what is sent. */
const WAITS_MS = 60_000;

/** A JPEG of at most 2048 px on its longer side, upright, without metadata. Memory is given back before it resolves. */
export function compressPhoto(file: Blob, header: PhotoHeader): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new FileError("file-unreadable")), WAITS_MS);
    void compress(file, header)
      .then(resolve, reject)
      .then(() => clearTimeout(timer));
  });
}

async function compress(file: Blob, header: PhotoHeader): Promise<Blob> {
  const picture = await decode(file).catch(() => {
    throw new FileError(header.type === "heic" ? "file-heic" : "file-unreadable");
  });
  const canvas = document.createElement("canvas");
  try {
    const scale = Math.min(1, LONGER_SIDE / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext("2d");
    if (!context) throw new FileError("file-unreadable");
    context.fillStyle = "#fff"; // JPEG has no transparency
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture.source, 0, 0, canvas.width, canvas.height);
    return await toJpeg(canvas);
  } finally {
    picture.release();
    // iOS counts canvases against a small budget until they are collected; an empty one costs nothing.
    canvas.width = 0;
    canvas.height = 0;
  }
}

interface Decoded {
  source: CanvasImageSource;
  width: number;
  height: number;
  release: () => void;
}

async function decode(file: Blob): Promise<Decoded> {
  if (typeof createImageBitmap === "function") {
    try {
      const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
      return { source: bitmap, width: bitmap.width, height: bitmap.height, release: () => bitmap.close() };
    } catch {
      // Old Safari knows createImageBitmap without options; an <img> turns the picture upright by itself.
    }
  }
  const url = URL.createObjectURL(file);
  const image = new Image();
  const release = () => {
    image.src = "";
    URL.revokeObjectURL(url);
  };
  try {
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve();
      image.onerror = () => reject(new Error("the phone cannot decode this picture"));
      image.src = url;
    });
  } catch (error) {
    release();
    throw error;
  }
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, release };
}

function toJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob && blob.size > 0 ? resolve(blob) : reject(new FileError("file-unreadable"))),
      "image/jpeg",
      QUALITY,
    );
  });
}
