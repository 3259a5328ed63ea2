import type { Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { moduleView } from "../../core/module-switch.ts";

export function provinceHandlers(core: Core) {
  const { file, communes, topology } = core.province;
  return {
    async getProvince() {
      const switches = await core.db.selectFrom("module_switch").selectAll().orderBy("id").execute();
      return {
        code: file.code,
        name: file.name,
        hotline: file.hotline.number,
        modules: switches.map(moduleView),
        alerts: [],
      };
    },
    async listCommunes() {
      return { items: communes.map(({ code, name, kind, fullName }) => ({ code, name, kind, fullName })) };
    },
    async getBoundaries() {
      return topology;
    },
  } satisfies Partial<Handlers>;
}
