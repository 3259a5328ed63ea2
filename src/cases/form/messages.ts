import { createMessages } from "../../messages/messages.ts";
import { form as vi } from "../../messages/vi/form.ts";

export const useFormMessages = createMessages("form", vi);
