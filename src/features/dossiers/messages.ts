import { createMessages } from "../../messages/messages.ts";
import { dossiers as en } from "../../messages/en/dossiers.ts";
import { dossiers as vi } from "../../messages/vi/dossiers.ts";

export const useDossierMessages = createMessages({ vi, en });
