import { createMessages } from "../../messages/messages.ts";
import { questions as vi } from "../../messages/vi/questions.ts";

export const useQuestionMessages = createMessages("questions", vi);
