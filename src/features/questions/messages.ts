import { createMessages } from "../../messages/messages.ts";
import { questions as en } from "../../messages/en/questions.ts";
import { questions as vi } from "../../messages/vi/questions.ts";

export const useQuestionMessages = createMessages({ vi, en });
