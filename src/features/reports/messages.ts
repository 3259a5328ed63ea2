import { createMessages } from "../../messages/messages.ts";
import { reports as en } from "../../messages/en/reports.ts";
import { reports as vi } from "../../messages/vi/reports.ts";

export const useReportMessages = createMessages({ vi, en });
