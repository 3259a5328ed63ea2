/*
 * The Zalo client as the mini app's page sees it: a classic script that runs before the app's bundle, as native code
 * would be there before it. Facts about the real bridge: zalo.md §1. Served as is; ES2018.
 */
(function () {
  "use strict";
  var boot = window.__SANDBOX_BOOT__;
  if (!boot || window.__SANDBOX__) return;
  delete window.__SANDBOX_BOOT__;

  var settings = boot.settings;
  var granted = boot.granted;
  var killed = false;
  var calls = [];
  var RealDate = Date;
  var realFetch = window.fetch.bind(window);
  var RealXHR = window.XMLHttpRequest;
  var realOpen = RealXHR.prototype.open;
  var realSend = RealXHR.prototype.send;
  var realSetTimeout = window.setTimeout.bind(window);

  // ---- what the host puts into the page ---------------------------------------------------------------------------

  var ios = settings.platform === "ios";
  // Gates: authorize 724/573, nativeStorage 757/625 (zalo.md §2.2). An old Zalo lies between the two.
  var version = settings.missing.nativeStorage ? (ios ? 600 : 740) : ios ? 692 : 25112868;
  var uaVersion = !ios && version < 10000 ? 12100000 + version : version;
  var userAgent = ios
    ? "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/" +
      uaVersion +
      " ZaloTheme/" +
      settings.theme +
      " ZaloLanguage/vn"
    : "Mozilla/5.0 (Linux; Android 13; SM-A135F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 Zalo android/" +
      uaVersion +
      " ZaloTheme/" +
      settings.theme +
      " ZaloLanguage/vi";
  define(navigator, "userAgent", function () {
    return userAgent;
  });
  define(navigator, "onLine", function () {
    return settings.network !== "offline";
  });
  window.APP_ID = boot.appId;
  window.zAppID = "zalo-" + boot.appId;
  window.APP_VERSION = "1";
  window.APP_ENV = "TESTING";
  window.zaloVersionCode = version;
  window.zLanguage = "vi";
  window.zTheme = settings.theme;
  window.APP_CONFIG = boot.appConfig;
  window.ZJSBridge = { setJSToken: function () {}, setZAccSession: function () {} };
  if (!ios) window.ANDROID_STATUS_BAR_HEIGHT = 24;

  if (settings.missing.indexedDB) remove("indexedDB");
  if (settings.missing.webCrypto) {
    define(window.crypto, "subtle", function () {
      return undefined;
    });
    if (window.crypto.randomUUID)
      define(window.crypto, "randomUUID", function () {
        return undefined;
      });
  }

  function define(target, name, get) {
    Object.defineProperty(target, name, { get: get, configurable: true });
  }
  function remove(name) {
    define(window, name, function () {
      return undefined;
    });
  }

  // ---- clock ------------------------------------------------------------------------------------------------------

  var clockInstalled = false;
  function installClock() {
    if (clockInstalled || !settings.clockOffsetMs) return;
    clockInstalled = true;
    var now = function () {
      return RealDate.now() + settings.clockOffsetMs;
    };
    var Shifted = new Proxy(RealDate, {
      construct: function (target, args, newTarget) {
        return Reflect.construct(target, args.length ? args : [now()], newTarget === Shifted ? target : newTarget);
      },
      apply: function () {
        return new RealDate(now()).toString();
      },
      get: function (target, key) {
        return key === "now" ? now : Reflect.get(target, key);
      },
    });
    RealDate.prototype.constructor = Shifted;
    window.Date = Shifted;
  }
  installClock();

  // ---- the channel to the sandbox ---------------------------------------------------------------------------------

  var channel;
  var waiting = [];
  function connect() {
    if (killed) return;
    channel = new WebSocket(boot.channel);
    channel.onopen = function () {
      waiting.splice(0).forEach(function (text) {
        channel.send(text);
      });
    };
    channel.onmessage = function (event) {
      receive(JSON.parse(event.data));
    };
    channel.onclose = function () {
      realSetTimeout(connect, 1000);
    };
  }
  function tell(message) {
    var text = JSON.stringify(message);
    if (channel && channel.readyState === 1) channel.send(text);
    else waiting.push(text);
  }
  function receive(message) {
    if (killed) return;
    if (message.type === "settings") {
      granted = message.granted;
      if (message.forget) entries = {};
      if (message.serverOrigin) boot.serverOrigin = message.serverOrigin;
      applySettings(message.settings);
    }
    // The app comes to the front.
    if (message.type === "event" && message.name === "h5.event.open.mp") closeWebview();
    if (message.type === "event") fireEvent(message.name, message.data);
    if (message.number && message.type !== "call") tell({ type: "ack", number: message.number });
    if (message.type === "kill") kill();
    if (message.type === "navigate") location.replace(message.url);
  }

  function applySettings(next) {
    var wasOffline = settings.network === "offline";
    settings = next;
    installClock();
    applyText();
    var offline = settings.network === "offline";
    if (offline !== wasOffline) {
      if (offline) cutConnections();
      window.dispatchEvent(new Event(offline ? "offline" : "online"));
    }
  }

  var eventNumber = 0;
  function fireEvent(name, data) {
    var bridge = window.zaloJSV2;
    if (!bridge || !bridge.zalo_h5_event_handler) return;
    bridge.zalo_h5_event_handler("event-" + ++eventNumber, name, btoa(encodeURIComponent(JSON.stringify(data || {}))));
  }

  /** The process is gone: no handler of the app runs any more, nothing more leaves the page. */
  ["pagehide", "beforeunload", "unload", "visibilitychange", "freeze"].forEach(function (name) {
    window.addEventListener(name, swallow, true);
    document.addEventListener(name, swallow, true);
  });
  function swallow(event) {
    if (killed) event.stopImmediatePropagation();
  }
  function kill() {
    killed = true;
    Storage.prototype.setItem = function () {};
    Storage.prototype.removeItem = function () {};
    if (window.IDBDatabase) {
      IDBDatabase.prototype.transaction = function () {
        throw new DOMException("", "InvalidStateError");
      };
    }
    cutConnections();
    document.documentElement.textContent = "";
    location.replace(boot.origin + "/__sandbox/killed");
  }

  /** The sandbox server's part of native code. */
  function native(what, body) {
    return realFetch("/__sandbox/phone/" + what, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body || {}),
    }).then(function (response) {
      return response.json();
    });
  }

  // ---- sheets -----------------------------------------------------------------------------------------------------

  var CSS =
    ":host{all:initial}*{box-sizing:border-box}" +
    ".back{position:fixed;inset:0;z-index:2147483000;background:rgba(0,0,0,.5);display:flex;align-items:flex-end;font:16px/1.5 system-ui,sans-serif;color:#1f2937}" +
    ".sheet{width:100%;max-height:90%;overflow:auto;background:#fff;border-radius:16px 16px 0 0;padding:20px 16px 24px}" +
    ".sheet:focus{outline:none}h2{font-size:18px;line-height:1.4;margin:0 0 8px}p{margin:0 0 16px;color:#374151;overflow-wrap:anywhere}" +
    "button,input{font:inherit;min-height:48px;border-radius:24px;padding:8px 16px}" +
    "button{border:1px solid #6b7280;background:#fff;color:#1f2937;width:100%;margin-top:8px;cursor:pointer}" +
    "button.first{background:#0a5bd3;border-color:#0a5bd3;color:#fff;font-weight:600}" +
    "button:focus-visible,input:focus-visible{outline:3px solid #111827;outline-offset:2px}" +
    "label{display:block}input{width:100%;border:1px solid #6b7280;border-radius:8px;color:#111827;background:#fff}" +
    ".full{height:100%;max-height:100%;border-radius:0;display:flex;flex-direction:column}.grow{flex:1;min-height:0;overflow:auto}" +
    "[hidden]{display:none}" +
    ".toast{position:fixed;left:16px;right:16px;bottom:24px;z-index:2147483001;background:#1f2937;color:#fff;border-radius:12px;padding:12px 16px;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}";

  function layer() {
    var host = document.createElement("div");
    host.className = "sandbox-native";
    var root = host.attachShadow({ mode: "open" });
    var style = document.createElement("style");
    style.textContent = CSS;
    root.appendChild(style);
    document.body.appendChild(host);
    return { host: host, root: root };
  }
  function element(tag, text, className) {
    var made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  /**
   * One of Zalo's own sheets. `buttons`: [label, value]; resolves with the value, or with `dismiss` for Escape.
   * `fill(box, done)` may put more into it.
   */
  function sheet(options) {
    return new Promise(function (resolve) {
      var made = layer();
      var before = document.activeElement;
      var back = element("div", "", "back");
      var box = element("div", "", "sheet" + (options.full ? " full" : ""));
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-modal", "true");
      box.setAttribute("aria-label", options.title);
      box.setAttribute("lang", "vi");
      box.tabIndex = -1;
      box.appendChild(element("h2", options.title));
      if (options.text) box.appendChild(element("p", options.text));
      function done(value) {
        made.host.remove();
        if (before && before.focus) before.focus();
        resolve(value);
      }
      if (options.fill) options.fill(box, done);
      options.buttons.forEach(function (button, index) {
        var one = element("button", button[0], index === 0 && options.buttons.length > 1 ? "first" : "");
        one.type = "button";
        one.onclick = function () {
          done(button[1]);
        };
        box.appendChild(one);
      });
      box.addEventListener("keydown", function (event) {
        event.stopPropagation();
        if (event.key === "Escape") done(options.dismiss);
        if (event.key !== "Tab") return;
        var stops = Array.prototype.slice.call(box.querySelectorAll("button:not([hidden]),input"));
        var first = stops[0];
        var last = stops[stops.length - 1];
        var current = made.root.activeElement;
        if (event.shiftKey && (current === first || current === box)) {
          last.focus();
          event.preventDefault();
        } else if (!event.shiftKey && current === last) {
          first.focus();
          event.preventDefault();
        }
      });
      back.appendChild(box);
      made.root.appendChild(back);
      (box.querySelector("input") || box).focus();
    });
  }

  function toast(text) {
    var made = layer();
    var box = element("div", text, "toast");
    box.setAttribute("role", "status");
    made.root.appendChild(box);
    realSetTimeout(function () {
      made.host.remove();
    }, 3000);
  }

  // ---- permissions ------------------------------------------------------------------------------------------------

  var SCOPES = {
    "scope.userInfo": "userInfo",
    "scope.userPhonenumber": "phone",
    "scope.userLocation": "location",
    "scope.userFriends": "friends",
  };
  var WORDS = {
    userInfo: "tên và ảnh đại diện",
    phone: "số điện thoại",
    location: "vị trí hiện tại",
    friends: "danh sách bạn bè",
    camera: "máy ảnh",
    notification: "gửi thông báo",
  };

  /** One sheet for all that is still open; true once everything is granted. */
  function permit(names, title) {
    var policy = function (name) {
      return settings.permissions[name] || "ask";
    };
    var decide;
    if (
      names.some(function (name) {
        return policy(name) === "deny";
      })
    )
      decide = Promise.resolve(false);
    else {
      var open = names.filter(function (name) {
        return !granted[name] && policy(name) === "ask";
      });
      decide = !open.length
        ? Promise.resolve(true)
        : sheet({
            title: title || "Cho phép " + appName() + " truy cập",
            text: open
              .map(function (name) {
                return WORDS[name];
              })
              .join(", "),
            buttons: [
              ["Cho phép", true],
              ["Từ chối", false],
            ],
            dismiss: false,
          });
    }
    return decide.then(function (allowed) {
      names.forEach(function (name) {
        granted[name] = allowed;
      });
      return native("grant", { permissions: names, granted: allowed })
        .catch(function () {})
        .then(function () {
          return allowed;
        });
    });
  }
  function appName() {
    return (boot.appConfig.app && boot.appConfig.app.title) || "ứng dụng";
  }

  // ---- actions ----------------------------------------------------------------------------------------------------

  var OK = function (data) {
    return { error_code: 0, error_message: "Successful.", data: data === undefined ? {} : data };
  };
  var ERROR = function (code, message) {
    return { error_code: code, error_message: message || "Error", data: {} };
  };
  var shown = function (text) {
    return function () {
      toast(text);
      return OK();
    };
  };

  var actions = {
    "action.jump.login": function () {
      var failure = settings.failures["jump-login"];
      if (settings.network === "offline") return ERROR(-14, "Timeout");
      var login = function () {
        return native("login").then(OK);
      };
      if (failure === "slow") return later(settings.slowMs).then(login);
      if (failure === "garbage") return OK({});
      if (failure === "500" || failure === "-501") return ERROR(Number(failure) < 0 ? -501 : -14, "Login failed");
      if (failure === "invalid-token" || failure === "expired-token") {
        return native("login").then(function (data) {
          data.cookiesOAuthLogins.forEach(function (cookie) {
            if (/zoauth$/.test(cookie.name)) cookie.value = "code_no_longer_valid";
          });
          data.miniProgramConfig.jwt = "jwt_no_longer_valid";
          return OK(data);
        });
      }
      return login();
    },
    "action.mp.user.authorize": function (params) {
      var scopes = params.scopes || ["scope.userInfo"];
      return permit(
        scopes.map(function (scope) {
          return SCOPES[scope] || scope;
        }),
      ).then(function (allowed) {
        if (!allowed) return ERROR(-201, "User denied");
        var data = {};
        scopes.forEach(function (scope) {
          data[scope] = true;
        });
        return OK(data);
      });
    },
    "action.mp.get.number": function () {
      return permit(["phone"], "Chia sẻ số điện thoại với " + appName()).then(function (allowed) {
        return allowed ? native("phone-token").then(OK) : ERROR(-1, "User denied");
      });
    },
    "action.get.location": function () {
      return permit(["location"], "Chia sẻ vị trí với " + appName()).then(function (allowed) {
        return allowed ? native("location-token").then(OK) : ERROR(-1, "User denied");
      });
    },
    "action.open.qr": function () {
      return permit(["camera"], "Cho phép Zalo dùng máy ảnh").then(function (allowed) {
        if (!allowed) return ERROR(-2, "Camera permission denied");
        var answer = function (content) {
          return content ? OK({ content: content }) : ERROR(-101, "User cancel");
        };
        if (settings.qr !== null) return answer(settings.qr);
        var link = "https://zalo.me/s/" + boot.appId + "/?p=";
        return sheet({
          title: "Quét mã QR",
          text: "Máy ảnh giả lập: nhập nội dung của mã hoặc chọn một mã có sẵn.",
          full: true,
          buttons: [["Hủy", null]],
          dismiss: null,
          fill: function (box, done) {
            var label = element("label", "Nội dung mã");
            var input = element("input");
            label.appendChild(input);
            box.appendChild(label);
            var read = element("button", "Đọc mã này", "first");
            read.type = "button";
            read.onclick = function () {
              done(input.value);
            };
            box.appendChild(read);
            [
              ["Mã mở trang gửi phản ánh", link + encodeURIComponent("/reports/new")],
              ["Mã mở danh sách phản ánh", link + encodeURIComponent("/reports")],
              ["Mã không thuộc ứng dụng", "https://example.com/khong-biet"],
            ].forEach(function (preset) {
              var one = element("button", preset[0]);
              one.type = "button";
              one.onclick = function () {
                done(preset[1]);
              };
              box.appendChild(one);
            });
          },
        }).then(answer);
      });
    },
    "action.pick.media": function (params) {
      return permit(["camera"], "Cho phép Zalo xem ảnh và máy ảnh").then(function (allowed) {
        if (!allowed) return ERROR(999, "Permission denied");
        return sheet({
          title: "Chọn ảnh",
          text: "Ảnh mẫu của máy giả lập.",
          buttons: [
            ["Chọn ảnh mẫu", true],
            ["Hủy", false],
          ],
          dismiss: false,
        }).then(function (picked) {
          if (!picked) return ERROR(-101, "User cancel");
          var paths = [boot.origin + "/__sandbox/pictures/o-ga.jpg"];
          return OK(
            params.upload ? { result_content: JSON.stringify({ error: 0, data: { urls: paths } }) } : { path: paths },
          );
        });
      });
    },
    "action.open.inapp": function (params) {
      openWebview(String(params.url), params.style);
      return OK();
    },
    "action.open.outapp": function (params) {
      toast("Mở ngoài Zalo: " + params.url);
      return OK();
    },
    "action.open.phone": function (params) {
      toast("Zalo mở cuộc gọi tới " + params.phoneNum);
      return OK();
    },
    "action.open.sms": function (params) {
      toast("Zalo mở tin nhắn tới " + (params.phoneNum || params.phoneNumber));
      return OK();
    },
    "action.open.chat": function (params) {
      toast("Zalo mở trò chuyện với " + params.uId);
      return OK();
    },
    "action.open.profile": shown("Zalo mở trang cá nhân"),
    "action.open.sharesheet": function () {
      return sheet({
        title: "Chia sẻ qua Zalo",
        buttons: [
          ["Gửi cho một người bạn", 1],
          ["Hủy", 0],
        ],
        dismiss: 0,
      }).then(function (sent) {
        return OK({ status: sent, share_type: 0, uid_to_size: sent });
      });
    },
    "action.follow.oa": function (params) {
      return oa("Quan tâm tài khoản chính thức", "Quan tâm", params.uid);
    },
    "action.unfollow.oa": function (params) {
      return native("follow", { oaId: params.uid, following: false }).then(function () {
        return OK();
      });
    },
    "action.mp.interact.oa": function (params) {
      return oa("Cho phép tài khoản chính thức gửi tin nhắn", "Cho phép", params.oaId);
    },
    "action.mp.send.notification": function () {
      return permit(["notification"], "Nhận thông báo từ " + appName()).then(function (allowed) {
        return allowed ? OK() : ERROR(-1, "User denied");
      });
    },
    "action.create.shortcut": shown("Zalo tạo lối tắt trên màn hình chính"),
    "action.save.image.gallery": shown("Zalo lưu ảnh vào máy"),
    "action.save.video.gallery": shown("Zalo lưu video vào máy"),
    "action.save.file": shown("Zalo lưu tệp vào máy"),
    "action.open.document": shown("Zalo mở tài liệu"),
    "action.ma.menu.permission": function () {
      return sheet({
        title: "Quyền của " + appName(),
        text:
          "Các quyền đã cho: " +
          (Object.keys(WORDS)
            .filter(function (name) {
              return granted[name];
            })
            .map(function (name) {
              return WORDS[name];
            })
            .join(", ") || "chưa có"),
        buttons: [
          ["Cho phép tất cả", "all"],
          ["Thu hồi tất cả", "none"],
          ["Đóng", null],
        ],
        dismiss: null,
      }).then(function (choice) {
        if (!choice) return OK();
        var names = ["userInfo", "phone", "location", "notification", "camera"];
        names.forEach(function (name) {
          granted[name] = choice === "all";
        });
        return native("grant", { permissions: names, granted: choice === "all" }).then(function () {
          return OK();
        });
      });
    },
    "action.request.permission.camera": function () {
      return permit(["camera"], "Cho phép Zalo dùng máy ảnh").then(function (allowed) {
        return allowed ? OK() : ERROR(-2, "User denied");
      });
    },
    "action.webview.networktype": function () {
      // Numbers per platform: NONE -2/0, WIFI 0/1, 2G 2/2, 3G 15/2, 4G 13/2 (SDK getNetworkType).
      var codes = ios
        ? { offline: 0, online: 1, "2g": 2, "3g": 2, "4g": 2 }
        : { offline: -2, online: 0, "2g": 2, "3g": 15, "4g": 13 };
      return OK({ network: codes[settings.network] });
    },
    "action.show.toast": function (params) {
      toast(params.toast || params.message || "");
      return OK();
    },
    "action.change.title.header": function (params) {
      navigationBar({ title: params.title });
      return OK();
    },
    "action.change.actionbar": function (params) {
      navigationBar(params);
      return OK();
    },
    "action.change.actionbar.leftbutton.type": function (params) {
      navigationBar(params);
      return OK();
    },
    "action.window.close": function () {
      realSetTimeout(function () {
        location.replace(boot.origin + "/__sandbox/killed");
      }, 100);
      return OK();
    },
    "action.check.nfc": function () {
      return ERROR(-600, "NFC not supported");
    },
    "action.scan.nfc": function () {
      return ERROR(-606, "User cancel");
    },
    "action.prompt.authentication.check_state": function () {
      return OK({ bio_state: "NO_REGISTERED" });
    },
    "action.zbrowser.mpds": function (params) {
      return mpds(params);
    },
  };

  function oa(title, button, id) {
    var policy = settings.permissions.oa;
    var decide =
      policy === "ask"
        ? sheet({
            title: title,
            text: "Tài khoản chính thức " + id,
            buttons: [
              [button, true],
              ["Từ chối", false],
            ],
            dismiss: false,
          })
        : Promise.resolve(policy === "allow");
    return decide.then(function (allowed) {
      if (!allowed) return ERROR(-201, "User denied");
      return native("follow", { oaId: id, following: true }).then(function () {
        return OK();
      });
    });
  }

  // ---- the webview ------------------------------------------------------------------------------------------------

  var MINE = /^https?:\/\/([a-z0-9-]+\.)*(localhost|127\.0\.0\.1)(:|\/|$)/;
  var closeWebview = function () {};

  /**
   * Zalo shows a page in a webview of its own, with cookies of its own; in a frame they would be a third party's. So what
   * is on this machine opens in a window beside the phone; the sandbox never needs the internet for the rest.
   */
  function openWebview(url, style) {
    if (boot.serverOrigin && url.indexOf(boot.apiOrigin + "/") === 0) {
      url = boot.serverOrigin + url.slice(boot.apiOrigin.length);
    }
    var mine = MINE.test(url);
    var opened = null;
    var watch;
    var close;
    closeWebview();
    sheet({
      title: "Trang web",
      text: mine ? "" : url,
      full: !style || style.modal_style !== "bottom_sheet",
      buttons: [["Đóng", true]],
      dismiss: true,
      fill: function (box, done) {
        closeWebview = close = function () {
          if (opened) opened.close();
          done(true);
        };
        if (!mine) {
          box.appendChild(element("p", "Trên máy thật, Zalo mở trang này trong một cửa sổ của Zalo.", "grow"));
          return;
        }
        var text = element("p");
        var again = element("button", "Mở trang web", "first");
        text.setAttribute("role", "status");
        again.type = "button";
        again.onclick = show;
        box.appendChild(text);
        box.appendChild(again);
        show();
        watch = setInterval(function () {
          if (opened && opened.closed) close();
        }, 250);
        function show() {
          opened = window.open(url, "webview-" + boot.device, "popup,width=390,height=720");
          again.hidden = !!opened;
          text.textContent = opened
            ? "Trang web đang mở ở cửa sổ bên cạnh."
            : "Trình duyệt chưa cho mở cửa sổ mới. Bấm nút dưới đây để mở.";
        }
      },
    }).then(function () {
      clearInterval(watch);
      if (closeWebview === close) closeWebview = function () {};
      if (opened) opened.close();
      if (mine) native("webview", { open: false });
      fireEvent("h5.event.webview.close", {});
    });
    if (mine) native("webview", { open: true });
  }

  /** Zalo's link page (pages/link.js), opened from the webview of this phone or of the app that stood here before. */
  window.addEventListener("message", function (event) {
    if (killed || event.origin !== boot.linkOrigin || !event.data || typeof event.data.sandboxLink !== "string") return;
    closeWebview();
    if (event.source) event.source.close();
    native("link", { path: event.data.sandboxLink });
  });

  function navigationBar(change) {
    if (window.parent !== window) window.parent.postMessage({ sandbox: "navigationBar", change: change }, "*");
  }

  function later(milliseconds) {
    return new Promise(function (resolve) {
      realSetTimeout(resolve, milliseconds);
    });
  }

  // ---- native storage ---------------------------------------------------------------------------------------------

  var entries = boot.storage.entries;
  var bytes = boot.storage.bytes;
  var unsent = [];

  /** Writes go through to the sandbox before the call returns, so that a killed process has lost nothing. */
  function write(body) {
    if (boot.mode === "injected") {
      tell({ type: "storage", body: body });
      return { errorKeys: [], evicted: [] };
    }
    unsent.push(body);
    return flush() || { errorKeys: [], evicted: [] };
  }
  function flush() {
    var answer;
    while (unsent.length) {
      try {
        var request = new RealXHR();
        realOpen.call(request, "POST", boot.origin + "/__sandbox/phone/storage", false);
        request.setRequestHeader("content-type", "application/json");
        realSend.call(request, JSON.stringify(unsent[0]));
        answer = JSON.parse(request.responseText);
        bytes = answer.bytes;
        unsent.shift();
      } catch (error) {
        realSetTimeout(flush, 500);
        return answer;
      }
    }
    return answer;
  }

  function mpds(params) {
    if (settings.missing.nativeStorage) return ERROR(-5, "Not supported");
    var data = params.mpds_data || {};
    switch (params.mpds_action) {
      case "mpds.get": {
        var found = {};
        (data.keys || []).forEach(function (key) {
          if (Object.prototype.hasOwnProperty.call(entries, key)) found[key] = entries[key];
        });
        return OK({ mpds_data: { map: found } });
      }
      case "mpds.set": {
        var result = write({ set: data.map });
        Object.keys(data.map || {}).forEach(function (key) {
          if (result.errorKeys.indexOf(key) < 0) entries[key] = String(data.map[key]);
        });
        result.evicted.forEach(function (key) {
          delete entries[key];
        });
        return OK({ mpds_data: { error_keys: result.errorKeys } });
      }
      case "mpds.remove.key":
        write({ remove: data.keys });
        (data.keys || []).forEach(function (key) {
          delete entries[key];
        });
        return OK({ mpds_data: { error_keys: [] } });
      case "mpds.clear.appData":
        write({ clear: true });
        entries = {};
        return OK({ mpds_data: {} });
      case "mpds.get.size":
        return OK({ mpds_data: { size: bytes } });
      default:
        return ERROR(ios ? -10 : -100, "Action name is not valid");
    }
  }

  // ---- the bridge itself ------------------------------------------------------------------------------------------

  function record(action, params) {
    var call = { type: "call", action: action, params: params, at: new RealDate().toISOString() };
    calls.push(call);
    tell(call);
  }
  function parse(text) {
    try {
      return JSON.parse(text || "{}");
    } catch (error) {
      return {};
    }
  }

  window.ZaloJavaScriptInterface = {
    jsCall: function (jsToken, action, accessToken, text, callback) {
      var params = parse(text);
      record(action, params);
      var failure = settings.failures[action];
      if (killed || failure === "silent") return;
      var run = function () {
        if (/^-?\d+$/.test(failure || "")) return ERROR(Number(failure), "Failure switched on in the sandbox");
        if (failure === "garbage") return OK({});
        return (
          actions[action] ||
          function () {
            return OK();
          }
        )(params);
      };
      Promise.resolve()
        .then(function () {
          return failure === "slow" ? later(settings.slowMs) : undefined;
        })
        .then(run)
        .catch(function () {
          return ERROR(-14, "Timeout");
        })
        .then(function (result) {
          if (killed) return;
          result.action = action;
          // Android evaluates the expression it was handed; iOS calls the function.
          var answer = typeof callback === "function" ? callback : (0, eval)("(" + callback + ")");
          answer(ios ? result : JSON.stringify(result));
        });
    },
    jsH5EventCallback: function () {},
    processActionMPDS: function (text) {
      var params = parse(text);
      record("processActionMPDS", {
        mpds_action: params.mpds_action,
        keys: (params.mpds_data || {}).keys || Object.keys((params.mpds_data || {}).map || {}),
      });
      return JSON.stringify(mpds(params));
    },
    getStatusBarHeight: function () {
      return 24 * (window.devicePixelRatio || 1);
    },
    checkCameraPermission: function () {
      return granted.camera ? "grant" : "denied";
    },
  };

  // ---- network ----------------------------------------------------------------------------------------------------

  var ZALO = /^https:\/\/((?:h5|graph|payment-mini)\.zalo\.me|oauth\.zaloapp\.com)(?=\/)/;
  // Round trip in ms and kbit/s: 2G as EDGE in the country, 3G and 4G as in the benchmark's slow profiles.
  var PROFILES = { "2g": [800, 60], "3g": [400, 400], "4g": [150, 1600] };
  var underWay = new Set();

  /** Where a request of the app really goes; undefined: nowhere in the outside world (its own files). */
  function outside(url) {
    var text = String(url);
    if (ZALO.test(text)) return text.replace(ZALO, boot.origin + "/__zalo/$1");
    // The last two: an address the server has written itself, as for the place of an upload.
    var origins = [boot.apiOrigin, boot.serverOrigin, boot.gatewayOrigin];
    for (var n = 0; n < origins.length; n++) {
      var origin = origins[n];
      if (origin && (text === origin || text.indexOf(origin + "/") === 0)) return server() + text.slice(origin.length);
    }
    return undefined;
  }
  /** The province's server; through the sandbox while some requests to it are to fail. */
  function server() {
    var fails = Object.keys(settings.failures).some(function (name) {
      return name.indexOf(" /") > 0;
    });
    // Port 1 answers nobody: no server is connected yet.
    return (fails && boot.gatewayOrigin) || boot.serverOrigin || "http://127.0.0.1:1";
  }
  function offline() {
    return killed || settings.network === "offline";
  }
  function sizeOf(body) {
    if (!body) return 0;
    if (typeof body === "string") return body.length;
    return body.size || body.byteLength || 0;
  }
  function roundTrip() {
    return (PROFILES[settings.network] || [0])[0];
  }
  function transfer(size) {
    var profile = PROFILES[settings.network];
    return profile ? (size * 8) / profile[1] : 0;
  }
  function delay(milliseconds) {
    return milliseconds ? later(milliseconds) : Promise.resolve();
  }
  function cutConnections() {
    underWay.forEach(function (cut) {
      cut();
    });
    underWay.clear();
  }

  window.fetch = function (input, init) {
    var url = typeof input === "string" || input instanceof URL ? String(input) : input.url;
    var target = outside(url);
    if (!target) return realFetch(input, init);
    var request = input instanceof Request ? new Request(target, input) : target;
    return new Promise(function (resolve, reject) {
      var fail = function () {
        if (!killed) reject(new TypeError("Failed to fetch"));
      };
      if (offline()) return void realSetTimeout(fail, 0);
      underWay.add(fail);
      delay(roundTrip() + transfer(sizeOf(init && init.body)))
        .then(function () {
          // Cut while it waited: settled already, or never to be.
          return offline() ? new Promise(function () {}) : realFetch(request, init);
        })
        .then(function (response) {
          return delay(transfer(Number(response.headers.get("content-length")) || 0)).then(function () {
            return response;
          });
        })
        .then(resolve, reject)
        .then(function () {
          underWay.delete(fail);
        });
    });
  };

  RealXHR.prototype.open = function (method, url) {
    var target = outside(url);
    this.__sandbox = target ? { aborted: false } : undefined;
    var args = Array.prototype.slice.call(arguments);
    if (target) args[1] = target;
    return realOpen.apply(this, args);
  };
  RealXHR.prototype.send = function (body) {
    var request = this;
    var state = request.__sandbox;
    if (!state) return realSend.call(request, body);
    var fail = function () {
      if (state.over) return;
      state.over = true;
      underWay.delete(fail);
      if (killed) return RealXHR.prototype.abort.call(request);
      define(request, "readyState", function () {
        return 4;
      });
      define(request, "status", function () {
        return 0;
      });
      request.dispatchEvent(new Event("readystatechange"));
      request.dispatchEvent(new ProgressEvent("error"));
      request.dispatchEvent(new ProgressEvent("loadend"));
      RealXHR.prototype.abort.call(request);
    };
    // After our own "error" the real abort must stay unheard.
    ["abort", "loadend", "readystatechange"].forEach(function (name) {
      request.addEventListener(
        name,
        function (event) {
          if (state.over && event.isTrusted) event.stopImmediatePropagation();
        },
        true,
      );
    });
    request.addEventListener("loadend", function () {
      state.over = true;
      underWay.delete(fail);
    });
    if (offline()) return void realSetTimeout(fail, 0);
    underWay.add(fail);
    var wait = roundTrip() + transfer(sizeOf(body));
    if (!wait) return realSend.call(request, body);
    var realAbort = request.abort;
    request.abort = function () {
      state.over = true;
      underWay.delete(fail);
      return realAbort.call(request);
    };
    realSetTimeout(function () {
      if (!state.over) realSend.call(request, body);
    }, wait);
  };

  if (navigator.sendBeacon) {
    var realBeacon = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = function (url, data) {
      var target = outside(url);
      if (killed) return false;
      return target && offline() ? true : realBeacon(target || url, data);
    };
  }

  // Pictures of the province's server.
  var NO_PICTURE = "data:image/png;base64,";
  function picture(url) {
    var target = outside(url);
    return target ? (offline() ? NO_PICTURE : target) : url;
  }
  function pictures(list) {
    return String(list).replace(/https:\/\/[^\s,]+/g, picture);
  }
  rewriteProperty(HTMLImageElement.prototype, "src", picture);
  rewriteProperty(HTMLImageElement.prototype, "srcset", pictures);
  if (window.HTMLSourceElement) rewriteProperty(HTMLSourceElement.prototype, "srcset", pictures);
  function rewriteProperty(prototype, name, rewrite) {
    var real = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get: real.get,
      set: function (value) {
        real.set.call(this, rewrite(value));
      },
    });
  }
  var realSetAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (this instanceof HTMLImageElement || (window.HTMLSourceElement && this instanceof HTMLSourceElement)) {
      if (name === "src") value = picture(value);
      if (name === "srcset") value = pictures(value);
    }
    return realSetAttribute.call(this, name, value);
  };

  // ---- text size --------------------------------------------------------------------------------------------------

  var zoomed = new Map();
  var observer;
  var planned = false;

  function applyText() {
    if (!document.documentElement) return;
    if (settings.textScale !== 1)
      document.documentElement.style.setProperty("font-size", settings.textScale * 100 + "%");
    else document.documentElement.style.removeProperty("font-size");
    if (settings.textZoom !== 1 && !observer) {
      observer = new MutationObserver(planZoom);
    }
    if (observer) planZoom();
  }
  function planZoom() {
    if (planned) return;
    planned = true;
    requestAnimationFrame(zoomText);
  }
  /**
   * Android's webview multiplies every computed font size, whatever unit it came from. Ours are taken off, all natural
   * sizes are read, then every element gets its own, multiplied: independent of how style sheets are written.
   */
  function zoomText() {
    planned = false;
    observer.disconnect();
    zoomed.forEach(function (own, one) {
      if (own.value) one.style.setProperty("font-size", own.value, own.priority);
      else one.style.removeProperty("font-size");
    });
    zoomed.clear();
    if (settings.textZoom !== 1 && document.body) {
      var all = document.body.querySelectorAll("*:not(.sandbox-native)");
      var sizes = [];
      all.forEach(function (one) {
        if (one.style) sizes.push([one, parseFloat(getComputedStyle(one).fontSize)]);
      });
      sizes.forEach(function (pair) {
        var style = pair[0].style;
        zoomed.set(pair[0], {
          value: style.getPropertyValue("font-size"),
          priority: style.getPropertyPriority("font-size"),
        });
        style.setProperty("font-size", pair[1] * settings.textZoom + "px", "important");
      });
    }
    observer.observe(document.documentElement, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["class"],
    });
  }
  applyText();
  document.addEventListener("DOMContentLoaded", applyText);

  connect();
  window.__SANDBOX__ = { calls: calls, fire: fireEvent, device: boot.device };
})();
