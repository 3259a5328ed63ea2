// What the desk's pages are made of: elements, dates in words, and checks of what was written.

/** Said to the officer as it is. */
export class Refused extends Error {}

export function make(tag, attributes = {}, ...children) {
  const { dataset, ...properties } = attributes;
  const element = Object.assign(document.createElement(tag), properties);
  Object.assign(element.dataset, dataset);
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}
export const button = (label, onclick, className = "", key) =>
  make(
    "button",
    { type: "button", onclick, className },
    label,
    ...(key ? [" ", make("kbd", { textContent: key })] : []),
  );
export const codeText = (code) => code.split("-").join(" · ");
export const plainDate = (civil, weekday) =>
  new Date(`${civil}T00:00:00Z`).toLocaleDateString("vi-VN", {
    timeZone: "UTC",
    day: "numeric",
    month: "numeric",
    ...(weekday && { weekday: "long" }),
  });
export const moment = (instant) =>
  new Date(instant).toLocaleString("vi-VN", {
    timeZone: "Asia/Ho_Chi_Minh",
    hour: "2-digit",
    minute: "2-digit",
    day: "numeric",
    month: "numeric",
  });
export const field = (label, control) => make("label", { className: "field" }, label, control);
export const phrases = (list, area) =>
  make(
    "div",
    { className: "phrases" },
    ...list.map((text) =>
      button(text.trim(), () => {
        area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
        area.focus();
      }),
    ),
  );
export const written = (control) => control.value.trim().normalize("NFC");
export function enough(control, least) {
  const text = written(control);
  if (text.length < least) {
    control.focus();
    throw new Refused(`Xin viết ít nhất ${least} chữ cái.`);
  }
  return text;
}
