/** Where a case's files are read, by who reads. */
const ROOT = { mine: "/v1/my/cases", office: "/v1/office/cases", public: "/v1/public/cases" } as const;

/** To its sender, to an office, to everybody. */
export type Side = keyof typeof ROOT;

export const attachmentUrl = (side: Side, code: string, attachmentId: string): string =>
  `${ROOT[side]}/${code}/attachments/${attachmentId}`;
