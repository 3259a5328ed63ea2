// Draws the pictures of the example reports: `node sandbox/examples/draw.ts`. Ours from the first line, so that no
// real place or person is shown; run again only when a drawing changes.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const WIDTH = 960;
const HEIGHT = 720;

const gradient = (id: string, from: string, to: string) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

interface Light {
  sky: [string, string];
  grass: [string, string];
  road: [string, string];
  line: string;
}
const DAY: Light = {
  sky: ["#7fb6e0", "#dfeef6"],
  grass: ["#8fae5d", "#5f8040"],
  road: ["#8b8a86", "#5d5c5a"],
  line: "#f2efe2",
};
const RAIN: Light = {
  sky: ["#7d8a94", "#b9c2c6"],
  grass: ["#71875a", "#4c6340"],
  road: ["#6d7072", "#45484b"],
  line: "#d7d6cc",
};
const NIGHT: Light = {
  sky: ["#0d1630", "#2b3453"],
  grass: ["#1f2b2b", "#141c1c"],
  road: ["#2c3038", "#1b1e24"],
  line: "#7c7f86",
};

/** A country road running to the horizon, grass on both sides. */
function scene(light: Light, inside: string, { road = true, horizon = 300 } = {}) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 960 720">
<defs>${gradient("sky", ...light.sky)}${gradient("grass", ...light.grass)}${gradient("road", ...light.road)}
<filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".9" numOctaves="2" seed="7"/>
<feColorMatrix values="0 0 0 0 .5  0 0 0 0 .5  0 0 0 0 .5  0 0 0 .16 0"/></filter>
<filter id="rough"><feTurbulence type="turbulence" baseFrequency=".03" numOctaves="3" seed="4"/><feDisplacementMap in="SourceGraphic" scale="26"/></filter>
<filter id="soft"><feGaussianBlur stdDeviation="9"/></filter></defs>
<rect width="960" height="${horizon + 2}" fill="url(#sky)"/>
<rect y="${horizon}" width="960" height="${720 - horizon}" fill="url(#grass)"/>
${road ? `<path d="M430 ${horizon} L530 ${horizon} L1020 720 L-60 720 Z" fill="url(#road)"/>${dashes(light.line, horizon)}` : ""}
${inside}
<rect width="960" height="720" filter="url(#grain)"/></svg>`;
}

function dashes(color: string, horizon: number) {
  let out = "";
  for (let y = horizon + 8, height = 6; y < 720; y += height * 2.1, height *= 1.45) {
    const width = 2 + (y - horizon) * 0.035;
    out += `<rect x="${480 - width / 2}" y="${y}" width="${width}" height="${height}" fill="${color}" opacity=".85"/>`;
  }
  return out;
}

const house = (x: number, y: number, scale = 1, wall = "#e9dcc0", roof = "#a9543c") =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><rect x="-70" y="-70" width="140" height="80" fill="${wall}"/>
<path d="M-86 -70 L0 -124 L86 -70 Z" fill="${roof}"/><rect x="-16" y="-38" width="32" height="48" fill="#6b4b35"/>
<rect x="-56" y="-46" width="28" height="26" fill="#5d7f92"/><rect x="28" y="-46" width="28" height="26" fill="#5d7f92"/></g>`;

const palm = (x: number, y: number, scale = 1, leaf = "#3f6b35") => {
  const leaves = [-150, -115, -75, -40, -10, 25]
    .map(
      (angle) =>
        `<path d="M0 -170 q46 -26 96 14 q-52 -16 -96 -14" fill="${leaf}" transform="rotate(${angle + 60} 0 -170)"/>`,
    )
    .join("");
  return `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-8 0 Q-2 -90 -4 -170 L6 -170 Q10 -90 10 0 Z" fill="#77603f"/>${leaves}</g>`;
};

const tree = (x: number, y: number, scale = 1, leaf = "#4b7a3a") =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><rect x="-9" y="-90" width="18" height="92" fill="#6b4f35"/>
<g filter="url(#rough)"><circle cx="0" cy="-140" r="62" fill="${leaf}"/><circle cx="-44" cy="-108" r="40" fill="${leaf}"/><circle cx="46" cy="-110" r="42" fill="${leaf}"/></g></g>`;

const lamp = (x: number, y: number, scale: number, lit: boolean) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><rect x="-6" y="-420" width="12" height="424" fill="#8d949c"/>
<path d="M0 -416 Q-10 -452 -90 -452" stroke="#8d949c" stroke-width="9" fill="none"/><rect x="-130" y="-462" width="56" height="16" rx="6" fill="${lit ? "#fff3c4" : "#4c525b"}"/>
${lit ? `<path d="M-126 -446 L-310 20 L130 20 L-78 -446 Z" fill="#ffe9a3" opacity=".28"/><ellipse cx="-102" cy="-446" rx="60" ry="34" fill="#fff6cf" opacity=".7" filter="url(#soft)"/>` : ""}</g>`;

const bag = (x: number, y: number, scale: number, color: string) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-44 0 Q-58 -60 -12 -78 L-18 -98 L14 -98 L10 -78 Q58 -58 44 0 Z" fill="${color}"/><path d="M-26 -18 Q-32 -46 -10 -60" stroke="#fff" stroke-opacity=".35" stroke-width="5" fill="none"/></g>`;

const motorbike = (x: number, y: number, scale: number, rider = "#b6463a") =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><circle cx="-52" cy="-26" r="26" fill="none" stroke="#23262a" stroke-width="10"/><circle cx="54" cy="-26" r="26" fill="none" stroke="#23262a" stroke-width="10"/>
<path d="M-60 -44 Q-10 -70 40 -46 L58 -84 L70 -80" stroke="#8a2f2a" stroke-width="16" fill="none" stroke-linecap="round"/>
<path d="M-16 -62 L-8 -132 L30 -128 L24 -62 Z" fill="${rider}"/><path d="M18 -118 L58 -86" stroke="#e0b48c" stroke-width="10" stroke-linecap="round"/>
<circle cx="10" cy="-152" r="22" fill="#2f5d8a"/></g>`;

const cone = (x: number, y: number, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-12 -90 L12 -90 L36 0 L-36 0 Z" fill="#e2662c"/><path d="M-20 -58 L20 -58 L26 -36 L-26 -36 Z" fill="#f7f2e8"/><rect x="-48" y="-4" width="96" height="12" rx="4" fill="#c4531f"/></g>`;

const waves = (top: number, color: string, rows = 7) => {
  let out = "";
  for (let row = 0; row < rows; row++) {
    const y = top + row * row * 7 + row * 16;
    for (let x = (row % 2) * 60 - 40; x < 1000; x += 190 - row * 6)
      out += `<path d="M${x} ${y} q40 -${5 + row} 84 0" stroke="${color}" stroke-width="${2 + row * 0.7}" fill="none" opacity=".7"/>`;
  }
  return out;
};
const raindrops = Array.from({ length: 70 }, (_, n) => {
  const x = (n * 137) % 960;
  const y = (n * 211) % 640;
  return `<path d="M${x} ${y} l-7 26" stroke="#e7eef2" stroke-width="2" opacity=".45"/>`;
}).join("");

const roadside =
  house(190, 330, 0.7) + palm(80, 420, 0.9) + tree(820, 400, 0.9) + house(700, 318, 0.5, "#dfe3d4", "#6e7f8d");
const wall = `<rect y="120" width="960" height="200" fill="#d8c9a8"/><rect x="90" y="150" width="180" height="170" fill="#6f8ba0"/><rect x="380" y="150" width="200" height="170" fill="#a65f4a"/><rect x="690" y="150" width="190" height="170" fill="#7d9a72"/>
<rect y="316" width="960" height="120" fill="#b9b2a6"/>${Array.from({ length: 13 }, (_, n) => `<path d="M${n * 80 - 20} 316 L${n * 88 - 70} 436" stroke="#9d968a" stroke-width="3"/>`).join("")}<path d="M0 376 H960" stroke="#9d968a" stroke-width="3"/>
<rect y="430" width="960" height="22" fill="#8e887d"/>`;
const street = (inside: string, light = DAY) =>
  scene(light, `${wall}<rect y="450" width="960" height="270" fill="url(#road)"/>${inside}`, {
    road: false,
    horizon: 130,
  });

const PICTURES: Record<string, string> = {
  "o-ga": scene(
    DAY,
    `${roadside}<g filter="url(#rough)"><ellipse cx="520" cy="580" rx="190" ry="66" fill="#3b3732"/><ellipse cx="520" cy="588" rx="160" ry="50" fill="#6f6a5c"/><ellipse cx="300" cy="470" rx="60" ry="20" fill="#45413b"/></g>
<ellipse cx="512" cy="594" rx="128" ry="34" fill="#9fb3bd" opacity=".85"/><path d="M430 588 q50 -14 110 -4" stroke="#e6f0f4" stroke-width="4" fill="none"/>
<path d="M700 520 l70 40 l-20 50 M340 560 l-70 24 l-40 -14" stroke="#37342f" stroke-width="5" fill="none"/>`,
  ),
  "o-ga-xong": scene(
    DAY,
    `${roadside}<path d="M340 520 L700 516 L760 648 L300 650 Z" fill="#33353a"/><path d="M340 520 L700 516 L760 648 L300 650 Z" fill="none" stroke="#23252a" stroke-width="4"/>${cone(250, 640, 0.8)}${cone(820, 640, 0.8)}`,
  ),
  "den-tat": scene(
    NIGHT,
    `${house(180, 330, 0.7, "#3a3f50", "#2a2c3a")}${tree(830, 400, 1, "#16241c")}${lamp(760, 560, 1.05, false)}${lamp(600, 400, 0.42, false)}<circle cx="170" cy="90" r="34" fill="#e6e6d8"/>
<rect x="142" y="300" width="18" height="18" fill="#f0cf7a"/>${motorbike(420, 560, 0.8, "#39415a")}<path d="M480 490 L620 470 L640 560 L484 510 Z" fill="#fff3c0" opacity=".35"/>`,
  ),
  "den-sang": scene(
    NIGHT,
    `${house(180, 330, 0.7, "#4a5062", "#343747")}${tree(830, 400, 1, "#22382a")}${lamp(760, 560, 1.05, true)}${lamp(600, 400, 0.42, true)}<circle cx="170" cy="90" r="34" fill="#e6e6d8"/>`,
  ),
  "rac-ben-kenh": scene(
    DAY,
    `${palm(90, 390, 1)}${palm(880, 380, 0.8)}<path d="M0 420 Q480 380 960 430 L960 720 L0 720 Z" fill="#6d6a4c"/><path d="M0 300 L960 300 L960 420 Q480 372 0 424 Z" fill="#7e9a94"/>${waves(320, "#a9c0ba", 3)}
${bag(330, 610, 1.5, "#3a4650")}${bag(450, 640, 1.3, "#d9d5c8")}${bag(590, 620, 1.6, "#2f3840")}${bag(700, 650, 1.1, "#b5443b")}${bag(520, 560, 1.1, "#52708a")}
<g filter="url(#rough)"><rect x="210" y="620" width="120" height="46" fill="#a98c5e"/><rect x="720" y="600" width="90" height="40" fill="#8f6f48"/></g><path d="M400 668 l60 -20 M640 676 l90 10" stroke="#e8e4d6" stroke-width="9"/>`,
    { road: false, horizon: 300 },
  ),
  "rac-xong": scene(
    DAY,
    `${palm(90, 390, 1)}${palm(880, 380, 0.8)}<path d="M0 420 Q480 380 960 430 L960 720 L0 720 Z" fill="#7c9150"/><path d="M0 300 L960 300 L960 420 Q480 372 0 424 Z" fill="#86a9a8"/>
<g transform="translate(650 640)"><rect x="-6" y="-190" width="12" height="200" fill="#75808a"/><rect x="-110" y="-250" width="220" height="96" rx="8" fill="#f7f5ec" stroke="#b5443b" stroke-width="10"/><path d="M-60 -218 l36 36 m0 -36 l-36 36" stroke="#b5443b" stroke-width="10"/>${bag(40, -166, 0.42, "#3a4650")}</g>`,
    { road: false, horizon: 300 },
  ),
  "ngap-duong": scene(
    RAIN,
    `${house(170, 350, 0.9)}${house(800, 345, 0.8, "#d7d9cf", "#7d5044")}${palm(330, 350, 0.6, "#45603f")}<path d="M0 360 L960 360 L960 720 L0 720 Z" fill="#8d8a72" opacity=".92"/>${waves(380, "#b7b499")}
${motorbike(520, 560, 1.25)}<ellipse cx="524" cy="566" rx="150" ry="30" fill="#8d8a72"/><path d="M380 560 q140 40 290 0" stroke="#c9c6ab" stroke-width="5" fill="none"/>${raindrops}`,
  ),
  "cong-nghet": street(
    `<path d="M0 452 H960 V560 Q480 610 0 560 Z" fill="#4f4d3c" opacity=".9"/><g transform="translate(480 486)"><rect x="-150" y="-24" width="300" height="72" rx="6" fill="#3a3c3f"/>${Array.from({ length: 9 }, (_, n) => `<rect x="${-134 + n * 31}" y="-14" width="14" height="52" fill="#17181a"/>`).join("")}</g>
${bag(370, 530, 0.7, "#d9d5c8")}${bag(560, 536, 0.8, "#52708a")}<g filter="url(#rough)"><ellipse cx="470" cy="520" rx="120" ry="18" fill="#6e6a3a"/></g><path d="M180 560 q120 24 240 6 M600 566 q120 10 220 -8" stroke="#8b8868" stroke-width="4" fill="none"/>`,
  ),
  "cay-do": scene(
    RAIN,
    `${house(150, 330, 0.7)}<path d="M168 566 L560 492 L640 500 L640 524 L560 536 L176 622 Z" fill="#6b4f35"/><path d="M420 520 L470 430 M500 506 L560 410 M380 540 L450 600" stroke="#6b4f35" stroke-width="14" stroke-linecap="round"/><path d="M190 580 L540 508 M200 600 L520 530" stroke="#57402b" stroke-width="4"/><g filter="url(#rough)"><circle cx="610" cy="470" r="66" fill="#476a3a"/><circle cx="700" cy="430" r="74" fill="#4f7340"/><circle cx="800" cy="470" r="70" fill="#5a8048"/><circle cx="690" cy="530" r="70" fill="#5a8048"/><circle cx="790" cy="545" r="62" fill="#476a3a"/><circle cx="870" cy="520" r="52" fill="#4f7340"/><circle cx="620" cy="540" r="46" fill="#638a50"/><circle cx="745" cy="480" r="54" fill="#638a50"/></g><path d="M172 596 q-30 -50 -80 -56 M172 610 q-60 -4 -96 6 M176 622 q-40 30 -70 36" stroke="#5b4330" stroke-width="12" fill="none"/>${cone(300, 710, 0.9)}`,
  ),
  "nap-cong-vo": street(
    `<ellipse cx="480" cy="590" rx="150" ry="62" fill="#77756f"/><ellipse cx="480" cy="590" rx="124" ry="48" fill="#14130f"/><path d="M356 590 A124 48 0 0 1 470 542 L500 588 L420 622 Z" fill="#8a8881"/><path d="M470 542 L500 588 L420 622" stroke="#4d4c48" stroke-width="5" fill="none"/>
<path d="M640 640 l60 10 l20 -26 M300 640 l-40 20" stroke="#3f3e3b" stroke-width="5" fill="none"/><g transform="translate(560 590) rotate(14)"><rect x="-6" y="-170" width="12" height="180" fill="#86673f"/><path d="M0 -166 q50 -20 70 10 q-40 0 -66 30 Z" fill="#c03f33"/></g>`,
  ),
  "nap-cong-xong": street(
    `<ellipse cx="480" cy="590" rx="160" ry="66" fill="#5c5d60"/><ellipse cx="480" cy="588" rx="128" ry="50" fill="#3c3f43"/><ellipse cx="480" cy="588" rx="104" ry="39" fill="none" stroke="#6c7075" stroke-width="6"/>${[0, 36, 72, 108, 144].map((angle) => `<path d="M380 588 H580" stroke="#6c7075" stroke-width="5" transform="rotate(${angle} 480 588) translate(0 0)" opacity=".6"/>`).join("")}${cone(240, 640, 0.9)}`,
  ),
  "day-vong": scene(
    DAY,
    `${roadside}<rect x="120" y="90" width="22" height="520" fill="#a9a49a"/><rect x="70" y="120" width="122" height="14" fill="#6b5640"/><rect x="820" y="120" width="20" height="440" fill="#a9a49a"/><rect x="776" y="148" width="108" height="13" fill="#6b5640"/>
<path d="M82 120 Q470 640 786 148" stroke="#1d1f22" stroke-width="6" fill="none"/><path d="M130 120 Q480 220 830 148 M180 120 Q500 190 878 148" stroke="#1d1f22" stroke-width="4" fill="none"/>${motorbike(620, 640, 0.95, "#3f6d55")}`,
  ),
  "lan-chiem": street(
    `<g transform="translate(480 430)"><path d="M-330 -190 L330 -190 L370 -120 L-370 -120 Z" fill="#c8483b"/>${Array.from({ length: 6 }, (_, n) => `<path d="M${-330 + n * 115} -190 l57 0 l${6 + n} 70 l-64 0 Z" fill="#f1ebdd" opacity=".9"/>`).join("")}<rect x="-330" y="-124" width="10" height="130" fill="#777"/><rect x="322" y="-124" width="10" height="130" fill="#777"/>
<rect x="-280" y="-40" width="240" height="46" fill="#8b5e3c"/><rect x="30" y="-34" width="250" height="40" fill="#8b5e3c"/>${[-250, -200, -150, -100].map((x) => `<circle cx="${x}" cy="-54" r="20" fill="#d98a2b"/>`).join("")}${[60, 110, 160, 210, 250].map((x) => `<circle cx="${x}" cy="-48" r="18" fill="#6c9a3d"/>`).join("")}</g>${motorbike(180, 540, 0.9)}${motorbike(770, 548, 0.9, "#4b5f8f")}`,
  ),
  "bien-bao-do": scene(
    DAY,
    `${roadside}<g transform="translate(700 620) rotate(-72)"><rect x="-8" y="-300" width="16" height="310" fill="#9aa1a8"/><path d="M0 -420 L84 -276 L-84 -276 Z" fill="#f2c230" stroke="#c0392b" stroke-width="16" stroke-linejoin="round"/><path d="M-8 -370 h16 l-3 50 h-10 Z M-7 -310 h14 v14 h-14 Z" fill="#1e1e1e"/></g><ellipse cx="706" cy="628" rx="44" ry="12" fill="#4f4a3d"/>`,
  ),
};

/** A page of paper on a table, as it is photographed; nothing on it can be read. */
const paper = (head: string, rows: number, more = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${HEIGHT}" height="${WIDTH}"><rect width="100%" height="100%" fill="#8a7560"/>
<g transform="rotate(-1.5 360 480)"><rect x="60" y="60" width="600" height="840" fill="#fdfcf6"/><rect x="240" y="110" width="240" height="18" fill="${head}"/><rect x="280" y="144" width="160" height="10" fill="#5a5a5a"/>
${Array.from({ length: rows }, (_, n) => `<rect x="120" y="${220 + n * 44}" width="${n % 3 === 2 ? 300 : 480}" height="12" fill="#b9b6ab"/>`).join("")}${more}</g></svg>`;
PICTURES["giay-to"] = paper("#33506e", 11, `<rect x="120" y="730" width="130" height="130" fill="#c4cdd6"/>`);
PICTURES["ket-qua"] = paper(
  "#a3322b",
  9,
  `<circle cx="500" cy="740" r="72" fill="none" stroke="#c0392b" stroke-width="8"/><circle cx="500" cy="740" r="48" fill="none" stroke="#c0392b" stroke-width="4"/><path d="M420 760 q40 -70 70 -10 q30 40 90 -40" stroke="#274a8a" stroke-width="6" fill="none"/>`,
);

const folder = path.join(import.meta.dirname, "pictures");
await mkdir(folder, { recursive: true });
for (const [name, svg] of Object.entries(PICTURES)) {
  const file = path.join(folder, `${name}.jpg`);
  const { size } = await sharp(Buffer.from(svg)).jpeg({ quality: 62, mozjpeg: true }).toFile(file);
  console.log(`${name}.jpg ${Math.round(size / 1024)} kB`);
}
