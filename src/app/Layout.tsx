import { NavLink, Outlet } from "react-router-dom";
import { paths } from "../lib/paths.ts";
import { province } from "../lib/province.ts";
import { useMessages } from "../messages/messages.ts";
import { Bar } from "../ui/Bar.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";

const TAB = "pressable flex min-h-touch grow flex-col items-center justify-center px-px py-2 text-center";

/** Every screen, with the four tabs under it. The hotline is one of them. */
export function Layout() {
  const t = useMessages();
  const tabs: { to: string; icon: IconName; name: string }[] = [
    { to: paths.home, icon: "home", name: t.tabs.home },
    { to: paths.mine, icon: "list-checks", name: t.tabs.mine },
    { to: paths.notices, icon: "bell", name: t.tabs.notices },
  ];
  return (
    <div className="flex min-h-screen flex-col">
      <Outlet />
      <Bar as="nav" edge="bottom" aria-label={t.tabs.label} className="tabs">
        <ul className="flex flex-wrap">
          {tabs.map(({ to, icon, name }) => (
            <li key={to} className="tab">
              <NavLink
                to={to}
                end
                className={({ isActive }) => `${TAB} min-w-0 ${isActive ? "font-bold text-accent" : "text-soft"}`}
              >
                <Icon name={icon} className="icon-fixed" />
                <span className="tab-name">{name}</span>
              </NavLink>
            </li>
          ))}
          <li className="tab">
            <a href={`tel:${province.hotline.number}`} className={`${TAB} min-w-0 text-soft`}>
              <Icon name="phone" className="icon-fixed" />
              <span className="tab-name">{t.call(province.hotline.number)}</span>
            </a>
          </li>
        </ul>
      </Bar>
    </div>
  );
}
