import { createMessages } from "../../messages/messages.ts";
import { procedures as en } from "../../messages/en/procedures.ts";
import { procedures as vi } from "../../messages/vi/procedures.ts";

export const useProcedureMessages = createMessages({ vi, en });
