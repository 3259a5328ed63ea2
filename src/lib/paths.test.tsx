import { cleanup, render, screen } from "@testing-library/react";
import { BrowserRouter, Link, useLocation } from "react-router-dom";
import { afterEach, expect, it, vi } from "vitest";
import { goTo, whereWeAre } from "./addresses.ts";

afterEach(() => {
  cleanup();
  history.replaceState(null, "", "/");
});
const Where = () => (
  <>
    <p>{`Ở ${useLocation().pathname}`}</p>
    <Link to="/mine?tab=sent">Việc của tôi</Link>
  </>
);

it("leads the router on from outside of it, and back", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  vi.spyOn(console, "warn").mockImplementation(() => undefined); // the router's advice on its next version
  history.replaceState(null, "", "/zapps/123/form?draft=d1");
  render(
    <BrowserRouter basename="/zapps/123">
      <Where />
    </BrowserRouter>,
  );
  expect(whereWeAre()).toBe("/form?draft=d1");
  goTo("/settings");
  expect(await screen.findByText("Ở /settings")).toBeTruthy();
  history.back();
  expect(await screen.findByText("Ở /form")).toBeTruthy();
  screen.getByText("Việc của tôi").click();
  expect(await screen.findByText("Ở /mine")).toBeTruthy();
  expect(whereWeAre()).toBe("/mine?tab=sent");
});
