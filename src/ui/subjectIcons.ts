/** Drawings of what a province can be told about, from Lucide (ISC licence): they come with the subjects. */
import bus from "lucide-static/icons/bus.svg?icon";
import construction from "lucide-static/icons/construction.svg?icon";
import droplets from "lucide-static/icons/droplets.svg?icon";
import flame from "lucide-static/icons/flame.svg?icon";
import heartPulse from "lucide-static/icons/heart-pulse.svg?icon";
import lamp from "lucide-static/icons/lamp.svg?icon";
import leaf from "lucide-static/icons/leaf.svg?icon";
import lightbulb from "lucide-static/icons/lightbulb.svg?icon";
import shieldAlert from "lucide-static/icons/shield-alert.svg?icon";
import trees from "lucide-static/icons/trees.svg?icon";
import volume2 from "lucide-static/icons/volume-2.svg?icon";
import zap from "lucide-static/icons/zap.svg?icon";
import { addDrawings } from "./Icon.tsx";

const icons = {
  bus,
  construction,
  droplets,
  flame,
  "heart-pulse": heartPulse,
  lamp,
  leaf,
  lightbulb,
  "shield-alert": shieldAlert,
  trees,
  "volume-2": volume2,
  zap,
};
addDrawings(icons);
