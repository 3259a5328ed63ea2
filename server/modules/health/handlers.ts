import { sql } from "kysely";
import type { Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { Problem } from "../../problem.ts";

export function healthHandlers(core: Core) {
  return {
    async getLiveness() {
      return { status: "ok" as const };
    },
    async getReadiness() {
      if (core.stopping) throw new Problem("not-ready");
      await sql`select 1`.execute(core.db).catch(() => {
        throw new Problem("not-ready");
      });
      return { status: "ok" as const };
    },
  } satisfies Partial<Handlers>;
}
