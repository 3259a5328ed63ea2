/** The drawings screens and tiles use, from Lucide (ISC licence). Those of subjects a province names: `subjectIcons.ts`. */
import bell from "lucide-static/icons/bell.svg?icon";
import building from "lucide-static/icons/building.svg?icon";
import camera from "lucide-static/icons/camera.svg?icon";
import check from "lucide-static/icons/check.svg?icon";
import chevronLeft from "lucide-static/icons/chevron-left.svg?icon";
import chevronRight from "lucide-static/icons/chevron-right.svg?icon";
import circleCheck from "lucide-static/icons/circle-check.svg?icon";
import circleHelp from "lucide-static/icons/circle-question-mark.svg?icon";
import clock from "lucide-static/icons/clock.svg?icon";
import home from "lucide-static/icons/house.svg?icon";
import image from "lucide-static/icons/image.svg?icon";
import info from "lucide-static/icons/info.svg?icon";
import listChecks from "lucide-static/icons/list-checks.svg?icon";
import map from "lucide-static/icons/map.svg?icon";
import mapPin from "lucide-static/icons/map-pin.svg?icon";
import octagonAlert from "lucide-static/icons/octagon-alert.svg?icon";
import phone from "lucide-static/icons/phone.svg?icon";
import plus from "lucide-static/icons/plus.svg?icon";
import refresh from "lucide-static/icons/refresh-cw.svg?icon";
import search from "lucide-static/icons/search.svg?icon";
import send from "lucide-static/icons/send.svg?icon";
import settings from "lucide-static/icons/settings.svg?icon";
import shield from "lucide-static/icons/shield.svg?icon";
import trash2 from "lucide-static/icons/trash-2.svg?icon";
import triangleAlert from "lucide-static/icons/triangle-alert.svg?icon";
import user from "lucide-static/icons/user.svg?icon";
import wifiOff from "lucide-static/icons/wifi-off.svg?icon";
import locate from "lucide-static/icons/locate-fixed.svg?icon";
import x from "lucide-static/icons/x.svg?icon";

export const icons = {
  bell,
  building,
  camera,
  check,
  "chevron-left": chevronLeft,
  "chevron-right": chevronRight,
  "circle-check": circleCheck,
  "circle-help": circleHelp,
  clock,
  home,
  image,
  info,
  "list-checks": listChecks,
  locate,
  map,
  "map-pin": mapPin,
  "octagon-alert": octagonAlert,
  phone,
  plus,
  refresh,
  search,
  send,
  settings,
  shield,
  "trash-2": trash2,
  "triangle-alert": triangleAlert,
  user,
  "wifi-off": wifiOff,
  x,
};
export type IconName = keyof typeof icons;
