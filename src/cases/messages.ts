import { createMessages } from "../messages/messages.ts";
import { cases as en } from "../messages/en/cases.ts";
import { cases as vi } from "../messages/vi/cases.ts";

export const useCaseMessages = createMessages({ vi, en });
