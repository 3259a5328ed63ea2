// Generated from contract/openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
  "/health/live": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process runs */
    get: operations["getLiveness"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/health/ready": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process can serve (database answers, migrations done, not stopping) */
    get: operations["getReadiness"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/province": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What may change without a release — switches, banners, alerts, the hotline */
    get: operations["getProvince"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/communes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The communes and wards (xã, phường) */
    get: operations["listCommunes"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/communes/boundaries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Commune boundaries as TopoJSON, object `communes`, property `code` */
    get: operations["getBoundaries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin, silently, at level 0
     * @description With a Zalo access token the server asks Zalo who it is (id only, `appsecret_proof`) and answers with that
     *     citizen's session. Without one the citizen is a guest who can do everything level 0 can. With a bearer of an
     *     earlier session as well (sent in `previousToken`), what a guest did becomes the Zalo citizen's.
     */
    post: operations["createSession"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who am I, at which level */
    get: operations["getSession"];
    put?: never;
    post?: never;
    /** Revoke this session */
    delete: operations["endSession"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/level-1": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Share Zalo name and phone, become level 1
     * @description The phone token is single use and lives two minutes; it is decoded once, by the server. A repeat with a token already decoded for this citizen answers as the first did.
     */
    post: operations["raiseToLevel1"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/places/locate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * From a Zalo location token, or a point, to a point and its commune
     * @description A Zalo location token is decoded once, by the server. A point of the citizen's own choosing (a pin) is only
     *     looked up. `commune` is absent where the point lies outside the province.
     */
    post: operations["locate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/uploads": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * One photo, sent when it is picked
     * @description The body is the file itself. The server reads the type from the bytes, never from the name or the header,
     *     refuses what is empty, not a photo, over 15 MB or over 50 megapixels, and stores a re-encoded picture
     *     without metadata beside the private original. An upload no case has taken is deleted after seven days.
     */
    post: operations["createUpload"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/uploads/{uploadId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take a photo back before it belongs to a case */
    delete: operations["deleteUpload"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/reports/kinds": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The two-level categories */
    get: operations["listReportKinds"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/reports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reports the office has published, newest first */
    get: operations["listPublicReports"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/reports/map": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Published reports with a point inside a box, at most 500, newest first */
    get: operations["mapPublicReports"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/reports/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One published report */
    get: operations["getPublicReport"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/reports/{code}/photos/{photoId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A photo the office has published */
    get: operations["getPublicPhoto"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/reports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a report */
    post: operations["createReport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/reports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What I have sent, newest first */
    get: operations["listMyReports"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/reports/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of mine, with its timeline and answer */
    get: operations["getMyReport"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/reports/{code}/photos/{photoId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A photo of my report or of its answer */
    get: operations["getMyPhoto"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/reports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reports this key may read, oldest due first */
    get: operations["officeListReports"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/reports/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One report with the sender's name and phone where they shared them; the look is logged */
    get: operations["officeGetReport"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/reports/{code}/photos/{photoId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A photo of a report this key may read */
    get: operations["officeGetPhoto"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/reports/{code}/accept": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take the report on */
    post: operations["officeAcceptReport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/reports/{code}/refuse": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Refuse it, with a reason the citizen reads */
    post: operations["officeRefuseReport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/reports/{code}/answer": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer it, with an after-photo or a written reason why there is none */
    post: operations["officeAnswerReport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/reports/{code}/publish": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show it to everybody, or take it back */
    post: operations["officePublishReport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/uploads": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A photo for an answer; same rules as a citizen's */
    post: operations["officeCreateUpload"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/modules/{moduleId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Open or close a service, or put a banner on it, without a release */
    put: operations["officeSetModule"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @enum {string} */
    ProblemCode:
      | "invalid-request"
      | "unauthenticated"
      | "session-expired"
      | "identity-level-required"
      | "office-key-invalid"
      | "office-scope-required"
      | "not-found"
      | "report-not-found"
      | "photo-not-found"
      | "upload-not-found"
      | "method-not-allowed"
      | "idempotency-key-reused"
      | "idempotency-in-progress"
      | "rate-limited"
      | "body-too-large"
      | "unsupported-media-type"
      | "photo-empty"
      | "photo-type-unsupported"
      | "photo-heic"
      | "photo-too-large"
      | "photo-too-many-pixels"
      | "photo-unreadable"
      | "too-many-photos"
      | "kind-unknown"
      | "commune-unknown"
      | "point-outside-province"
      | "transition-not-allowed"
      | "answer-needs-reason"
      | "never-public"
      | "module-closed"
      | "zalo-unavailable"
      | "zalo-token-invalid"
      | "zalo-outside-vietnam"
      | "phone-token-invalid"
      | "location-token-invalid"
      | "not-ready"
      | "internal";
    Problem: {
      /** @description A URI reference naming the kind of problem: `/problems/<code>`. */
      type: string;
      /** @description In English, for developers. Citizens read the app's own sentence for `code`. */
      title: string;
      status: number;
      code: components["schemas"]["ProblemCode"];
      requestId: string;
      detail?: string;
      retryAfterSeconds?: number;
      requiredLevel?: number;
      /** @description Which parts of the request were refused. */
      fields?: {
        /** @description JSON pointer into body, query, path or header: `/body/text` */
        path: string;
        /** @description The JSON Schema keyword that failed: `minLength` */
        rule: string;
      }[];
    };
    LocalText: {
      vi: string;
      en?: string;
    };
    /**
     * Format: date-time
     * @description UTC
     */
    Instant: string;
    /**
     * Format: date
     * @description YYYY-MM-DD in Asia/Ho_Chi_Minh
     */
    CivilDate: string;
    Level: number;
    Point: {
      /** @description WGS 84 degrees */
      latitude: number;
      /** @description WGS 84 degrees */
      longitude: number;
    };
    Health: {
      /** @enum {string} */
      status: "ok";
    };
    /** @description One service's switch. Closed means the app says `closedMessage` in its place and the server refuses its writes. */
    Module: {
      /** @description A service of the app: `reports` */
      id: string;
      open: boolean;
      closedMessage?: components["schemas"]["LocalText"];
      banner?: components["schemas"]["LocalText"];
    };
    Alert: {
      id: string;
      /** @enum {string} */
      level: "info" | "warning" | "danger";
      title: components["schemas"]["LocalText"];
      text?: components["schemas"]["LocalText"];
      until?: components["schemas"]["Instant"];
    };
    Province: {
      code: string;
      name: string;
      /** @description The number to dial: `1022` */
      hotline: string;
      modules: components["schemas"]["Module"][];
      alerts: components["schemas"]["Alert"][];
    };
    Commune: {
      code: string;
      name: string;
      kind: string;
      fullName: string;
    };
    CommuneList: {
      items: components["schemas"]["Commune"][];
    };
    Session: {
      level: components["schemas"]["Level"];
      /** @description No Zalo identity behind it */
      guest: boolean;
      /** @description From level 1 on; the Zalo display name */
      name?: string;
      /** @description `•••• ••• 567` */
      phoneMasked?: string;
      expiresAt: components["schemas"]["Instant"];
    };
    NewSession: {
      /** @description Bearer for every later call. Shown once. */
      token: string;
      session: components["schemas"]["Session"];
    };
    Upload: {
      /** Format: uuid */
      id: string;
      /** @description px */
      width: number;
      /** @description px */
      height: number;
    };
    Kind: {
      id: string;
      title: components["schemas"]["LocalText"];
      examples?: components["schemas"]["LocalText"];
      /**
       * @description `police`: never public, read by police keys only
       * @enum {string}
       */
      audience: "public" | "police";
      /** @description Shown before the form goes on; somebody in danger must phone. */
      emergency?: {
        number: string;
        advice: components["schemas"]["LocalText"];
      };
    };
    Category: {
      id: string;
      title: components["schemas"]["LocalText"];
      icon: string;
      kinds: components["schemas"]["Kind"][];
    };
    CategoryList: {
      categories: components["schemas"]["Category"][];
    };
    /**
     * @description received mới gửi → accepted đã tiếp nhận → answered đã trả lời; received or accepted → refused không xử lý, with a reason
     * @enum {string}
     */
    ReportStatus: "received" | "accepted" | "answered" | "refused";
    ReportSummary: {
      code: string;
      kindId: string;
      excerpt: string;
      communeCode: string;
      status: components["schemas"]["ReportStatus"];
      sentAt: components["schemas"]["Instant"];
      dueOn: components["schemas"]["CivilDate"];
      thumbUrl?: string;
    };
    PublicReportPage: {
      items: components["schemas"]["ReportSummary"][];
      nextCursor?: string;
    };
    Place: {
      communeCode: string;
      /** @description In words: `gần cổng chợ Tân Biên` */
      landmark?: string;
      point?: components["schemas"]["Point"];
      /** @enum {string} */
      pointSource?: "gps" | "pin";
    };
    Photo: {
      /** Format: uuid */
      id: string;
      width: number;
      height: number;
      /** @description Path on this server; a citizen's own needs the bearer */
      thumbUrl: string;
      url: string;
    };
    TimelineEntry: {
      /** @enum {string} */
      event: "sent" | "accepted" | "refused" | "answered" | "published" | "unpublished";
      at: components["schemas"]["Instant"];
      /** @enum {string} */
      by: "citizen" | "office";
      /** @description The office's name as citizens know it */
      agency?: string;
    };
    Answer: {
      text: string;
      at: components["schemas"]["Instant"];
      agency: string;
      photos: components["schemas"]["Photo"][];
      /** @description Why there is no photo, where there is none */
      noPhotoReason?: string;
    };
    PublicReport: {
      code: string;
      kindId: string;
      text: string;
      place: components["schemas"]["Place"];
      photos: components["schemas"]["Photo"][];
      status: components["schemas"]["ReportStatus"];
      sentAt: components["schemas"]["Instant"];
      dueOn: components["schemas"]["CivilDate"];
      timeline: components["schemas"]["TimelineEntry"][];
      answer?: components["schemas"]["Answer"];
    };
    NewReport: {
      kindId: string;
      /** @description NFC */
      text: string;
      place: components["schemas"]["Place"];
      photoIds: string[];
      /**
       * @description The citizen agrees that the office may publish it, never with their name
       * @default true
       */
      mayPublish: boolean;
      /** @description False when absent. The citizen wants this report's office to see their name and phone; needs level 1 when it is sent, and nothing shared later changes it */
      shareContact?: boolean;
    };
    Report: {
      /** @description `PA-261121-0042`: date in the province and that day's running number */
      code: string;
      kindId: string;
      text: string;
      place: components["schemas"]["Place"];
      photos: components["schemas"]["Photo"][];
      status: components["schemas"]["ReportStatus"];
      sentAt: components["schemas"]["Instant"];
      dueOn: components["schemas"]["CivilDate"];
      mayPublish: boolean;
      published: boolean;
      timeline: components["schemas"]["TimelineEntry"][];
      answer?: components["schemas"]["Answer"];
      refusal?: {
        reason: string;
        at: components["schemas"]["Instant"];
        agency: string;
      };
    };
    ReportPage: {
      items: components["schemas"]["ReportSummary"][];
      nextCursor?: string;
    };
    OfficeReport: {
      report: components["schemas"]["Report"];
      /** @description Only where the citizen chose to share name and phone with this report */
      sender?: {
        name?: string;
        /** @description E.164 */
        phone?: string;
      };
    };
  };
  responses: {
    /** @description What went wrong, as a code with a sentence in the app's catalogue. */
    Problem: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        [name: string]: unknown;
      };
      content: {
        "application/problem+json": components["schemas"]["Problem"];
      };
    };
    /** @description The copy the caller holds is current. */
    NotModified: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
    /** @description The picture. */
    Photo: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        [name: string]: unknown;
      };
      content: {
        "image/webp": string;
        "image/jpeg": string;
      };
    };
  };
  parameters: {
    /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
    IdempotencyKey: string;
    /** @description The officer at the agency who acts or looks; written into the access log. */
    OfficerId: string;
    /** @description Opaque; from `nextCursor` of the page before. */
    Cursor: string;
    Limit: number;
    /** @description The code as printed; the server also takes lower case and missing dashes. */
    ReportCode: string;
    PhotoId: string;
    /** @description `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
    PhotoSize: "thumb" | "full";
  };
  requestBodies: never;
  headers: {
    /** @description Names this request in the logs; the app shows it when something fails. */
    RequestId: string;
    ETag: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getLiveness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Alive */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Health"];
        };
      };
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ready */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Health"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getProvince: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The province now */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Province"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  listCommunes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them, in the province's own order */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CommuneList"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  getBoundaries: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description TopoJSON, WGS 84, quantised */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  createSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          zaloAccessToken?: string;
          previousToken?: string;
        };
      };
    };
    responses: {
      /** @description A session */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewSession"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ended */
      204: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  raiseToLevel1: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          zaloAccessToken: string;
          phoneToken: string;
        };
      };
    };
    responses: {
      /** @description The session, now level 1 */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  locate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          zalo?: {
            accessToken: string;
            locationToken: string;
          };
          point?: components["schemas"]["Point"];
        };
      };
    };
    responses: {
      /** @description Where that is */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            point: components["schemas"]["Point"];
            commune?: components["schemas"]["Commune"];
          };
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  createUpload: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
      };
    };
    responses: {
      /** @description Stored */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Upload"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  deleteUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone */
      204: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  listReportKinds: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Categories, each with its kinds */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CategoryList"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  listPublicReports: {
    parameters: {
      query?: {
        /** @description Opaque; from `nextCursor` of the page before. */
        cursor?: components["parameters"]["Cursor"];
        limit?: components["parameters"]["Limit"];
        commune?: string;
        category?: string;
        status?: components["schemas"]["ReportStatus"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PublicReportPage"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  mapPublicReports: {
    parameters: {
      query: {
        west: number;
        south: number;
        east: number;
        north: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Points */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              code: string;
              kindId: string;
              status: components["schemas"]["ReportStatus"];
              point: components["schemas"]["Point"];
            }[];
          };
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  getPublicReport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report as everybody sees it */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PublicReport"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  getPublicPhoto: {
    parameters: {
      query?: {
        /** @description `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
        size?: components["parameters"]["PhotoSize"];
      };
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
        photoId: components["parameters"]["PhotoId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["Photo"];
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  createReport: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewReport"];
      };
    };
    responses: {
      /** @description Stored; here is its code and due date */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Report"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listMyReports: {
    parameters: {
      query?: {
        /** @description Opaque; from `nextCursor` of the page before. */
        cursor?: components["parameters"]["Cursor"];
        limit?: components["parameters"]["Limit"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReportPage"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getMyReport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Report"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getMyPhoto: {
    parameters: {
      query?: {
        /** @description `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
        size?: components["parameters"]["PhotoSize"];
      };
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
        photoId: components["parameters"]["PhotoId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["Photo"];
      default: components["responses"]["Problem"];
    };
  };
  officeListReports: {
    parameters: {
      query?: {
        /** @description Opaque; from `nextCursor` of the page before. */
        cursor?: components["parameters"]["Cursor"];
        limit?: components["parameters"]["Limit"];
        status?: components["schemas"]["ReportStatus"];
        commune?: string;
      };
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReportPage"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeGetReport: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeReport"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeGetPhoto: {
    parameters: {
      query?: {
        /** @description `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
        size?: components["parameters"]["PhotoSize"];
      };
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
        photoId: components["parameters"]["PhotoId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["Photo"];
      default: components["responses"]["Problem"];
    };
  };
  officeAcceptReport: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeReport"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeRefuseReport: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          reason: string;
        };
      };
    };
    responses: {
      /** @description The report as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeReport"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeAnswerReport: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          text: string;
          photoIds: string[];
          noPhotoReason?: string;
        };
      };
    };
    responses: {
      /** @description The report as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeReport"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officePublishReport: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["ReportCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          published: boolean;
          /** @description Which photos may be seen; none by default */
          photoIds: string[];
          /** @description The words as published, where names or numbers had to be taken out */
          text?: string;
        };
      };
    };
    responses: {
      /** @description The report as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeReport"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeCreateUpload: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
      };
    };
    responses: {
      /** @description Stored */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Upload"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeSetModule: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        moduleId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          open: boolean;
          closedMessage?: components["schemas"]["LocalText"];
          banner?: components["schemas"]["LocalText"];
        };
      };
    };
    responses: {
      /** @description As it is now */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Module"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
}
