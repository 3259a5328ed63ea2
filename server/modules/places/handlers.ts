import { findCommune } from "../../../contract/geo.ts";
import type { Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { decodeOnce } from "../../core/zalo-tokens.ts";
import { Problem } from "../../problem.ts";

export function placeHandlers(core: Core) {
  return {
    async locate({ citizen, body }) {
      const located = body.zalo
        ? await decodeOnce(core, citizen.id, "location", body.zalo.locationToken, () =>
            core.zalo.location(body.zalo!.accessToken, body.zalo!.locationToken),
          )
        : body.point && { point: body.point };
      if (!located) throw new Problem("invalid-request", { fields: [{ path: "/body", rule: "minProperties" }] });
      const code = findCommune(located.point, core.province.boundaries);
      const commune = code && core.province.communeByCode.get(code);
      return {
        ...located,
        ...(commune && {
          commune: { code: commune.code, name: commune.name, kind: commune.kind, fullName: commune.fullName },
        }),
      };
    },
  } satisfies Partial<Handlers>;
}
