import { createMessages } from "../../messages/messages.ts";
import { dossierCase as en } from "../../messages/en/dossier-case.ts";
import { dossierCase as vi } from "../../messages/vi/dossier-case.ts";

export const useDossierCaseMessages = createMessages({ vi, en });
