import { en } from "../messages/en/identity.ts";
import { createMessages } from "../messages/messages.ts";
import { vi, type IdentityMessages } from "../messages/vi/identity.ts";

/** The words of level 2. */
export const useIdentityMessages = createMessages<IdentityMessages>({ vi, en });
