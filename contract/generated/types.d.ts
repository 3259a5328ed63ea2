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
  "/v1/public/identity-providers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who can prove an identity to this province; the first is the one to offer */
    get: operations["listIdentityProviders"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/level-2/attempts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to prove who I am at an identity provider
     * @description Answers with an address to open in the host's webview. A new attempt ends the one before it: nothing is lost by
     *     asking twice, so there is no key. The phone keeps `secret`; without it nobody completes the attempt, whatever the
     *     browser that finishes it was told.
     */
    post: operations["startIdentityAttempt"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/level-2/attempts/{attemptId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far it is. Asking, however often, never completes it */
    get: operations["getIdentityAttempt"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/level-2/attempts/{attemptId}/completion": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Present the one-time code the browser was given; become level 2
     * @description Only the citizen and the phone that began the attempt can (`secret`), with what the browser that finished it shows:
     *     the code of its link, or its six digits. Five wrong ones end the attempt. An identity number linked to another Zalo
     *     account answers 409 `identity-linked-elsewhere` until the same call comes with `moveHere`; the other account then
     *     has level 1 again. A repeat of a call whose answer was lost answers as the first did.
     */
    post: operations["completeIdentityAttempt"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/identity": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the provider said of me, to fill forms with */
    get: operations["getMyIdentity"];
    put?: never;
    post?: never;
    /** Take the identity off this Zalo account, on all its phones; what was submitted stays the person's */
    delete: operations["unlinkIdentity"];
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
  "/v1/uploads/{uploadId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far an upload is, or why it was refused */
    get: operations["getUpload"];
    put?: never;
    post?: never;
    /** Take a file back before it belongs to a case */
    delete: operations["deleteUpload"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/uploads/{uploadId}/picture": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The picture of an upload that no case has yet */
    get: operations["getUploadPicture"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/drafts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What I have begun and not sent, last saved first */
    get: operations["listDrafts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/drafts/{draftId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One draft */
    get: operations["getDraft"];
    /**
     * Save what has been written so far
     * @description `baseVersion` is the version this one grew from, 0 for a new draft. Another version stored meanwhile answers
     *     409 `draft-conflict`; the phone reads it and lets the citizen choose. Saving what is stored already is no conflict.
     */
    put: operations["saveDraft"];
    post?: never;
    /** Throw it away, with its uploads; a draft that is not there is as good as thrown away */
    delete: operations["deleteDraft"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/vault-keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The keys this citizen's phones have left in our care */
    get: operations["listVaultKeys"];
    put?: never;
    /** Leave a key in our care, so that a phone that loses it can read its drafts again */
    post: operations["keepVaultKey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What I have sent, of every kind, newest first */
    get: operations["listMyCases"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of mine, with its timeline and what I can do now */
    get: operations["getMyCase"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/attachments/{attachmentId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A picture or file of my case, mine or the office's */
    get: operations["getMyAttachment"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/reply": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer what the office has asked */
    post: operations["replyToCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/reopening": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that it is not solved, or ask once more (once, within the days the case says) */
    post: operations["reopenCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/rating": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say how it went, once, when it has ended */
    post: operations["rateCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/follows": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Published cases I follow, the last changed first */
    get: operations["listFollowed"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/follows/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Follow a published case without having sent it */
    put: operations["followCase"];
    post?: never;
    /** No longer follow it */
    delete: operations["unfollowCase"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/looks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who looked at my name and phone number, newest first */
    get: operations["listLooks"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/cases/{code}/attachments/{attachmentId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A picture the office has published */
    get: operations["getPublicAttachment"];
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
  "/v1/questions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask */
    post: operations["createQuestion"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/questions/topics": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What one can ask about, and where complaints and proposals go instead */
    get: operations["listTopics"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/questions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Answered questions the office has published, best match first; without `q` newest first
     * @description Words are folded: without diacritics, wherever the tone mark stands, one typing error a word. Used while the citizen types.
     */
    get: operations["searchQuestions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/questions/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One published question with its answer; never who asked */
    get: operations["getPublicQuestion"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/procedures": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Procedures in force in everyday words, best match first; without `q` all of them, by field
     * @description Words are folded: without diacritics, wherever the tone mark stands, one typing error a word. A code in any of its
     *     three notations finds its procedure. Used while the citizen types.
     */
    get: operations["searchProcedures"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/procedures/fields": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The fields (lĩnh vực) of the procedures in force, or of those that are found, with how many each has */
    get: operations["listProcedureFields"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/procedures/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything the national portal publishes of one procedure, read and in its own words; of an abolished one, too */
    get: operations["getProcedure"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/procedures/{code}/form": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a procedure asks, whom it turns away, which papers and declarations it takes
     * @description `procedure-not-found`; `form-not-found` where the procedure has none; `procedure-abolished`.
     */
    get: operations["getProcedureForm"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/dossiers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand in a dossier; it exists, with its code and its receipt, from this answer on
     * @description The server checks everything again by the procedure's form: what is asked and not answered, branches, limits, papers
     *     (every required one there, no page empty), declarations. What the person proved at level 2 (name, number, birth
     *     date, sex) is put in by the server wherever an answer says `{proven: true}`, and nothing else is taken for it.
     *     The dossier stays with the version of procedure and form it was submitted under.
     */
    post: operations["submitDossier"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/co-declarations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask the second person a form names to agree; makes a link that works once, for them, for seven days
     * @description An older question of the same citizen about the same procedure that nobody has answered ends with it.
     */
    post: operations["askCoDeclaration"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/co-declarations/{coDeclarationId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the second person has answered */
    get: operations["getMyCoDeclaration"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/co-declarations/reading": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What the second person is asked to agree to; only for whom the form names */
    post: operations["readCoDeclaration"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/co-declarations/answer": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Agree or decline, once */
    post: operations["answerCoDeclaration"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/receipt": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Form 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 03/2025/TT-VPCP), as it stands now */
    get: operations["getDossierReceipt"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/result/{attachmentId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A file of the electronic result; opening one for the first time hands it over (đã trả kết quả) */
    get: operations["getDossierResult"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/result-copies": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take the electronic result of a dossier of mine as pages of the next one
     * @description Only of a dossier whose result was handed over. Each file becomes an upload of the citizen's that lies where the
     *     result lies: a form takes it by its id as any other, and the agency reads from which dossier it came. Only dossiers
     *     take it, and only those of the person whose result it is.
     */
    post: operations["reuseResult"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/result-links": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** To whom I gave this result to look at, newest first; never the addresses themselves */
    get: operations["listResultLinks"];
    put?: never;
    /**
     * An address that shows this result once, to whoever opens it first
     * @description Only of a dossier whose result was handed over. The address is told here and nowhere else; it ends after 72 hours, when
     *     it was opened, or when it is taken back. At most five of a dossier wait to be opened.
     */
    post: operations["makeResultLink"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/result-links/{linkId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Nobody opens it any more */
    delete: operations["takeBackResultLink"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/forms/{formId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Forms 02 to 05 (TT 03/2025/TT-VPCP): what the agency asked, refused, promised anew or stopped, as it was said */
    get: operations["getDossierForm"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/supplement": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give what the office asked for, all of it, and what the new answers open; nothing else
     * @description Read by the form of the version the dossier is pinned to, as of the day it was handed in; `contract/supplement.ts` says
     *     what is to be given. What was asked for and has no place any more by the new answers is left out.
     */
    post: operations["supplementDossier"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/withdrawal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take it back, as long as nothing is decided */
    post: operations["withdrawDossier"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/consent-withdrawals": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take back the consent to sharing, while the dossier is open; its agency reads it at once */
    post: operations["withdrawConsent"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/consents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What I declared and agreed to with each dossier of mine, newest first */
    get: operations["listConsents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/my/cases/{code}/refund-request": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for what was paid, once it was refused, taken back or stopped; the agency decides */
    post: operations["requestRefund"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/dossiers/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where a dossier stands, by its code alone; says nothing of whose it is */
    get: operations["lookUpDossier"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/results/{token}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What anybody who holds a result's QR code may check */
    get: operations["checkResult"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/dossiers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand in a dossier for a person who stands at the counter, as their identity card says
     * @description Checked by the same rules as one from a phone. An answer that says `{proven: true}` takes what the officer read from
     *     the card; nothing of it counts as proven. Nothing is learnt here of a person known already, and nothing of theirs
     *     changes: the dossier keeps what was read for itself. Whoever later proves this number, with the same name and birth
     *     date, finds the dossier among theirs. The agency is the key's own.
     */
    post: operations["officeEnterDossier"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/receipt": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Form 01 to print at the counter, as it stands now; the look is logged */
    get: operations["officeGetReceipt"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/supplement": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give what was asked for in the name of the person at the counter; only of a dossier entered there */
    post: operations["officeSupplementDossier"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/withdrawal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take it back in the name of the person at the counter; only of a dossier entered there */
    post: operations["officeWithdrawDossier"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/dossier-steps": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * One step of the agency's with a dossier of its own
     * @description Which steps there are now, and what each needs, is `steps` of the dossier. `requestSupplement` takes everything that
     *     is missing at once, each item with its reason; a second request is recorded and counted (QĐ 766/QĐ-TTg).
     */
    post: operations["officeStepDossier"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/forms/{formId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same for its agency; it names the person, so the look is logged */
    get: operations["officeGetDossierForm"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/dossier-statistics": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How this agency's dossiers ended between two days, and how satisfied their citizens are (QĐ 766/QĐ-TTg) */
    get: operations["officeGetDossierStatistics"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Cases this key may read, first due first */
    get: operations["officeListCases"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One case with the sender's name and phone where they shared them; the look is logged */
    get: operations["officeGetCase"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/attachments/{attachmentId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A picture or file of a case this key may read */
    get: operations["officeGetAttachment"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/accept": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take it on */
    post: operations["officeAcceptCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/pass": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pass it on to another agency; the due date stands */
    post: operations["officePassCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/ask": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask the citizen for what is missing; the due date waits meanwhile */
    post: operations["officeAskBack"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/answer": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer it; a report needs an after-photo or a written reason why there is none */
    post: operations["officeAnswerCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/close": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Close it without having solved it, with the reason the citizen reads */
    post: operations["officeCloseCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/refuse": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Refuse it within two working days, with a reason the citizen reads */
    post: operations["officeRefuseCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/publish": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show it to everybody, or take it back */
    post: operations["officePublishCase"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/cases/{code}/join": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** This question is the same as that one: both are answered together and both askers are told */
    post: operations["officeJoinQuestion"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/uploads/{uploadId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far an upload is, or why it was refused */
    get: operations["officeGetUpload"];
    put?: never;
    post?: never;
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
  "/v1/office/procedures": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every procedure as it stands, by code; which were edited or abolished, and for which an update is offered */
    get: operations["officeListProcedures"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/procedures/{code}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The file in force, or an older version of it, every version there was, and the update that is offered */
    get: operations["officeGetProcedure"];
    /**
     * A new version, in force at once; what was begun under the old one stays with it
     * @description The whole file is checked by `procedure.schema.json` and, its form, by `formCheck.ts`; what is wrong is answered as
     *     `invalid-request` with `fields`. The numbers of the version and of the form's version are the server's. From the
     *     first edit on the database is the truth: a later file of the province's folder is offered, never written over it.
     */
    put: operations["officeReplaceProcedure"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/procedures/{code}/update": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take over what the province's folder offers, as a new version; who takes the dossiers stays as it is */
    post: operations["officeTakeProcedureUpdate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/procedures/{code}/submission-mode": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Switch where a dossier of it goes, as a new version; `local-intake` needs a form, and a decision of the province */
    put: operations["officeSetSubmissionMode"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/procedures/{code}/abolition": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Say that a procedure is no longer in force, as a new version; again, to mend what was said
     * @description At once it is found nowhere and nothing new is handed in under it (409 `procedure-abolished`). Its page says since
     *     when, why and what is in its place. Dossiers go on under their own version. Neither an edit nor the province's folder
     *     puts it back in force: only `officeReinstateProcedure` does.
     */
    put: operations["officeAbolishProcedure"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/office/procedures/{code}/reinstatement": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put an abolished procedure back in force as it was, as a new version */
    post: operations["officeReinstateProcedure"];
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
      | "identity-provider-unknown"
      | "identity-provider-unavailable"
      | "identity-attempt-not-found"
      | "identity-attempt-ended"
      | "identity-not-returned"
      | "identity-code-wrong"
      | "identity-linked-elsewhere"
      | "identity-other-person"
      | "identity-changed"
      | "office-key-invalid"
      | "office-scope-required"
      | "not-found"
      | "case-not-found"
      | "attachment-not-found"
      | "upload-not-found"
      | "draft-not-found"
      | "draft-conflict"
      | "too-many-drafts"
      | "method-not-allowed"
      | "idempotency-key-reused"
      | "idempotency-in-progress"
      | "rate-limited"
      | "body-too-large"
      | "unsupported-media-type"
      | "file-empty"
      | "file-type-unsupported"
      | "file-heic"
      | "file-too-large"
      | "file-too-many-pixels"
      | "file-unreadable"
      | "file-infected"
      | "scanner-unavailable"
      | "upload-incomplete"
      | "too-many-uploads"
      | "kind-unknown"
      | "topic-unknown"
      | "procedure-not-found"
      | "procedure-changed"
      | "form-not-found"
      | "commune-unknown"
      | "point-outside-province"
      | "point-unconfirmed"
      | "transition-not-allowed"
      | "step-too-late"
      | "calendar-ends"
      | "already-rated"
      | "join-not-possible"
      | "answer-needs-reason"
      | "never-public"
      | "form-changed"
      | "procedure-not-taken-here"
      | "procedure-abolished"
      | "procedure-not-for-you"
      | "agency-unknown"
      | "paper-missing"
      | "paper-unknown"
      | "declaration-missing"
      | "supplement-incomplete"
      | "result-not-found"
      | "result-link-not-found"
      | "too-many-result-links"
      | "co-declaration-not-found"
      | "co-declaration-not-for-you"
      | "co-declaration-missing"
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
        /** @description The JSON Schema keyword that failed: `minLength`; of a procedure's form, what is wrong with it */
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
      /**
       * @description An opaque name of this citizen, the same on all their phones: a phone that two Zalo accounts use keeps apart by it
       *     what each of them began. A guest's ends with the guest.
       */
      account: string;
      /**
       * @description At level 2: an opaque name of the identity linked to this account, another one where another is linked. What was
       *     composed with it says so (`NewDossier.identity`), and what was seen with it is not shown with another.
       */
      identity?: string;
      /** @description From level 1 on; the Zalo display name */
      name?: string;
      /** @description `•••• ••• 567` */
      phoneMasked?: string;
      /** @description At level 2: until then it need not be proven again */
      freshUntil?: components["schemas"]["Instant"];
      expiresAt: components["schemas"]["Instant"];
    };
    NewSession: {
      /** @description Bearer for every later call. Shown once. */
      token: string;
      session: components["schemas"]["Session"];
    };
    IdentityProvider: {
      id: string;
      name: components["schemas"]["LocalText"];
      /** @description Whose account it is, in one line */
      hint?: components["schemas"]["LocalText"];
    };
    NewIdentityAttempt: {
      /** Format: uuid */
      id: string;
      /** @description The phone's; it never goes into an address */
      secret: string;
      /** @description To open in the host's webview; names the Zalo account, then leads on */
      url: string;
      expiresAt: components["schemas"]["Instant"];
    };
    /**
     * @description `denied`: the person said no there. `unavailable`: the provider did not answer. `not-assured`: the account there is
     *     of too low a level (`acr`). `no-number`: it has no identity number. `invalid-answer`: the answer failed a check.
     * @enum {string}
     */
    IdentityFailure: "denied" | "unavailable" | "not-assured" | "no-number" | "invalid-answer";
    IdentityAttempt: {
      /** Format: uuid */
      id: string;
      provider: string;
      /**
       * @description `begun`: the browser is not back yet. `returned`: it is, and shows the code. `failed`: see `failure`. `done`:
       *     completed. `void`: too many wrong codes, too old, or another attempt took its place.
       * @enum {string}
       */
      state: "begun" | "returned" | "failed" | "done" | "void";
      failure?: components["schemas"]["IdentityFailure"];
      expiresAt: components["schemas"]["Instant"];
      triesLeft: number;
    };
    /** @description Ten digits, three more for a dependent unit, or the twelve of a person (from July 2025) */
    TaxCode: string;
    Identity: {
      provider: string;
      /** @description `•••• •••• 1234` */
      numberMasked: string;
      name: string;
      birthDate?: components["schemas"]["CivilDate"];
      /** @enum {string} */
      sex?: "male" | "female";
      address?: string;
      /** @description Enterprises and household businesses the provider says they are the legal representative of */
      represents?: {
        taxCode: components["schemas"]["TaxCode"];
        name: string;
      }[];
      verifiedAt: components["schemas"]["Instant"];
      /** @description Until then no operation asks to prove it again */
      freshUntil: components["schemas"]["Instant"];
    };
    /**
     * @description Files come by the tus protocol 1.0 (tus.io) at `/v1/uploads`: `POST` (creation, with the citizen's bearer,
     *     `Upload-Length` and `Upload-Metadata: name`), then `PATCH` and `HEAD` at the `Location`, `/v1/uploads/{id}`. Offices do
     *     the same at `/v1/office/uploads` with their key. The type is read from the bytes, never from a name or header.
     *     Refused: empty, neither picture nor PDF, over 15 MB, over 50 megapixels, HEIC, infected. The last `PATCH` of a refused
     *     file answers its problem; this operation tells it again. Pictures are re-encoded without metadata, the original stays
     *     private. What no case or draft has taken is deleted after seven days.
     */
    Upload: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      state: "partial" | "checking" | "stored" | "refused";
      problem?: components["schemas"]["ProblemCode"];
      /** @description bytes so far */
      received?: number;
      bytes?: number;
      type?: string;
      /** @description px */
      width?: number;
      /** @description px */
      height?: number;
    };
    DraftSummary: {
      /** Format: uuid */
      id: string;
      service: string;
      title?: string;
      at: string;
      savedAt: components["schemas"]["Instant"];
      version: number;
      device: string;
      deletedOn: components["schemas"]["CivilDate"];
    };
    DraftAttachment: {
      /** @description The phone's own */
      id: string;
      field: string;
      /**
       * Format: uuid
       * @description Once the server holds it
       */
      uploadId?: string;
      name?: string;
      /** @description The dossier whose result it is */
      fromCode?: string;
    };
    DraftContent: {
      /** @description `reports` */
      service: string;
      formVersion: string;
      /** @description How the citizen recognises it in a list */
      title?: string;
      /** @description By field; fields the form no longer has stay */
      answers: {
        [key: string]: unknown;
      };
      attachments: components["schemas"]["DraftAttachment"][];
      /** @description Where the citizen was: step or field */
      at: string;
      savedAt: components["schemas"]["Instant"];
      baseVersion: number;
      /** @description Which phone wrote it, in words a person recognises; no identifier */
      device: string;
    };
    Draft: {
      summary: components["schemas"]["DraftSummary"];
      content: components["schemas"]["DraftContent"];
    };
    VaultKey: {
      id: string;
      /** @description 32 bytes, base64 */
      key: string;
    };
    /** @enum {string} */
    CaseKind: "report" | "question" | "dossier";
    /**
     * @description received mới gửi · accepted đang xử lý · waiting chờ bạn bổ sung · answered đã trả lời (a report: đã xử lý) ·
     *     closed đóng, không xử lý · refused không tiếp nhận · reopened đã mở lại. Steps between them: contract/cases.ts.
     * @enum {string}
     */
    CaseStatus: "received" | "accepted" | "waiting" | "answered" | "closed" | "refused" | "reopened";
    /**
     * @description What a supervisor looks for: a due date has passed; the citizen contradicted the answer; publishing is due
     * @enum {string}
     */
    Attention: "overdue" | "reopened" | "to-publish";
    CaseSummary: {
      code: string;
      kind: components["schemas"]["CaseKind"];
      /** @description The report's kind, the question's topic or the dossier's procedure */
      subjectId: string;
      /** @description Of a question */
      title?: string;
      excerpt: string;
      /** @description Of a report */
      communeCode?: string;
      status: components["schemas"]["CaseStatus"];
      sentAt: components["schemas"]["Instant"];
      dueOn: components["schemas"]["CivilDate"];
      late: boolean;
      changedAt: components["schemas"]["Instant"];
      thumbUrl?: string;
      /** @description Offices only */
      attention?: components["schemas"]["Attention"][];
    };
    CasePage: {
      items: components["schemas"]["CaseSummary"][];
      nextCursor?: string;
    };
    Attachment: {
      /** Format: uuid */
      id: string;
      /**
       * @description As it is served
       * @enum {string}
       */
      type: "image/webp" | "image/jpeg" | "application/pdf";
      /** @description Of the original */
      bytes: number;
      /** @description Only of files that are not pictures */
      name?: string;
      /** @description px; pictures only */
      width?: number;
      height?: number;
      /** @description Path on this server; pictures only; needs the bearer unless published */
      thumbUrl?: string;
      url: string;
      /** @description Of a paper that is the electronic result of another dossier, byte for byte: the server took it there itself */
      from?: {
        code: string;
        procedureTitle: components["schemas"]["LocalText"];
        agency: string;
        signedBy?: string;
      };
    };
    /**
     * @description `overdue`: the due date passed without an answer; `dueOn` is the new one. `dueOn` also stands with what moved it.
     * @enum {string}
     */
    CaseEvent:
      | "sent"
      | "accepted"
      | "passed"
      | "asked"
      | "replied"
      | "answered"
      | "closed"
      | "refused"
      | "published"
      | "unpublished"
      | "overdue"
      | "reopened"
      | "rated"
      | "started"
      | "supplementRequested"
      | "supplemented"
      | "paymentRequested"
      | "charged"
      | "paid"
      | "waived"
      | "withdrawn"
      | "stopped"
      | "resumed"
      | "extended"
      | "decided"
      | "finished"
      | "posted"
      | "cameBack"
      | "handedOver"
      | "refundRequested"
      | "refunded"
      | "refundDeclined"
      | "representationConfirmed"
      | "representationRefused"
      | "consentWithdrawn";
    Citation: {
      /** @description Law, article or procedure: `Luật Hộ tịch 2014, Điều 15` */
      title: string;
      /** @description `1.001193` */
      procedureCode?: string;
      url?: string;
    };
    /**
     * @description By the groups of QĐ 766/QĐ-TTg; the fifth, satisfaction, is the level itself
     * @enum {string}
     */
    RatingReason: "openness" | "progress" | "onlineService" | "digitisation";
    SupplementItem: {
      /** @enum {string} */
      kind: "field" | "document";
      /** @description The field's path in the answers or the document's id */
      id: string;
      /** @description As the form names it; answered, never sent */
      title?: string;
      reason: string;
    };
    TimelineEntry: {
      event: components["schemas"]["CaseEvent"];
      at: components["schemas"]["Instant"];
      /** @enum {string} */
      by: "citizen" | "office" | "system";
      /** @description The office's name as citizens know it */
      agency?: string;
      /** @description Of `passed` */
      toAgency?: string;
      /** @description What was said: the question, the answer, the reason */
      text?: string;
      attachments?: components["schemas"]["Attachment"][];
      /** @description Of `answered`: why there is no picture of the place, where there is none */
      noPhotoReason?: string;
      citations?: components["schemas"]["Citation"][];
      dueOn?: components["schemas"]["CivilDate"];
      rating?: number;
      ratingReasons?: components["schemas"]["RatingReason"][];
      /** @description Of `supplementRequested` */
      items?: components["schemas"]["SupplementItem"][];
      /** @description đồng; of `paymentRequested`, `charged` and `paid` */
      amount?: number;
    };
    Rating: {
      /** @description 5 rất hài lòng … 1 rất không hài lòng (QĐ 766/QĐ-TTg) */
      level: number;
      /** @description Of a dossier: what did not please */
      reasons?: components["schemas"]["RatingReason"][];
      text?: string;
    };
    Place: {
      communeCode: string;
      /** @description In words: `gần cổng chợ Tân Biên` */
      landmark?: string;
      point?: components["schemas"]["Point"];
      /** @enum {string} */
      pointSource?: "gps" | "pin";
      /** @description Of a GPS point; above 50 the citizen must have confirmed it (pointSource `pin`) */
      accuracyMetres?: number;
    };
    ReportPart: {
      kindId: string;
      place: components["schemas"]["Place"];
    };
    QuestionPart: {
      topicId: string;
      title: string;
      /** @description The code of the public question this one was answered with */
      joinedTo?: string;
    };
    /**
     * @description LoaiDoiTuong: doanh nghiệp 1 · hộ kinh doanh 2; a citizen is 0
     * @enum {string}
     */
    OrganisationKind: "enterprise" | "household";
    /**
     * @description For whom the citizen handed in as legal representative, by the form's `organisations`; absent: for no organisation.
     *     Where the identity provider says that they represent this tax code, it is confirmed; else it waits for the agency,
     *     which confirms or refuses it.
     */
    Organisation: {
      kind: components["schemas"]["OrganisationKind"];
      taxCode: components["schemas"]["TaxCode"];
      name: string;
    };
    /** @description Whether the citizen represents it: `claim` by what the identity provider said, `office` by its agency */
    Representation: {
      /** @enum {string} */
      status: "waiting" | "confirmed" | "refused";
      /** @enum {string} */
      by?: "claim" | "office";
      at?: components["schemas"]["Instant"];
      /** @description Of `refused` */
      reason?: string;
    };
    /**
     * @description National statuses 1 to 10: registered mới đăng ký · accepted được tiếp nhận · refused không được tiếp nhận ·
     *     processing đang xử lý · supplementRequested yêu cầu bổ sung · paymentRequested yêu cầu nghĩa vụ tài chính ·
     *     withdrawn công dân rút · stopped dừng xử lý · finished đã xử lý xong · handedOver đã trả kết quả.
     * @enum {string}
     */
    Processing:
      | "registered"
      | "accepted"
      | "refused"
      | "processing"
      | "supplementRequested"
      | "paymentRequested"
      | "withdrawn"
      | "stopped"
      | "finished"
      | "handedOver";
    /**
     * @description The same lines to be read through: what is asked of a person under one heading, an address in one line. Absent where it
     *     was put into words before there were any.
     */
    ReadGroups: {
      /** @description Absent where the title above says it already */
      heading?: string;
      lines: {
        path: string;
        label: string;
        text: string;
      }[];
    }[];
    /**
     * @description Steps and what each needs: contract/dossiers.ts
     * @enum {string}
     */
    OfficeDossierAction:
      | "accept"
      | "refuse"
      | "startProcessing"
      | "requestSupplement"
      | "requestPayment"
      | "charge"
      | "pay"
      | "waive"
      | "stop"
      | "resume"
      | "extend"
      | "decide"
      | "finish"
      | "post"
      | "comeBack"
      | "handOver"
      | "refund"
      | "declineRefund"
      | "confirmRepresentation"
      | "refuseRepresentation";
    DossierPart: {
      procedureCode: string;
      procedureTitle: components["schemas"]["LocalText"];
      procedureVersion: number;
      formVersion: number;
      communeCode: string;
      /** @description The person's name, as it was proven or, at the counter, read from the card */
      applicant?: string;
      organisation?: components["schemas"]["Organisation"];
      representation?: components["schemas"]["Representation"];
      /** @description Who else agreed to it before it was submitted */
      coDeclared?: {
        name: string;
        at: components["schemas"]["Instant"];
        /** @description What they agreed to reads otherwise now; the agency asked for it again, and they were not asked */
        changedSince: boolean;
      };
      /** @description By answers the citizen supplied a second person has to agree to it, and was not asked; the agency sees to it */
      agreementMissing?: boolean;
      /**
       * @description `counter`: an officer entered it for the person (KenhThucHien 1), else the citizen did (2)
       * @enum {string}
       */
      channel: "online" | "counter";
      /** @description To its agency: of who stood at the counter */
      contactPhone?: string;
      /** @description To its agency: the code, as a message to that number */
      codeMessage?: {
        /**
         * @description `unreachable`: that number gets none; `failed`: it could not be sent within a day; `cancelled`: the dossier had ended before
         * @enum {string}
         */
        state: "waiting" | "sent" | "unreachable" | "failed" | "cancelled";
        at: components["schemas"]["Instant"];
      };
      processing: components["schemas"]["Processing"];
      /** @enum {string} */
      finance: "none" | "requested" | "paid" | "waived" | "refundRequested" | "refunded";
      /** @description đồng; of what is requested or paid */
      amount?: number;
      delivery: {
        /** @enum {string} */
        method: "electronic" | "counter" | "post";
        /** @enum {string} */
        state: "waiting" | "ready" | "posted" | "delivered" | "returnedToOffice";
        address?: string;
        trackingNumber?: string;
      };
      acceptedAt?: components["schemas"]["Instant"];
      dueAt?: components["schemas"]["Instant"];
      /** @description It counts on a holiday that is not announced yet */
      dueProvisional?: boolean;
      /** @description To its person: to mend what is asked for */
      answers?: {
        [key: string]: unknown;
      };
      /** @description The answers in words, page by page, in the order of the form */
      parts: {
        title: string;
        lines: {
          path: string;
          /** @description Whole, for whoever quotes it: `Mẹ của trẻ: Họ và tên` */
          label: string;
          text: string;
        }[];
        groups?: components["schemas"]["ReadGroups"];
      }[];
      /** @description By document; to its agency also those that could have come and did not, without attachments */
      papers: {
        document: string;
        title: string;
        attachments: components["schemas"]["Attachment"][];
      }[];
      /** @description What is asked for now, all of it */
      supplement?: {
        items: components["schemas"]["SupplementItem"][];
        askedAt: components["schemas"]["Instant"];
        until?: components["schemas"]["Instant"];
      };
      /**
       * @description To the one-stop system: `waiting` while it does not answer; the dossier is kept here and goes by itself
       * @enum {string}
       */
      handedOn: "notNeeded" | "waiting" | "done";
      /** @description How often something was asked for */
      supplements: number;
      /** @description How often it was promised anew, corrections not counted */
      extensions: number;
      /** @description Official forms 02 to 05 that arose, oldest first; each with what stands in the timeline at that instant */
      forms?: {
        /** @description `02-1` */
        id: string;
        at: components["schemas"]["Instant"];
      }[];
      result?: {
        attachments: components["schemas"]["Attachment"][];
        at: components["schemas"]["Instant"];
        signedBy?: string;
        /** @description Where anybody can check it: what its QR code holds */
        checkUrl?: string;
      };
      /** @description What the citizen can do now, the most pressing first */
      can: ("supplement" | "pay" | "collect" | "openResult" | "withdraw" | "requestRefund" | "rate")[];
      /** @description To its agency, what it can do now */
      steps?: components["schemas"]["OfficeDossierAction"][];
    };
    /** @description What every case shares, and the part of its kind. */
    Case: {
      /** @description `PA-261121-0042`: date in the province and that day's running number */
      code: string;
      kind: components["schemas"]["CaseKind"];
      status: components["schemas"]["CaseStatus"];
      text: string;
      attachments: components["schemas"]["Attachment"][];
      sentAt: components["schemas"]["Instant"];
      dueOn: components["schemas"]["CivilDate"];
      /** @description A due date has passed without an answer; dueOn is the newest promise */
      late: boolean;
      /** @description Who has it now */
      agency?: string;
      mayPublish: boolean;
      published: boolean;
      timeline: components["schemas"]["TimelineEntry"][];
      /** @description What the citizen can do now; `reply` comes first on the screen */
      can: ("reply" | "reopen" | "rate")[];
      reopenUntil?: components["schemas"]["Instant"];
      rating?: components["schemas"]["Rating"];
      report?: components["schemas"]["ReportPart"];
      question?: components["schemas"]["QuestionPart"];
      dossier?: components["schemas"]["DossierPart"];
    };
    Words: {
      /** @description NFC */
      text: string;
      attachmentIds: string[];
    };
    FollowedPage: {
      items: {
        summary: components["schemas"]["CaseSummary"];
        /** @description Something happened since the citizen last opened it */
        changed: boolean;
      }[];
      nextCursor?: string;
    };
    LookPage: {
      items: {
        at: components["schemas"]["Instant"];
        agency: string;
        caseCode: string;
      }[];
      nextCursor?: string;
    };
    NewReport: {
      kindId: string;
      /** @description NFC */
      text: string;
      place: components["schemas"]["Place"];
      attachmentIds: string[];
      /**
       * @description The citizen agrees that the office may publish it, never with their name
       * @default true
       */
      mayPublish: boolean;
      /** @description False when absent. The citizen wants this report's office to see their name and phone; needs level 1 when it is sent, and nothing shared later changes it */
      shareContact?: boolean;
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
    PublicReport: {
      code: string;
      kindId: string;
      text: string;
      place: components["schemas"]["Place"];
      attachments: components["schemas"]["Attachment"][];
      status: components["schemas"]["CaseStatus"];
      sentAt: components["schemas"]["Instant"];
      dueOn: components["schemas"]["CivilDate"];
      late: boolean;
      timeline: components["schemas"]["TimelineEntry"][];
    };
    NewQuestion: {
      topicId: string;
      /** @description NFC */
      title: string;
      /** @description NFC */
      text: string;
      attachmentIds: string[];
      /**
       * @description The citizen agrees that question and answer may be read by all, never with their name
       * @default true
       */
      mayPublish: boolean;
      /** @description As for a report: false when absent, needs level 1 */
      shareContact?: boolean;
    };
    Topic: {
      id: string;
      title: components["schemas"]["LocalText"];
      icon: string;
      examples?: components["schemas"]["LocalText"];
      /**
       * @description `proposal`: phản ánh, kiến nghị on rules and conduct (NĐ 20/2008, NĐ 92/2017); goes to the office that controls procedures, under the same code
       * @default question
       * @enum {string}
       */
      route: "question" | "proposal";
    };
    /** @description What is not a question (khiếu nại, tố cáo) and where it goes, in words */
    Door: {
      id: string;
      title: components["schemas"]["LocalText"];
      text: components["schemas"]["LocalText"];
      phone?: string;
      /** @description The law that says so */
      source?: string;
    };
    TopicList: {
      topics: components["schemas"]["Topic"][];
      doors: components["schemas"]["Door"][];
    };
    PublicQuestionPage: {
      items: {
        code: string;
        topicId: string;
        title: string;
        /** @description Of the answer */
        excerpt: string;
        answeredAt: components["schemas"]["Instant"];
      }[];
      nextCursor?: string;
    };
    PublicQuestion: {
      code: string;
      topicId: string;
      title: string;
      text: string;
      sentAt: components["schemas"]["Instant"];
      /** @description How many have asked it */
      asked: number;
      answer: {
        text: string;
        at: components["schemas"]["Instant"];
        agency: string;
        citations: components["schemas"]["Citation"][];
      };
    };
    /**
     * @description Where a dossier goes. Since 1 July 2025 citizens submit online at the national portal only; `local-intake` needs a
     *     decision of the province. `appointment`: online one only makes an appointment.
     * @enum {string}
     */
    SubmissionMode: "local-intake" | "national-portal" | "counter" | "appointment";
    ProcedureSummary: {
      /** @description `1.001193` */
      code: string;
      title: components["schemas"]["LocalText"];
      summary?: components["schemas"]["LocalText"];
      field: string;
      submissionMode: components["schemas"]["SubmissionMode"];
    };
    ProcedurePage: {
      items: components["schemas"]["ProcedureSummary"][];
      nextCursor?: string;
    };
    ProcedureField: {
      /** @description `Hộ tịch` */
      field: string;
      /** @description How many */
      procedures: number;
    };
    ProcedureChannel: {
      /** @enum {string} */
      channel: "online" | "post" | "counter" | "other";
      /** @description Absent where the source does not say */
      time?: {
        amount: number;
        /** @enum {string} */
        unit: "working-day" | "day" | "hour" | "month" | "unknown";
      };
      fee: {
        /**
         * @description `see-note`: only the note says what it costs, as where the province's council decides
         * @enum {string}
         */
        kind: "free" | "amount" | "see-note" | "unknown";
        amount?: number;
        /** @enum {string} */
        currency?: "VND" | "USD";
        /** @description `trang`, `bản` */
        per?: string;
        note?: string;
      };
      description?: string;
    };
    ProcedureDocuments: {
      /** @description The case these are for; absent where there is only one */
      case?: string;
      documents: {
        name: string;
        /** @description Absent where the source's number cannot be meant */
        originals?: number;
        /** @description Absent where the source's number cannot be meant */
        copies?: number;
      }[];
      notes: string[];
    };
    Procedure: {
      code: string;
      /** @description The code in every notation people may read: `1.001193`, `1.001193.000.00.00.H53`, `1.001193.H53` */
      notations: string[];
      version: number;
      title: components["schemas"]["LocalText"];
      summary?: components["schemas"]["LocalText"];
      officialName: string;
      field: string;
      levels: string[];
      audience: string[];
      /** @description Absent where the source does not say */
      agency?: string;
      submissionMode: components["schemas"]["SubmissionMode"];
      /** @description `getProcedureForm` answers */
      hasForm: boolean;
      /** @description `15:00`: what is accepted later counts from the next working day */
      cutoffTime?: string;
      /** @description Absent ends are not given by the source */
      effective: {
        from?: components["schemas"]["CivilDate"];
        to?: components["schemas"]["CivilDate"];
      };
      /** @description No longer in force; absent while it is. It has no form then, and nothing is handed in under it */
      abolished?: {
        since: components["schemas"]["CivilDate"];
        /** @description Which decision, and why */
        reason: string;
        /** @description The procedure in its place */
        successor?: {
          code: string;
          title: components["schemas"]["LocalText"];
        };
      };
      /** @description A channel may stand there twice, for two cases of it */
      channels: components["schemas"]["ProcedureChannel"][];
      documents: components["schemas"]["ProcedureDocuments"][];
      steps: string;
      /** @description Absent where the source gives none */
      conditions?: string;
      results: {
        name: string;
        /** @description `KQ.G15.000031` */
        code?: string;
      }[];
      /** @description Numbers of laws: `60/2014/QH13` */
      legalBasis: string[];
      /** @description The decision that published it */
      decision: string;
      /**
       * Format: uri
       * @description The page of the national portal
       */
      source: string;
    };
    /** @description A field, or a part of one: `mother.nationality`, `mother.residence.commune`. On a repeated page: of the same item */
    FieldPath: string;
    /**
     * @description Of one answer, or of other conditions. An unanswered field, and one on a closed branch, is like none and above
     *     nothing: all but `not` are false of it. Of `choices`, `is` and `in` look for one among those chosen.
     */
    Condition:
      | {
          field: components["schemas"]["FieldPath"];
          is: string | number | boolean;
        }
      | {
          field: components["schemas"]["FieldPath"];
          in: string[];
        }
      | {
          field: components["schemas"]["FieldPath"];
          above: number;
        }
      | {
          field: components["schemas"]["FieldPath"];
          below: number;
        }
      | {
          field: components["schemas"]["FieldPath"];
          olderThanDays: number;
        }
      | {
          field: components["schemas"]["FieldPath"];
          ageBelow: number;
        }
      | {
          field: components["schemas"]["FieldPath"];
          ageFrom: number;
        }
      | {
          all: components["schemas"]["Condition"][];
        }
      | {
          any: components["schemas"]["Condition"][];
        }
      | {
          not: components["schemas"]["Condition"];
        };
    /** @description Never reused for something else; drafts and dossiers carry it */
    FormId: string;
    FormOrganisation: {
      kind: components["schemas"]["OrganisationKind"];
      when: components["schemas"]["Condition"];
      /** @description A required field of the kind `taxCode` */
      taxCode: components["schemas"]["FormId"];
      /** @description A required field of the kind `text` */
      name: components["schemas"]["FormId"];
    };
    BothLanguages: {
      vi: string;
      en: string;
    };
    /** @description Somebody else who has to agree, at level 2 and by a link, before it can be submitted */
    FormCoDeclaration: {
      when: components["schemas"]["Condition"];
      /** @description Who: a field of the kind `person` */
      person: components["schemas"]["FormId"];
      /** @description What they are shown and agree to, and nothing else; identity numbers masked */
      pages: components["schemas"]["FormId"][];
      /** @description Rises with every change of the text */
      version: number;
      text: components["schemas"]["BothLanguages"];
    };
    /** @description Always, never, or when something holds */
    Whether: boolean | components["schemas"]["Condition"];
    /** @description `today`, `-60d`, or a civil date */
    RelativeDate: string;
    /** @enum {string} */
    FormPart: "required" | "optional";
    FormField: {
      id: components["schemas"]["FormId"];
      /**
       * @description What an answer is: a string of `text`, `longText`, `phone`, `email`, `identityNumber` (12 digits), `taxCode`,
       *     `choice` (an option's value), `commune` (its code), `country` (ISO 3166-1, two letters) and `date` (YYYY-MM-DD);
       *     a number of `number` and `money` (đồng); true or false of `yesNo`; a list of options' values of `choices`;
       *     of `person` what `parts` names, each as its kind; of `address` `{place, commune, words}`, where `place` is `here` (in the
       *     province) or `elsewhere`, without a commune. A `note` says something and has no answer.
       * @enum {string}
       */
      kind:
        | "text"
        | "longText"
        | "number"
        | "money"
        | "date"
        | "choice"
        | "choices"
        | "yesNo"
        | "phone"
        | "email"
        | "identityNumber"
        | "taxCode"
        | "commune"
        | "country"
        | "person"
        | "address"
        | "note";
      label: components["schemas"]["BothLanguages"];
      hint?: components["schemas"]["BothLanguages"];
      when?: components["schemas"]["Condition"];
      required?: components["schemas"]["Whether"];
      prefill?: components["schemas"]["Whether"];
      /** @description Letters of text, choices, else the number itself */
      min?: number;
      /** @description As `min`; without it 200 letters of `text`, 2,000 of `longText` */
      max?: number;
      /** @description Without it numbers are whole */
      decimals?: number;
      earliest?: components["schemas"]["RelativeDate"];
      latest?: components["schemas"]["RelativeDate"];
      options?: {
        value: components["schemas"]["FormId"];
        title: components["schemas"]["BothLanguages"];
        hint?: components["schemas"]["BothLanguages"];
      }[];
      /** @description What is asked of a person; nothing else is */
      parts?: {
        fullName?: components["schemas"]["FormPart"];
        birthDate?: components["schemas"]["FormPart"];
        sex?: components["schemas"]["FormPart"];
        ethnicity?: components["schemas"]["FormPart"];
        nationality?: components["schemas"]["FormPart"];
        identityNumber?: components["schemas"]["FormPart"];
        residence?: components["schemas"]["FormPart"];
      };
    };
    /** @description This is not the citizen's procedure; says so and where to go instead */
    FormStop: {
      when: components["schemas"]["Condition"];
      title: components["schemas"]["BothLanguages"];
      text: components["schemas"]["BothLanguages"];
      /** @description Another procedure of the province */
      goTo?: string;
    };
    FormPage: {
      id: components["schemas"]["FormId"];
      title: components["schemas"]["BothLanguages"];
      lead?: components["schemas"]["BothLanguages"];
      when?: components["schemas"]["Condition"];
      /** @description The page is filled in once for each; answers are a list under the page's id */
      repeat?: {
        min: number;
        max: number;
        item: components["schemas"]["BothLanguages"];
      };
      fields: components["schemas"]["FormField"][];
      stops?: components["schemas"]["FormStop"][];
    };
    FormDocument: {
      id: components["schemas"]["FormId"];
      title: components["schemas"]["BothLanguages"];
      hint?: components["schemas"]["BothLanguages"];
      when?: components["schemas"]["Condition"];
      required: components["schemas"]["Whether"];
      /** @description An electronic copy that the authorities hold already stands for it */
      orReuse?: boolean;
      maxPages: number;
      /** @description To hand in on paper where that is asked for */
      originals?: number;
      copies?: number;
      /** @description Words of the published item, or the law */
      source: string;
    };
    /** @description One purpose each, never ticked beforehand (Luật 91/2025/QH15) */
    FormDeclaration: {
      id: components["schemas"]["FormId"];
      /**
       * @description `processing`: of personal data, for this dossier; `sharing`: with the agencies named
       * @enum {string}
       */
      purpose: "truthfulness" | "processing" | "sharing";
      /** @description Rises with every change of the text; kept with the consent */
      version: number;
      text: components["schemas"]["BothLanguages"];
      when?: components["schemas"]["Condition"];
    };
    Form: {
      /** @description Rises by one whenever the form changes */
      version: number;
      /**
       * @description When it is for an enterprise or a household business, handed in by its legal representative, and which fields
       *     name it; the first one that holds. Without any it is a citizen's.
       */
      organisations?: components["schemas"]["FormOrganisation"][];
      coDeclarations?: components["schemas"]["FormCoDeclaration"][];
      pages: components["schemas"]["FormPage"][];
      documents: components["schemas"]["FormDocument"][];
      declarations: components["schemas"]["FormDeclaration"][];
    };
    Paper: {
      /** @description Of the form's documents */
      document: string;
      pages: number;
    };
    Declared: {
      id: string;
      version: number;
    };
    Delivery: {
      /** @enum {string} */
      method: "electronic" | "counter" | "post";
      /** @description Of `post` */
      address?: string;
    };
    NewDossier: {
      procedureCode: string;
      formVersion: number;
      /** @description Whose one-stop office is to have it */
      communeCode: string;
      /**
       * @description With whom it was composed (`Session.identity`). Where another identity has been linked since, it is refused with
       *     `identity-changed`: `{proven: true}` would be somebody the citizen did not mean.
       */
      identity?: string;
      /** @description By field, contract/forms.ts */
      answers: {
        [key: string]: unknown;
      };
      /** @description The papers in order; `attachmentIds` holds their pages one after another */
      papers: components["schemas"]["Paper"][];
      attachmentIds: string[];
      declarations: components["schemas"]["Declared"][];
      delivery: components["schemas"]["Delivery"];
      /**
       * Format: uuid
       * @description Where the form wants somebody else's agreement: theirs, to just these answers
       */
      coDeclarationId?: string;
    };
    NewCoDeclaration: {
      procedureCode: string;
      formVersion: number;
      /** @description As far as they are given */
      answers: {
        [key: string]: unknown;
      };
    };
    CoDeclarationToken: string;
    CoDeclaration: {
      /** Format: uuid */
      id: string;
      /**
       * @description `ended`: too old, asked anew, or its dossier was submitted
       * @enum {string}
       */
      state: "open" | "agreed" | "declined" | "ended";
      /** @description While open: for the link */
      token?: components["schemas"]["CoDeclarationToken"];
      expiresAt: components["schemas"]["Instant"];
    };
    CoDeclarationToRead: {
      procedureTitle: components["schemas"]["LocalText"];
      /** @description Who asks, as proven */
      asker: string;
      text: components["schemas"]["BothLanguages"];
      parts: {
        title: string;
        lines: {
          label: string;
          text: string;
        }[];
        groups?: components["schemas"]["ReadGroups"];
      }[];
      /** @enum {string} */
      state: "open" | "agreed" | "declined";
    };
    ResultLink: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      state: "waiting" | "opened" | "expired" | "takenBack";
      madeAt: components["schemas"]["Instant"];
      expiresAt: components["schemas"]["Instant"];
      openedAt?: components["schemas"]["Instant"];
    };
    Supplement: {
      /**
       * @description By path (`mother.residence.commune`): of fields asked for, and of those these answers open that were closed. A
       *     repeated page that opens is the list under its id; null is no answer.
       */
      answers: {
        [key: string]: unknown;
      };
      /** @description Only documents asked for, and those these answers make needed */
      papers: components["schemas"]["Paper"][];
      /** @description What these answers ask to be agreed to that was not asked before */
      declarations?: components["schemas"]["Declared"][];
      attachmentIds: string[];
      text?: string;
    };
    Withdrawal: {
      reason?: string;
    };
    DossierConsents: {
      code: string;
      procedureTitle: components["schemas"]["LocalText"];
      agreedAt: components["schemas"]["Instant"];
      consents: {
        id: string;
        /** @enum {string} */
        purpose: "truthfulness" | "processing" | "sharing";
        text: components["schemas"]["LocalText"];
        /**
         * @description withdrawable · withdrawn · declaration a declaration is no consent · withDossier by withdrawing the dossier ·
         *     kept the dossier has ended, and is kept by its agency as an official file
         * @enum {string}
         */
        state: "withdrawable" | "withdrawn" | "declaration" | "withDossier" | "kept";
        withdrawnAt?: components["schemas"]["Instant"];
      }[];
    };
    DossierLookup: {
      code: string;
      procedureTitle: components["schemas"]["LocalText"];
      /** @description `N*** V*** A***` */
      applicantMasked: string;
      processing: components["schemas"]["Processing"];
      submittedAt: components["schemas"]["Instant"];
      dueAt?: components["schemas"]["Instant"];
      late: boolean;
      agency: string;
    };
    ResultCheck: {
      code: string;
      procedureTitle: components["schemas"]["LocalText"];
      /** @description `N*** V*** A***` */
      applicantMasked: string;
      agency: string;
      signedBy?: string;
      finishedAt: components["schemas"]["Instant"];
      /** @description To compare a copy with */
      files: {
        type: string;
        bytes: number;
        sha256: string;
      }[];
    };
    /** @description As the officer read it from the identity card */
    PersonAtCounter: {
      identityNumber: string;
      name: string;
      birthDate: components["schemas"]["CivilDate"];
      /** @enum {string} */
      sex: "male" | "female";
      address?: string;
      /** @description Theirs, or a relative's; sealed. The code goes to it as a message, where the province sends any */
      phone?: string;
    };
    CounterDossier: {
      procedureCode: string;
      formVersion: number;
      person: components["schemas"]["PersonAtCounter"];
      /** @description By field, contract/forms.ts */
      answers: {
        [key: string]: unknown;
      };
      papers: components["schemas"]["Paper"][];
      attachmentIds: string[];
      /** @description Each read out to the person, who agreed */
      declarations: components["schemas"]["Declared"][];
      delivery: {
        /**
         * @description Who has no phone opens no electronic result
         * @enum {string}
         */
        method: "counter" | "post";
        /** @description Of `post` */
        address?: string;
      };
    };
    EnteredDossier: {
      /** @description `H53.12-261125-0042` */
      code: string;
      /** @description Whether it goes as a message to the number given, too; absent: no */
      messaged?: boolean;
    };
    OfficeCase: {
      case: components["schemas"]["Case"];
      /** @description What this office can do now, and by when where the law sets a limit */
      steps: {
        /** @enum {string} */
        action: "accept" | "pass" | "ask" | "answer" | "close" | "refuse" | "publish" | "unpublish" | "join";
        until?: components["schemas"]["CivilDate"];
      }[];
      attention: components["schemas"]["Attention"][];
      /** @description Only where the citizen chose to share name and phone with this case */
      sender?: {
        name?: string;
        /** @description E.164 */
        phone?: string;
      };
    };
    OfficeDossierStep: {
      action: components["schemas"]["OfficeDossierAction"];
      /** @description Citizens read it */
      reason?: string;
      /** @description Of `requestSupplement`: everything that is missing */
      items?: components["schemas"]["SupplementItem"][];
      /** @description Of `extend`, and of `accept` and `resume` where the procedure gives no time: the day by whose end it is promised. After today, in a year the province's calendar has. An agency's own latest extension is corrected by another `extend`, to an earlier day as well; the dossier's other dates only move on */
      dueOn?: components["schemas"]["CivilDate"];
      /** @description Of `requestSupplement` and `requestPayment`: the last day for the citizen. After today, in a year the province's calendar has */
      untilOn?: components["schemas"]["CivilDate"];
      /** @description Of `requestPayment` and `charge`, in đồng */
      amount?: number;
      /** @description Of `post` */
      trackingNumber?: string;
      /** @description Of `finish`: the result */
      attachmentIds?: string[];
      /** @description Of `finish`: who signed the result */
      signedBy?: string;
    };
    DossierStatistics: {
      /** @description With a result; both days included */
      ended: number;
      /** @description Late, or asked to be supplemented more than once */
      overdue: number;
      rated: number;
      /** @description Rated không hài lòng or rất không hài lòng */
      disliked: number;
      /** @description 100 − overdue % of those ended − disliked % of those rated; absent while none ended */
      satisfaction?: number;
      /** @description How often each was named by whoever rated */
      reasons: {
        reason: components["schemas"]["RatingReason"];
        count: number;
      }[];
    };
    NewAnswer: {
      text: string;
      attachmentIds: string[];
      noPhotoReason?: string;
      citations?: components["schemas"]["Citation"][];
    };
    Reason: {
      reason: string;
      attachmentIds?: string[];
    };
    Publication: {
      published: boolean;
      /** @description Which pictures may be seen; none by default */
      attachmentIds: string[];
      /** @description The words as published, where names or numbers had to be taken out */
      text?: string;
      /** @description The same for a question's title */
      title?: string;
    };
    /** @description A procedure that is no longer in force (bị bãi bỏ, hết hiệu lực) */
    Abolition: {
      /** @description The first day it is not in force; today or earlier */
      since: components["schemas"]["CivilDate"];
      /** @description Which decision, and why, as citizens read it: `Bãi bỏ theo Quyết định 123/QĐ-UBND ngày 02/11/2026.` */
      reason: string;
      /** @description Code of the procedure in its place, in any of its three notations; in force, and not this one */
      successor?: string;
    };
    OfficeProcedureState: {
      code: string;
      title: components["schemas"]["LocalText"];
      version: number;
      submissionMode: components["schemas"]["SubmissionMode"];
      hasForm: boolean;
      /** @description By an office; else it follows the province's folder */
      edited: boolean;
      /** @description The province's folder has a later file */
      offered: boolean;
      /** @description Absent while it is in force */
      abolished?: components["schemas"]["Abolition"];
    };
    OfficeProcedurePage: {
      items: components["schemas"]["OfficeProcedureState"][];
      nextCursor?: string;
    };
    /** @description As `provinces/<code>/procedures/<procedure>.json`: its shape is `procedure.schema.json` */
    ProcedureFile: {
      [key: string]: unknown;
    };
    OfficeProcedure: {
      state: components["schemas"]["OfficeProcedureState"];
      file: components["schemas"]["ProcedureFile"];
      /** @description Newest first */
      versions: {
        version: number;
        since: components["schemas"]["Instant"];
        /** @description Whose office made it; absent where the province's folder did */
        agency?: string;
        officerId?: string;
        /** @description By this version it is not in force */
        abolished: boolean;
      }[];
      /** @description What the province's folder has, where that is later than what the version in force rests on */
      offer?: {
        id: string;
        file: components["schemas"]["ProcedureFile"];
      };
    };
    /**
     * @description The version this changes, as it was read; 0 where there is no such procedure yet. Another one in force meanwhile
     *     answers 409 `procedure-changed`.
     */
    Edits: number;
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
    /** @description The picture, or the file as an attachment to be saved. */
    File: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        [name: string]: unknown;
      };
      content: {
        "image/webp": string;
        "image/jpeg": string;
        "application/pdf": string;
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
    CaseCode: string;
    AttachmentId: string;
    UploadId: string;
    /** @description Made by the phone */
    DraftId: string;
    /** @description Of pictures: `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
    PictureSize: "thumb" | "full";
    AttemptId: string;
    /** @description In any of its three notations */
    Code: string;
    /** @description Number of the form and which of them, from `forms` of the dossier: `02-1` */
    FormId: string;
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
  listIdentityProviders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description In the order in which they are offered; none where the province has not opened level 2 */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          ETag: components["headers"]["ETag"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["IdentityProvider"][];
          };
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  startIdentityAttempt: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          provider: string;
        };
      };
    };
    responses: {
      /** @description The attempt, and where to go with it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NewIdentityAttempt"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getIdentityAttempt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        attemptId: components["parameters"]["AttemptId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The attempt */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IdentityAttempt"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  completeIdentityAttempt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        attemptId: components["parameters"]["AttemptId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          secret: string;
          /** @description Spaces between the digits are forgiven */
          code: string;
          /** @description Take the identity away from the other Zalo account */
          moveHere?: boolean;
        };
      };
    };
    responses: {
      /** @description The session, now level 2 */
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
  getMyIdentity: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The identity; its number only masked */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Identity"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  unlinkIdentity: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session, level 1 again; the same where nothing was linked */
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
            /** @description How exact a Zalo point is, where Zalo lets it be known */
            accuracyMetres?: number;
            commune?: components["schemas"]["Commune"];
          };
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: components["parameters"]["UploadId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its state */
      200: {
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
        uploadId: components["parameters"]["UploadId"];
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
  getUploadPicture: {
    parameters: {
      query?: {
        /** @description Of pictures: `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
        size?: components["parameters"]["PictureSize"];
      };
      header?: never;
      path: {
        uploadId: components["parameters"]["UploadId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
      default: components["responses"]["Problem"];
    };
  };
  listDrafts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them; at most 20 */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["DraftSummary"][];
          };
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Made by the phone */
        draftId: components["parameters"]["DraftId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The draft */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Draft"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  saveDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Made by the phone */
        draftId: components["parameters"]["DraftId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["DraftContent"];
      };
    };
    responses: {
      /** @description As stored */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DraftSummary"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  deleteDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Made by the phone */
        draftId: components["parameters"]["DraftId"];
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
  listVaultKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Keys */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["VaultKey"][];
          };
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  keepVaultKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["VaultKey"];
      };
    };
    responses: {
      /** @description Kept */
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
  listMyCases: {
    parameters: {
      query?: {
        /** @description Opaque; from `nextCursor` of the page before. */
        cursor?: components["parameters"]["Cursor"];
        limit?: components["parameters"]["Limit"];
        kind?: components["schemas"]["CaseKind"];
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
          "application/json": components["schemas"]["CasePage"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getMyCase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getMyAttachment: {
    parameters: {
      query?: {
        /** @description Of pictures: `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
        size?: components["parameters"]["PictureSize"];
      };
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
        attachmentId: components["parameters"]["AttachmentId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
      default: components["responses"]["Problem"];
    };
  };
  replyToCase: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Words"];
      };
    };
    responses: {
      /** @description The case */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  reopenCase: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Words"];
      };
    };
    responses: {
      /** @description The case */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  rateCase: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Rating"];
      };
    };
    responses: {
      /** @description The case */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listFollowed: {
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
          "application/json": components["schemas"]["FollowedPage"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  followCase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Followed */
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
  unfollowCase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No longer followed */
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
  listLooks: {
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
          "application/json": components["schemas"]["LookPage"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getPublicAttachment: {
    parameters: {
      query?: {
        /** @description Of pictures: `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
        size?: components["parameters"]["PictureSize"];
      };
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
        attachmentId: components["parameters"]["AttachmentId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
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
          "application/json": components["schemas"]["Case"];
        };
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
        status?: components["schemas"]["CaseStatus"];
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
          "application/json": components["schemas"]["CasePage"];
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
              status: components["schemas"]["CaseStatus"];
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
        code: components["parameters"]["CaseCode"];
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
  createQuestion: {
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
        "application/json": components["schemas"]["NewQuestion"];
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
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listTopics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Topics */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TopicList"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  searchQuestions: {
    parameters: {
      query?: {
        q?: string;
        topic?: string;
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
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PublicQuestionPage"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  getPublicQuestion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The question */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PublicQuestion"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  searchProcedures: {
    parameters: {
      query?: {
        q?: string;
        /** @description As `field` of an item */
        field?: string;
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
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ProcedurePage"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  listProcedureFields: {
    parameters: {
      query?: {
        /** @description As of `searchProcedures` */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description In the order of the alphabet */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ProcedureField"][];
          };
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  getProcedure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description In any of its three notations */
        code: components["parameters"]["Code"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The procedure */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Procedure"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  getProcedureForm: {
    parameters: {
      query?: {
        /**
         * @description Of the procedure, as a dossier says (`procedureVersion`): every version was in force once, and stays readable for
         *     the dossiers it was made for. Without it the one in force.
         */
        version?: number;
      };
      header?: never;
      path: {
        /** @description In any of its three notations */
        code: components["parameters"]["Code"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The form; `contract/forms.ts` reads it */
      200: {
        headers: {
          ETag: components["headers"]["ETag"];
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Form"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  submitDossier: {
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
        "application/json": components["schemas"]["NewDossier"];
      };
    };
    responses: {
      /** @description The dossier */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  askCoDeclaration: {
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
        "application/json": components["schemas"]["NewCoDeclaration"];
      };
    };
    responses: {
      /** @description It waits for an answer */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CoDeclaration"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  getMyCoDeclaration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        coDeclarationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description As it stands */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CoDeclaration"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  readCoDeclaration: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          token: components["schemas"]["CoDeclarationToken"];
        };
      };
    };
    responses: {
      /** @description What it says */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CoDeclarationToRead"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  answerCoDeclaration: {
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
        "application/json": {
          token: components["schemas"]["CoDeclarationToken"];
          agree: boolean;
        };
      };
    };
    responses: {
      /** @description Kept */
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
  getDossierReceipt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
      default: components["responses"]["Problem"];
    };
  };
  getDossierResult: {
    parameters: {
      query?: {
        /** @description Of pictures: `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
        size?: components["parameters"]["PictureSize"];
      };
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
        attachmentId: components["parameters"]["AttachmentId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
      default: components["responses"]["Problem"];
    };
  };
  reuseResult: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its files, in their order */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Upload"][];
          };
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listResultLinks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The last twenty */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ResultLink"][];
          };
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  makeResultLink: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The address */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            link: components["schemas"]["ResultLink"];
            url: string;
          };
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  takeBackResultLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
        linkId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken back */
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
  getDossierForm: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
        /** @description Number of the form and which of them, from `forms` of the dossier: `02-1` */
        formId: components["parameters"]["FormId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
      default: components["responses"]["Problem"];
    };
  };
  supplementDossier: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Supplement"];
      };
    };
    responses: {
      /** @description The dossier */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawDossier: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Withdrawal"];
      };
    };
    responses: {
      /** @description The dossier */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  withdrawConsent: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          id: string;
        };
      };
    };
    responses: {
      /** @description What is agreed to with this dossier now */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DossierConsents"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  listConsents: {
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
      /** @description A page of dossiers */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["DossierConsents"][];
            nextCursor?: string;
          };
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  requestRefund: {
    parameters: {
      query?: never;
      header: {
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          reason?: string;
        };
      };
    };
    responses: {
      /** @description The dossier */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Case"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  lookUpDossier: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dossier, masked */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          ETag: components["headers"]["ETag"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DossierLookup"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  checkResult: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is ours; what it is, never whose */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          ETag: components["headers"]["ETag"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResultCheck"];
        };
      };
      304: components["responses"]["NotModified"];
      default: components["responses"]["Problem"];
    };
  };
  officeEnterDossier: {
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
        "application/json": components["schemas"]["CounterDossier"];
      };
    };
    responses: {
      /** @description It exists, with its code; its receipt is `officeGetReceipt` */
      201: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["EnteredDossier"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeGetReceipt: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
      default: components["responses"]["Problem"];
    };
  };
  officeSupplementDossier: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Supplement"];
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeWithdrawDossier: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Withdrawal"];
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeStepDossier: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OfficeDossierStep"];
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeGetDossierForm: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
        /** @description Number of the form and which of them, from `forms` of the dossier: `02-1` */
        formId: components["parameters"]["FormId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
      default: components["responses"]["Problem"];
    };
  };
  officeGetDossierStatistics: {
    parameters: {
      query: {
        from: components["schemas"]["CivilDate"];
        to: components["schemas"]["CivilDate"];
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
      /** @description Counts, and what follows from them */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DossierStatistics"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeListCases: {
    parameters: {
      query?: {
        /** @description Opaque; from `nextCursor` of the page before. */
        cursor?: components["parameters"]["Cursor"];
        limit?: components["parameters"]["Limit"];
        kind?: components["schemas"]["CaseKind"];
        status?: components["schemas"]["CaseStatus"];
        commune?: string;
        attention?: components["schemas"]["Attention"];
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
          "application/json": components["schemas"]["CasePage"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeGetCase: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeGetAttachment: {
    parameters: {
      query?: {
        /** @description Of pictures: `thumb` is at most 320 px on its longer side, `full` at most 2048 px. Always re-encoded, without metadata. */
        size?: components["parameters"]["PictureSize"];
      };
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        /** @description The code as printed; the server also takes lower case and missing dashes. */
        code: components["parameters"]["CaseCode"];
        attachmentId: components["parameters"]["AttachmentId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["File"];
      default: components["responses"]["Problem"];
    };
  };
  officeAcceptCase: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officePassCase: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          agency: string;
          reason?: string;
        };
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeAskBack: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Words"];
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeAnswerCase: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewAnswer"];
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeCloseCase: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Reason"];
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeRefuseCase: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Reason"];
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officePublishCase: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Publication"];
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeJoinQuestion: {
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
        code: components["parameters"]["CaseCode"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          into: string;
        };
      };
    };
    responses: {
      /** @description The case as the office sees it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeGetUpload: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        uploadId: components["parameters"]["UploadId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its state */
      200: {
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
  officeListProcedures: {
    parameters: {
      query?: {
        /** @description Opaque; from `nextCursor` of the page before. */
        cursor?: components["parameters"]["Cursor"];
        limit?: components["parameters"]["Limit"];
        /** @description Only those an update is offered for */
        offered?: boolean;
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
          "application/json": components["schemas"]["OfficeProcedurePage"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeGetProcedure: {
    parameters: {
      query?: {
        /** @description The one in force */
        version?: number;
      };
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
      };
      path: {
        /** @description In any of its three notations */
        code: components["parameters"]["Code"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The procedure as offices edit it */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeProcedure"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeReplaceProcedure: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description In any of its three notations */
        code: components["parameters"]["Code"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          edits: components["schemas"]["Edits"];
          file: components["schemas"]["ProcedureFile"];
        };
      };
    };
    responses: {
      /** @description As it is in force now */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeProcedureState"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeTakeProcedureUpdate: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description In any of its three notations */
        code: components["parameters"]["Code"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          edits: components["schemas"]["Edits"];
          /** @description `offer.id`, as it was read */
          offer: string;
        };
      };
    };
    responses: {
      /** @description As it is in force now */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeProcedureState"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeSetSubmissionMode: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description In any of its three notations */
        code: components["parameters"]["Code"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          edits: components["schemas"]["Edits"];
          submissionMode: components["schemas"]["SubmissionMode"];
        };
      };
    };
    responses: {
      /** @description As it is in force now */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeProcedureState"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeAbolishProcedure: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description In any of its three notations */
        code: components["parameters"]["Code"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          edits: components["schemas"]["Edits"];
          abolished: components["schemas"]["Abolition"];
        };
      };
    };
    responses: {
      /** @description As it stands now */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeProcedureState"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  officeReinstateProcedure: {
    parameters: {
      query?: never;
      header: {
        /** @description The officer at the agency who acts or looks; written into the access log. */
        "X-Officer-Id": components["parameters"]["OfficerId"];
        /** @description Made when the person acts, kept until an answer arrives. Same key and body → the stored answer; other body → 422. */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        /** @description In any of its three notations */
        code: components["parameters"]["Code"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          edits: components["schemas"]["Edits"];
        };
      };
    };
    responses: {
      /** @description As it is in force now */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeProcedureState"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
}
