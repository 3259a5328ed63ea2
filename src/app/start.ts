/** After the first paint, in the order in which a citizen needs it (design §10). */
import { startProvinceNow } from "./provinceNow.ts";

export function start(): void {
  requestAnimationFrame(() => setTimeout(() => void startProvinceNow()));
}
