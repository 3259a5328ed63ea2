import { createMessages } from "../messages/messages.ts";
import { vi } from "../messages/vi/settings.ts";

/** The words of the settings, about and hotline screens, which most visits never open. */
export const useSettingsMessages = createMessages("settings", vi);
