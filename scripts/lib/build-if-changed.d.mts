export function wwwDir(province: string): string;
export function buildIfChanged(province: string): Promise<boolean>;
