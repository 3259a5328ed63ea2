import { useEffect, useState } from "react";

/** Quiet cells around it, as the standard asks (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code, dark on white in every theme. What draws it comes with the first one; without it nothing is shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let here = true;
    void draw(text).then(
      (next) => here && setDrawn(next),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [text]);
  if (!drawn) return null;
  const side = drawn.size + 2 * QUIET;
  return (
    <svg role="img" aria-label={label} viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} className="mt-3 h-48 w-48">
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={drawn.path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

async function draw(text: string): Promise<{ size: number; path: string }> {
  const { default: qrcode } = await import("qrcode");
  const { modules } = qrcode.create(text, { errorCorrectionLevel: "M" });
  let path = "";
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
  return { size: modules.size, path };
}
