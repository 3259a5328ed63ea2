/** The screen of one of my reports. */
export const minePath = (code: string): string => `/reports/sent/${code}`;
