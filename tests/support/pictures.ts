// Pictures made on the spot: nothing binary is kept in the repository.
import sharp from "sharp";

const colour = { r: 40, g: 120, b: 90 };

export const jpeg = (width = 640, height = 480): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

export const png = (width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();

/** A JPEG as a phone makes it: lying on its side, with the place and the device in its EXIF. */
export const jpegWithPlace = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: colour } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: "SecretPhone", Model: "X" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "11/1 18/1 30/1", GPSLongitudeRef: "E", GPSLongitude: "106/1 6/1 0/1" },
    })
    .jpeg()
    .toBuffer();

/** A small file that unpacks to 108 megapixels. */
export const hugePicture = (): Promise<Buffer> =>
  sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: colour }, limitInputPixels: false })
    .png({ compressionLevel: 1 })
    .toBuffer();

/** The first bytes of what an iPhone writes. */
export const heic = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(2048, 7)]);

/** 17 MB with the first bytes of a JPEG. */
export const tooLarge = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(17_000_000)]);

export const pdf = (): Buffer => Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n");

/** A JPEG that stops in the middle. */
export const damaged = async (): Promise<Buffer> => (await jpeg(1200, 900)).subarray(0, 700);
