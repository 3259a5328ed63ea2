import type { DeviceSettings } from "./devices.ts";

export interface Persona {
  /** In Vietnamese, for the controls. */
  title: string;
  about: string;
  account: { id: string; name: string; phone: string };
  /** Where they live, in Tây Ninh. */
  communeCode?: string;
  settings: Partial<DeviceSettings>;
}

/** Five invented people. Phone numbers use the 0900 000 0xx block and the ids were made up. */
export const PERSONAS = {
  student: {
    title: "Sinh viên",
    about: "21 tuổi, phường Tân Ninh. Máy mới, quen dùng điện thoại.",
    account: { id: "3368637342326461201", name: "Nguyễn Minh Khôi", phone: "84900000021" },
    communeCode: "25459",
    settings: { location: { latitude: 11.3131, longitude: 106.0963 } },
  },
  grandmother: {
    title: "Bà cụ, chữ lớn",
    about: "78 tuổi, xã Tân Biên. Máy rẻ, đặt cỡ chữ hệ thống gấp rưỡi.",
    account: { id: "3368637342326461278", name: "Trần Thị Sáu", phone: "84900000078" },
    communeCode: "25486",
    settings: { textZoom: 1.5, location: { latitude: 11.5436, longitude: 105.9986 } },
  },
  "shop-owner": {
    title: "Chủ tiệm",
    about: "45 tuổi, phường Long An. Dùng iPhone, chỉ có 3G trong chợ.",
    account: { id: "3368637342326461245", name: "Lê Văn Phước", phone: "84900000045" },
    settings: { platform: "ios", network: "3g", location: { latitude: 10.5359, longitude: 106.4137 } },
  },
  refuser: {
    title: "Từ chối mọi quyền",
    about: "Không chia sẻ tên, số điện thoại, vị trí hay thông báo.",
    account: { id: "3368637342326461233", name: "Phạm Thị Kín", phone: "84900000033" },
    settings: {
      permissions: {
        userInfo: "deny",
        phone: "deny",
        location: "deny",
        notification: "deny",
        camera: "deny",
        oa: "deny",
      },
    },
  },
  "old-zalo": {
    title: "Zalo bản cũ",
    about: "Bản Zalo chưa có bộ nhớ riêng cho ứng dụng nhỏ (native storage).",
    account: { id: "3368637342326461260", name: "Võ Văn Tư", phone: "84900000060" },
    settings: { missing: { indexedDB: false, webCrypto: false, nativeStorage: true } },
  },
} satisfies Record<string, Persona>;

export type PersonaId = keyof typeof PERSONAS;
