/** What stands on the screen when the app was opened by a link to another screen than home: no words, no wait. */
export function Frame() {
  return (
    <div className="flex min-h-screen flex-col" aria-busy="true">
      <div className="safe-top border-b border-line bg-surface">
        <div className="flex min-h-touch items-center">
          <div className="ml-12 h-4 w-1/2 rounded bg-line" />
        </div>
      </div>
      <div className="grow px-4 py-4">
        <div className="mb-3 h-24 rounded-card border border-line bg-surface" />
        <div className="mb-3 h-24 rounded-card border border-line bg-surface" />
        <div className="mb-3 h-24 rounded-card border border-line bg-surface" />
      </div>
    </div>
  );
}
