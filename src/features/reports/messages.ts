import { createMessages } from "../../messages/messages.ts";
import { reports as vi } from "../../messages/vi/reports.ts";

export const useReportMessages = createMessages("reports", vi);
