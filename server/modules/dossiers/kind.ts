import { civilDate } from "../../../contract/calendar.ts";
import { promiseAnew } from "../../../contract/dossiers.ts";
import { closingOf, promisedOn } from "../../../contract/dueTime.ts";
import type { OwnSteps } from "../../core/kinds.ts";
import { findDossier } from "./repository.ts";
import { keepState, syncAfter } from "./steps.ts";
import { dossierPart } from "./view.ts";

/** What citizens read of a due date that passed; the office's own extension gives its own reason (form 04). */
const OVERDUE = "Hồ sơ chưa được giải quyết đúng hẹn. Cơ quan xin lỗi và hẹn lại.";

/** What makes a dossier a case of its own kind: its steps are `takeDossierStep`'s, not those all other cases share. */
export const dossierKind: OwnSteps = {
  ownSteps: true,
  async part(core, db, row, looking) {
    return { dossier: await dossierPart(core, db, row, await findDossier(db, row.id), looking) };
  },
  async mayRate(tx, row) {
    return (await findDossier(tx, row.id)).state.status === "handedOver";
  },
  /** Nobody extended it in time: the server says sorry and promises anew, and the dossier counts as late for good. */
  async overdue(core, tx, row, dueOn, now) {
    const { state } = await findDossier(tx, row.id, { lock: true });
    if (!state.acceptedAt) return;
    const to = promisedOn(dueOn, civilDate(now), core.province.calendar);
    // Where no time is published, what ran out was the province's own promise; the new one is the dossier's from now on.
    const from = state.due?.at ?? closingOf(row.due_on, core.province.calendar);
    const next = promiseAnew(state, { at: now, from, to, reason: OVERDUE });
    await keepState(tx, row.id, { ...next, sync: syncAfter(core, state, next) }, now);
  },
};
