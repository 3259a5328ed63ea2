import { createMessages } from "../../messages/messages.ts";
import { form as en } from "../../messages/en/form.ts";
import { form as vi } from "../../messages/vi/form.ts";

export const useFormMessages = createMessages({ vi, en });
