import { createMessages } from "../messages/messages.ts";
import { vi } from "../messages/vi/identity.ts";

/** The words of level 2. */
export const useIdentityMessages = createMessages("identity", vi);
