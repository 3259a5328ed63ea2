import communes from "province:communes";

export { communes };

export const byCode = new Map(communes.map((commune) => [commune.code, commune]));

/** The commune's full name, `Xã Tân Biên`; the code itself where this app is older than the server's list. */
export const communeName = (code: string): string => byCode.get(code)?.fullName ?? code;
