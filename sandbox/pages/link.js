// Zalo's link page: `https://zalo.me/s/<appId>/?p=<path>` opens the app on the phone the link was opened on.

const path = new URLSearchParams(location.search).get("p") ?? "";
const said = document.querySelector("#said");
const list = document.querySelector("#phones");

async function api(method, what, body) {
  const response = await fetch(`/__sandbox/${what}`, { method, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error((await response.json()).error);
  return response.json();
}

/** A phone nobody looks at is shown here. */
async function openOn(id) {
  const { url, warm, heard } = await api("POST", `devices/${id}/open`, { entry: "link", path });
  if (!warm && !heard) return location.replace(url);
  list.hidden = true;
  said.textContent = "Ứng dụng đã được mở trên điện thoại giả lập. Bạn có thể đóng cửa sổ này.";
  // Only what a script has opened, a webview, may be closed by one.
  close();
}

/** Nobody knows which phone this is: one is chosen. */
function choose(devices) {
  said.textContent = "Liên kết này mở trên điện thoại nào?";
  list.hidden = false;
  list.replaceChildren(
    ...devices.map(({ id, account, running }) => {
      const name = id === "main" ? "chính" : id;
      return Object.assign(document.createElement("button"), {
        type: "button",
        textContent: `Máy ${name}: ${account.name}${running ? " (đang chạy ứng dụng)" : ""}`,
        onclick: () => openOn(id).catch(failed),
      });
    }),
  );
}

const failed = (error) => (said.textContent = `Chưa mở được: ${error.message}`);

/** The phone that opened this window closes it. One whose app was killed meanwhile hears nothing: the sandbox knows it. */
async function start() {
  if (opener) {
    opener.postMessage({ sandboxLink: path }, "*");
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  const { webview, devices } = await api("GET", "state");
  if (webview) await openOn(webview);
  else choose(devices);
}

start().catch(failed);
