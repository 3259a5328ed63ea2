/** Where a dossier of a procedure is written. */
export const newPath = (code: string): string => `/dossiers/new/${code}`;
/** The screen of one of my dossiers. */
export const minePath = (code: string): string => `/dossiers/mine/${code}`;
export const procedurePath = (code: string): string => `/procedures/${code}`;
