import type { Handlers } from "../core/call.ts";
import type { Core } from "../core/core.ts";
import type { Kinds } from "../core/kinds.ts";
import type { ProvinceData } from "../core/province-data.ts";
import { caseHandlers } from "./cases/handlers.ts";
import { consentHandlers } from "./dossiers/consents.ts";
import { handleCodeMessages } from "./dossiers/code-message.ts";
import { dossierHandlers } from "./dossiers/handlers.ts";
import { handleHandingOn } from "./dossiers/hand-on.ts";
import { linkPages } from "./dossiers/link-pages.ts";
import { resultPage } from "./dossiers/pages.ts";
import { resultHandlers } from "./dossiers/results.ts";
import { checkResult } from "./dossiers/result-check.ts";
import { dossierKind } from "./dossiers/kind.ts";
import { draftHandlers } from "./drafts/handlers.ts";
import type { FastifyInstance } from "fastify";
import { healthHandlers } from "./health/handlers.ts";
import { identityHandlers } from "./identity/handlers.ts";
import { identityPages } from "./identity/pages.ts";
import { officeHandlers } from "./office/handlers.ts";
import { placeHandlers } from "./places/handlers.ts";
import { procedureHandlers } from "./procedures/handlers.ts";
import { provinceHandlers } from "./province/handlers.ts";
import { questionHandlers } from "./questions/handlers.ts";
import { questionKind } from "./questions/kind.ts";
import { reportHandlers } from "./reports/handlers.ts";
import { reportKind } from "./reports/kind.ts";
import { sessionHandlers } from "./session/handlers.ts";
import { uploadHandlers } from "./uploads/handlers.ts";

/** Every operation of the contract, by its id. One that is missing does not compile. */
export const createHandlers = (core: Core): Handlers => ({
  ...healthHandlers(core),
  ...provinceHandlers(core),
  ...sessionHandlers(core),
  ...identityHandlers(core),
  ...placeHandlers(core),
  ...uploadHandlers(core),
  ...draftHandlers(core),
  ...caseHandlers(core),
  ...reportHandlers(core),
  ...questionHandlers(core),
  ...procedureHandlers(core),
  ...dossierHandlers(core),
  ...resultHandlers(core),
  ...consentHandlers(core),
  ...officeHandlers(core),
});

/** What modules do by themselves as time goes on. */
export function handleJobs(core: Core): void {
  handleHandingOn(core);
  handleCodeMessages(core);
}

/** What people read in a browser, beside the contract. */
export function addPages(app: FastifyInstance, core: Core): void {
  identityPages(app, core);
  resultPage(app, core, checkResult(core));
  linkPages(app, core);
}

/** Every kind of case there is. One that is missing does not compile. */
export const createKinds = (province: ProvinceData): Kinds => ({
  report: reportKind(province),
  question: questionKind(province),
  dossier: dossierKind,
});
