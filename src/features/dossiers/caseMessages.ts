import { createMessages } from "../../messages/messages.ts";
import { dossierCase as vi } from "../../messages/vi/dossier-case.ts";

export const useDossierCaseMessages = createMessages("dossierCase", vi);
