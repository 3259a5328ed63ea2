import { createMessages } from "../../messages/messages.ts";
import { results as vi } from "../../messages/vi/results.ts";

export const useResultMessages = createMessages("results", vi);
