import { createMessages } from "../messages/messages.ts";
import { cases as vi } from "../messages/vi/cases.ts";

export const useCaseMessages = createMessages("cases", vi);
