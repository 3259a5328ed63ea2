/** The province this app was built for. */
export const province = __PROVINCE__;
export const version = __VERSION__;
