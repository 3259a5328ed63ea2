/** The drawings the first screens use, from Lucide (ISC licence). Others: `moreIcons.ts`. */
import bell from "lucide-static/icons/bell.svg?icon";
import building from "lucide-static/icons/building.svg?icon";
import bus from "lucide-static/icons/bus.svg?icon";
import camera from "lucide-static/icons/camera.svg?icon";
import check from "lucide-static/icons/check.svg?icon";
import chevronLeft from "lucide-static/icons/chevron-left.svg?icon";
import chevronRight from "lucide-static/icons/chevron-right.svg?icon";
import circleCheck from "lucide-static/icons/circle-check.svg?icon";
import circleHelp from "lucide-static/icons/circle-question-mark.svg?icon";
import clock from "lucide-static/icons/clock.svg?icon";
import construction from "lucide-static/icons/construction.svg?icon";
import droplet from "lucide-static/icons/droplet.svg?icon";
import droplets from "lucide-static/icons/droplets.svg?icon";
import flame from "lucide-static/icons/flame.svg?icon";
import heartPulse from "lucide-static/icons/heart-pulse.svg?icon";
import home from "lucide-static/icons/house.svg?icon";
import image from "lucide-static/icons/image.svg?icon";
import info from "lucide-static/icons/info.svg?icon";
import lamp from "lucide-static/icons/lamp.svg?icon";
import leaf from "lucide-static/icons/leaf.svg?icon";
import lightbulb from "lucide-static/icons/lightbulb.svg?icon";
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
import shieldAlert from "lucide-static/icons/shield-alert.svg?icon";
import trash from "lucide-static/icons/trash.svg?icon";
import trash2 from "lucide-static/icons/trash-2.svg?icon";
import trees from "lucide-static/icons/trees.svg?icon";
import triangleAlert from "lucide-static/icons/triangle-alert.svg?icon";
import user from "lucide-static/icons/user.svg?icon";
import volume2 from "lucide-static/icons/volume-2.svg?icon";
import wifiOff from "lucide-static/icons/wifi-off.svg?icon";
import locate from "lucide-static/icons/locate-fixed.svg?icon";
import x from "lucide-static/icons/x.svg?icon";
import zap from "lucide-static/icons/zap.svg?icon";

export const icons = {
  bell,
  building,
  bus,
  camera,
  check,
  "chevron-left": chevronLeft,
  "chevron-right": chevronRight,
  "circle-check": circleCheck,
  "circle-help": circleHelp,
  clock,
  construction,
  droplet,
  droplets,
  flame,
  "heart-pulse": heartPulse,
  home,
  image,
  info,
  lamp,
  leaf,
  lightbulb,
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
  "shield-alert": shieldAlert,
  trash,
  "trash-2": trash2,
  trees,
  "triangle-alert": triangleAlert,
  user,
  "volume-2": volume2,
  "wifi-off": wifiOff,
  x,
  zap,
};
export type IconName = keyof typeof icons;
