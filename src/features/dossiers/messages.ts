import { createMessages } from "../../messages/messages.ts";
import { dossiers as vi } from "../../messages/vi/dossiers.ts";

export const useDossierMessages = createMessages("dossiers", vi);
