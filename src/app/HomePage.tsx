import { useEffect, useRef, useState } from "react";
import { Link, useLocation } from "react-router-dom";
import type { Tile } from "../../contract/province.ts";
import { province } from "../lib/province.ts";
import { paths } from "../lib/paths.ts";
import { localText } from "../lib/text.ts";
import { useLanguage, useMessages } from "../messages/messages.ts";
import { CallLink } from "../ui/CallLink.tsx";
import { LinkCard } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { AlertNotice } from "./AlertNotice.tsx";
import { useNeedsYou } from "./needsYou.ts";
import { isDanger, useProvinceNow } from "./provinceNow.ts";
import { findTiles, groups } from "./tiles.ts";

/** The first screen: rendered at build time into the shell script, so it asks nothing of the phone while rendering. */
export function HomePage() {
  const t = useMessages();
  const language = useLanguage();
  const { key, state } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const { alerts } = useProvinceNow();
  const needsYou = useNeedsYou();
  const dangers = alerts.filter(isDanger);
  const others = alerts.filter((alert) => !isDanger(alert));

  useEffect(() => {
    document.title = province.appName;
    // Words typed while only the shell was there.
    if (box.current?.value) setQuery(box.current.value);
  }, []);
  useEffect(() => {
    // On arrival from another screen; at the start the focus is left where the phone put it.
    if (key !== "default") heading.current?.focus({ preventScroll: true });
  }, [key]);

  const found = query.trim() ? findTiles(query) : undefined;
  const clear = () => {
    setQuery("");
    if (box.current) box.current.value = "";
    box.current?.focus();
  };

  return (
    <>
      <header className="safe-top bg-accent-fill pb-10 text-on-accent">
        <div className="around-host-menu px-4 pt-3">
          <div className="host-menu" />
          {province.emblem && (
            <span className="emblem header-start mr-3 mt-1" dangerouslySetInnerHTML={{ __html: province.emblem }} />
          )}
          <h1 ref={heading} tabIndex={-1} className="text-display">
            {province.appName}
          </h1>
          <p>{localText(province.tagline, language)}</p>
        </div>
      </header>
      <main id="main" className="-mt-8 grow px-4 pb-4">
        <form
          role="search"
          onSubmit={(event) => event.preventDefault()}
          className="search shadow-raised relative mb-4 rounded-card border border-edge bg-surface"
        >
          <input
            ref={box}
            type="search"
            aria-label={t.home.search}
            enterKeyHint="search"
            autoComplete="off"
            placeholder=" "
            onChange={(event) => setQuery(event.target.value)}
            className="absolute bottom-0 left-0 right-0 top-0 h-full w-full rounded-card text-lead"
          />
          {/* In place of a placeholder: it wraps when the text is large. */}
          <span aria-hidden="true" className="search-words block py-3 text-lead text-soft">
            {t.home.search}
          </span>
          <span className="search-icon pointer-events-none absolute bottom-0 left-0 top-0 flex items-center text-soft">
            <Icon name="search" className="icon-fixed" />
          </span>
          {query && (
            <button
              type="button"
              onClick={clear}
              aria-label={t.home.clearSearch}
              className="absolute right-0 top-0 flex h-full w-12 items-center justify-center"
            >
              <Icon name="x" className="icon-fixed" />
            </button>
          )}
        </form>
        {(state as { unknownLink?: boolean } | null)?.unknownLink && (
          <div className="mb-4">
            <Notice live title={t.home.unknownLink} />
          </div>
        )}
        {found ? (
          <section>
            <p role="status" className="mb-3 font-bold">
              {t.home.found(found.length)}
            </p>
            {found.length > 0 ? (
              <Tiles tiles={found} />
            ) : (
              <EmptyState icon="search" title={t.home.found(0)}>
                <p className="mb-4">{t.home.notFound(province.hotline.number)}</p>
                <CallLink />
              </EmptyState>
            )}
          </section>
        ) : (
          <>
            {/* The shell fills this with the dangers last seen, so that they push nothing when the app takes over. */}
            <div id="dangers">
              {dangers.map((alert) => (
                <AlertNotice key={alert.id} alert={alert} />
              ))}
            </div>
            {groups.map((group) => (
              <section key={group.id} className="mb-4">
                <h2 className="mb-3 text-lead">{localText(group.title, language)}</h2>
                <Tiles tiles={group.tiles} />
              </section>
            ))}
            <LinkCard
              to={paths.mine}
              icon="list-checks"
              title={t.home.mine}
              text={
                needsYou > 0 ? (
                  <span className="font-bold text-warning">{t.home.mineNeedsYou(needsYou)}</span>
                ) : (
                  t.home.mineText
                )
              }
            />
            {others.length > 0 && (
              <section className="mt-4">
                <h2 className="mb-3 text-lead">{t.home.notices}</h2>
                {others.map((alert) => (
                  <AlertNotice key={alert.id} alert={alert} />
                ))}
              </section>
            )}
          </>
        )}
        <p className="mt-4 flex">
          <Link to={paths.settings} className="pressable flex min-h-touch items-center text-accent underline">
            <Icon name="settings" className="mr-2" />
            {t.home.settings}
          </Link>
        </p>
      </main>
    </>
  );
}

function Tiles({ tiles }: { tiles: Tile[] }) {
  const t = useMessages();
  const language = useLanguage();
  const { modules } = useProvinceNow();
  return (
    <ul className="tiles">
      {tiles.map((tile) => {
        const module = modules.find((m) => m.id === tile.service);
        return (
          <li key={tile.path} className="flex">
            <Link
              to={tile.path}
              className="pressable flex w-full flex-col justify-between rounded-card border border-line bg-surface p-4 shadow-card"
            >
              <Icon name={tile.icon} className="mb-3 text-title text-accent" />
              <span className="block text-lead font-bold">{localText(tile.title, language)}</span>
              {module && !module.open && <span className="block font-bold text-warning">{t.home.closed}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
