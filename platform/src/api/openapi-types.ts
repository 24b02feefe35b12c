// Made from openapi.yaml by generate-api.ts.
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this instance can work. */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for something to sign with the key of a certificate. */
        post: operations["challengeSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proves who asks and begins a session. */
        post: operations["openSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives new tokens; the old refresh token ends. One that comes a second time ends the whole session. */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in. */
        get: operations["currentSession"];
        put?: never;
        post?: never;
        /** Ends the session. */
        delete: operations["closeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list of 我的签署, page by page. */
        get: operations["listVouchers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many vouchers each list holds. */
        get: operations["countVouchers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/send-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends many; each is judged for itself. */
        post: operations["sendAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        /** A voucher as the asking party sees it. */
        get: operations["getVoucher"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        /** What happened to a voucher, oldest first. */
        get: operations["voucherEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to hand in a signed revision of the voucher's file. */
        post: operations["createSignedUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a completed upload the voucher's file.
         * @description The upload has to begin with the exact bytes of the voucher's file, and add valid signatures, all of the party
         *     that asks. Else 422 `file-not-continued`, `signature-missing`, `signature-invalid`, `signature-foreign`,
         *     `digest-differs` (not the base that the caller names) or `upload-incomplete`.
         */
        post: operations["signVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back one's own signatures that were not sent yet. */
        post: operations["restoreVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Passes a signed voucher on. */
        post: operations["sendVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses to sign, for good. */
        post: operations["rejectVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what its initiator sent. */
        post: operations["withdrawVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vouchers/{id}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reminds those whose turn it is. */
        post: operations["remindVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a draft of an uploaded file. */
        post: operations["createDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        /** A draft as its initiator sees it. */
        get: operations["getDraft"];
        /** Replaces what the draft says; its file only where `uploadId` is given. */
        put: operations["changeDraft"];
        post?: never;
        /** Removes a draft. */
        delete: operations["deleteDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends the draft on its way. 422 `draft-incomplete` where it has no file or nobody who signs. */
        post: operations["submitDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits to be received (待办凭证列表). */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was received (历史凭证列表). */
        get: operations["listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/{id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Receives a voucher that waits for this party. */
        post: operations["receiveVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/receive-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Receives all that waits and fits the filter, as far as it was there at `asOf`. */
        post: operations["receiveAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a batch is, item by item. */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/biz-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of business that vouchers belong to. */
        get: operations["listBizTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies that a contract can be sent to, by part of the name or code; at most 50. */
        get: operations["listParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: components["parameters"]["fileId"];
            };
            cookie?: never;
        };
        /** The bytes of a file, for parties of a voucher that it belongs to. Ranges with `Range` and `If-Range`. */
        get: operations["getFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Size and digest of a file, without its bytes. */
        head: operations["headFile"];
        patch?: never;
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to hand in the file of a draft. */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: components["parameters"]["uploadId"];
            };
            cookie?: never;
        };
        /** How far an upload is. */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** `Upload-Offset` tells how much arrived, `Upload-Length` how much there will be. */
        head: operations["headUpload"];
        /** Appends bytes. What arrived before a line broke counts. */
        patch: operations["appendUpload"];
        trace?: never;
    };
    "/uploads/{uploadId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: components["parameters"]["uploadId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks length and digest. 422 `upload-incomplete`, `digest-differs` (the upload is thrown away). */
        post: operations["completeUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events, one `change` for each change of a voucher that the party may see.
         * @description `id` is the cursor; `Last-Event-ID` (or `after`) goes on behind it. Where the cursor is too old, one change of
         *     type `refresh` without a voucher comes first. Without a cursor the first event is `ready`, which carries one.
         */
        get: operations["watchChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks of this party. */
        get: operations["listWebhooks"];
        put?: never;
        /** Calls an address at every change, signed as Standard Webhooks. 422 `webhook-address` for private ones. */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a webhook. */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest release for a program that asks by its version. */
        get: operations["findUpdate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/licences/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts a machine on which a licence is used. */
        post: operations["activateLicence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Header fields webhook-id, webhook-timestamp, webhook-signature as Standard Webhooks has them. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["Change"];
                };
            };
            responses: {
                /** @description Taken. Anything else is tried again, later and later. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Health: {
            /** @enum {string} */
            status: "ok";
            version: string;
        };
        VoucherId: string;
        Sha256: string;
        /** Format: date-time */
        Moment: string;
        Base64: string;
        /** @enum {string} */
        VoucherState: "draft" | "pendingReceive" | "pendingSign" | "signing" | "signed" | "sent" | "completed" | "rejected" | "withdrawn" | "expired" | "voided";
        /** @enum {string} */
        VoucherAction: "receive" | "sign" | "restore" | "send" | "reject" | "withdraw" | "remind" | "submit" | "change" | "delete";
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance?: string;
            code: string;
            state?: components["schemas"]["VoucherState"];
            allowedActions?: components["schemas"]["VoucherAction"][];
            etag?: string;
            voucher?: components["schemas"]["Voucher"];
            /** @description Seconds. */
            retryAfter?: number;
            offset?: number;
            errors?: {
                pointer: string;
                detail: string;
            }[];
        };
        ChallengeRequest: {
            certificate: components["schemas"]["Base64"];
        };
        Challenge: {
            challengeId: string;
            nonce: string;
            expiresAt: components["schemas"]["Moment"];
        };
        SessionRequest: {
            challengeId: string;
            signature: components["schemas"]["Base64"];
            /** @description DER, the key's own certificate first. */
            certificateChain: components["schemas"]["Base64"][];
        };
        RefreshRequest: {
            refreshToken: string;
        };
        Session: {
            accessToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            expiresAt: components["schemas"]["Moment"];
            /** @description Seconds. */
            expiresIn: number;
            refreshToken: string;
            refreshExpiresAt: components["schemas"]["Moment"];
            subject: components["schemas"]["Subject"];
        };
        Subject: components["schemas"]["Party"];
        /** @description A company or person, known by a code such as its 统一社会信用代码. */
        Party: {
            code: string;
            name: string;
        };
        PartyList: {
            items: components["schemas"]["Party"][];
        };
        BizType: {
            code: string;
            name: string;
        };
        BizTypeList: {
            items: components["schemas"]["BizType"][];
        };
        /** @enum {string} */
        RecipientRole: "signer" | "approver" | "cc";
        Recipient: {
            code: string;
            name: string;
            role: components["schemas"]["RecipientRole"];
            order: number;
            /** @enum {string} */
            state: "waiting" | "pending" | "received" | "signed" | "sent" | "rejected" | "informed";
            actedAt?: components["schemas"]["Moment"];
        };
        VoucherFile: {
            fileId: string;
            name: string;
            size: number;
            sha256: components["schemas"]["Sha256"];
            sm3?: components["schemas"]["Sha256"];
            mediaType: string;
        };
        Voucher: {
            id: components["schemas"]["VoucherId"];
            /** @description The number that people see; here the same as the id. */
            no: string;
            name: string;
            bizType: components["schemas"]["BizType"];
            initiator: components["schemas"]["Party"];
            /** @enum {string} */
            source: "server" | "local";
            recipients: components["schemas"]["Recipient"][];
            createdAt: components["schemas"]["Moment"];
            startAt?: components["schemas"]["Moment"];
            endAt?: components["schemas"]["Moment"];
            state: components["schemas"]["VoucherState"];
            revision: number;
            /** @description Strong: `"<id>-<revision>"`, with its quotation marks. */
            etag: string;
            file?: components["schemas"]["VoucherFile"];
            /** @description What the asking party may do now. */
            allowedActions: components["schemas"]["VoucherAction"][];
            rejectReason?: string;
        };
        VoucherPage: {
            items: components["schemas"]["Voucher"][];
            total: number;
            page: number;
            pageSize: number;
            asOf: components["schemas"]["Moment"];
        };
        Counts: {
            todo: number;
            initiated: number;
            signed: number;
            cc: number;
            draft: number;
            pending: number;
        };
        VoucherEvent: {
            id: string;
            at: components["schemas"]["Moment"];
            /** @description An action in the past: submitted, received, signed, sent, expired, ... */
            type: string;
            /** @description The voucher's, after it. */
            revision: number;
            actor?: components["schemas"]["Party"];
            note?: string;
            fileSha256?: components["schemas"]["Sha256"];
            previousHash?: components["schemas"]["Sha256"];
            hash: components["schemas"]["Sha256"];
        };
        EventList: {
            items: components["schemas"]["VoucherEvent"][];
        };
        DraftRecipient: {
            code: string;
            name: string;
            role: components["schemas"]["RecipientRole"];
            order: number;
        };
        DraftRequest: {
            name: string;
            /** @description Its code. */
            bizType: string;
            recipients: components["schemas"]["DraftRecipient"][];
            startAt?: components["schemas"]["Moment"];
            endAt?: components["schemas"]["Moment"];
            /** @description A completed upload. */
            uploadId?: string;
        };
        SignatureMark: {
            fieldName: string;
            certSerial: string;
            sealId?: string;
            mode?: string;
            pages?: number[];
        };
        SignRequest: {
            uploadId: string;
            baseFileSha256: components["schemas"]["Sha256"];
            signatures: components["schemas"]["SignatureMark"][];
        };
        SendRequest: {
            /** @description Codes of those whom the sender means to reach next; 422 `recipients-differ` where they are others. */
            to?: string[];
            message?: string;
        };
        ReasonRequest: {
            reason: string;
        };
        SendAllRequest: {
            items: {
                id: components["schemas"]["VoucherId"];
                etag: string;
            }[];
            message?: string;
        };
        InboxFilter: {
            bizType?: string;
            q?: string;
            createdFrom?: components["schemas"]["Moment"];
            createdTo?: components["schemas"]["Moment"];
        };
        ReceiveAllRequest: {
            filter: components["schemas"]["InboxFilter"];
            asOf: components["schemas"]["Moment"];
        };
        Job: {
            id: string;
            /** @enum {string} */
            kind: "receive-all" | "send-all";
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed";
            createdAt: components["schemas"]["Moment"];
            items: {
                /** @description The voucher's. */
                id: string;
                /** @enum {string} */
                state: "waiting" | "done" | "failed";
                problem?: components["schemas"]["Problem"];
            }[];
        };
        UploadRequest: {
            name: string;
            size: number;
            sha256: components["schemas"]["Sha256"];
            sm3?: components["schemas"]["Sha256"];
        };
        SignedUploadRequest: {
            name?: string;
            size: number;
            sha256: components["schemas"]["Sha256"];
            sm3?: components["schemas"]["Sha256"];
            /** @description The voucher's revision that was signed. */
            baseRevision: number;
        };
        Upload: {
            id: string;
            voucherId?: components["schemas"]["VoucherId"];
            name?: string;
            size: number;
            sha256: components["schemas"]["Sha256"];
            sm3?: components["schemas"]["Sha256"];
            offset: number;
            complete: boolean;
            expiresAt: components["schemas"]["Moment"];
        };
        Change: {
            cursor: string;
            /** @description Its id; missing where everything may have changed. */
            voucher?: string;
            /** @description As `VoucherEvent.type`; `due` where a deadline comes near; or `refresh`, `ready`. */
            type: string;
        };
        WebhookRequest: {
            /** Format: uri */
            url: string;
            types?: string[];
        };
        Webhook: {
            id: string;
            url: string;
            /** @description All, where empty. */
            types: string[];
            createdAt: components["schemas"]["Moment"];
            /** @description `whsec_` and base64; told only when it was made. */
            secret?: string;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
        };
        Update: {
            version: string;
            mandatory: boolean;
            files: {
                url: string;
                size: number;
                sha256: components["schemas"]["Sha256"];
                signature: string;
            }[];
        };
        ActivationRequest: {
            /** @description The licence file's text. */
            licence: string;
            machine: string;
        };
        Activation: {
            activated: boolean;
            reason?: string;
            until?: components["schemas"]["Moment"];
        };
    };
    responses: {
        /** @description Tokens and who they stand for. */
        Session: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Session"];
            };
        };
        /** @description The voucher as it is now, for the party that asks. */
        Voucher: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Voucher"];
            };
        };
        /** @description One page. */
        VoucherPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["VoucherPage"];
            };
        };
        /** @description How far it is. */
        Job: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Job"];
            };
        };
        /** @description How far it is. */
        Upload: {
            headers: {
                Location?: string;
                "Upload-Offset"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Upload"];
            };
        };
        /** @description Header fields `Accept-Ranges`, a strong `ETag`, `Repr-Digest` with sha-256. */
        FileBytes: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/octet-stream": string;
            };
        };
        /** @description `malformed`: not what this document asks for. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-signed-in`. */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-recipient`, `entry-refused`. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not-found`; also for what the party may not see. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid-transition`, `not-signed`, `in-progress`, `offset-differs`. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `expired`: the deadline has passed. */
        Expired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition-failed`, with the voucher as it is now. */
        Stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too-large`. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency-mismatch` and what a call says of itself. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition-required`. */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate-limited`. */
        RateLimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        voucherId: components["schemas"]["VoucherId"];
        fileId: string;
        uploadId: string;
        idempotencyKey: string;
        /** @description `Voucher.etag`, with its quotation marks. */
        ifMatch: string;
        /** @description Code or part of the name. */
        bizType: string;
        /** @description Part of the name, or the whole number. */
        q: string;
        /** @description Included. */
        createdFrom: string;
        /** @description Excluded. */
        createdTo: string;
        page: number;
        pageSize: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            503: components["responses"]["Unavailable"];
        };
    };
    challengeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeRequest"];
            };
        };
        responses: {
            /**
             * @description What to sign: UTF-8 of `Sealwright log-in 1\naudience: <origin>\nnonce: <nonce>\n`, where the origin is the one
             *     of the address that the client itself calls. It answers once.
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    openSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            201: components["responses"]["Session"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            201: components["responses"]["Session"];
            401: components["responses"]["NotSignedIn"];
            429: components["responses"]["RateLimited"];
        };
    };
    currentSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subject"];
                };
            };
            401: components["responses"]["NotSignedIn"];
        };
    };
    closeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
        };
    };
    listVouchers: {
        parameters: {
            query: {
                /** @description 待我办理 我发起的 我签署的 抄送我的 我的草稿 */
                tab: "todo" | "initiated" | "signed" | "cc" | "draft";
                state?: components["schemas"]["VoucherState"];
                /** @description Code or part of the name. */
                bizType?: components["parameters"]["bizType"];
                /** @description Part of the name, or the whole number. */
                q?: components["parameters"]["q"];
                /** @description Part of the initiator's name, or its code. */
                initiator?: string;
                /** @description Included. */
                createdFrom?: components["parameters"]["createdFrom"];
                /** @description Excluded. */
                createdTo?: components["parameters"]["createdTo"];
                sort?: "createdAt" | "-createdAt" | "name" | "-name" | "endAt" | "-endAt";
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["VoucherPage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            429: components["responses"]["RateLimited"];
        };
    };
    countVouchers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many vouchers each tab holds, and how many wait to be received. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
            401: components["responses"]["NotSignedIn"];
        };
    };
    sendAll: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendAllRequest"];
            };
        };
        responses: {
            202: components["responses"]["Job"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
        };
    };
    getVoucher: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Voucher"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
        };
    };
    voucherEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened, oldest first. Each event's hash covers the one before it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
        };
    };
    createSignedUpload: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignedUploadRequest"];
            };
        };
        responses: {
            201: components["responses"]["Upload"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
        };
    };
    signVoucher: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignRequest"];
            };
        };
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    restoreVoucher: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendVoucher: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SendRequest"];
            };
        };
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    rejectVoucher: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawVoucher: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonRequest"];
            };
        };
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    remindVoucher: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    createDraft: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftRequest"];
            };
        };
        responses: {
            201: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Voucher"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
        };
    };
    changeDraft: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftRequest"];
            };
        };
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteDraft: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft as it was last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Voucher"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    submitDraft: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    listInbox: {
        parameters: {
            query?: {
                /** @description Code or part of the name. */
                bizType?: components["parameters"]["bizType"];
                /** @description Part of the name, or the whole number. */
                q?: components["parameters"]["q"];
                /** @description Included. */
                createdFrom?: components["parameters"]["createdFrom"];
                /** @description Excluded. */
                createdTo?: components["parameters"]["createdTo"];
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["VoucherPage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            429: components["responses"]["RateLimited"];
        };
    };
    listHistory: {
        parameters: {
            query?: {
                /** @description Code or part of the name. */
                bizType?: components["parameters"]["bizType"];
                /** @description Part of the name, or the whole number. */
                q?: components["parameters"]["q"];
                /** @description Included. */
                createdFrom?: components["parameters"]["createdFrom"];
                /** @description Excluded. */
                createdTo?: components["parameters"]["createdTo"];
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["VoucherPage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            429: components["responses"]["RateLimited"];
        };
    };
    receiveVoucher: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
                /** @description `Voucher.etag`, with its quotation marks. */
                "if-match": components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["voucherId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Voucher"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Expired"];
            412: components["responses"]["Stale"];
            422: components["responses"]["Unprocessable"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["Unavailable"];
        };
    };
    receiveAll: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveAllRequest"];
            };
        };
        responses: {
            202: components["responses"]["Job"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Job"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
        };
    };
    listBizTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The kinds of business that a voucher can belong to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BizTypeList"];
                };
            };
            401: components["responses"]["NotSignedIn"];
        };
    };
    listParties: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyList"];
                };
            };
            401: components["responses"]["NotSignedIn"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: components["parameters"]["fileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FileBytes"];
            206: components["responses"]["FileBytes"];
            /** @description Not modified. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            /** @description No such range; `Content-Range` tells the size. */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    headFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: components["parameters"]["fileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As GET. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As GET. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadRequest"];
            };
        };
        responses: {
            201: components["responses"]["Upload"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: components["parameters"]["uploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Upload"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
        };
    };
    headUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uploadId: components["parameters"]["uploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Header fields `Upload-Offset` and `Upload-Length`. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description As GET. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    appendUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description Where the bytes belong; has to be the upload's own offset. */
                "upload-offset": string;
                /** @description RFC 9530, `sha-256=:...:`. With it, bytes are taken all or none. */
                "content-digest"?: string;
            };
            path: {
                uploadId: components["parameters"]["uploadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description `Upload-Offset` tells how much arrived. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Unprocessable"];
        };
    };
    completeUpload: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
            };
            path: {
                uploadId: components["parameters"]["uploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Upload"];
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
        };
    };
    watchChanges: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: {
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each event's data is a `Change`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["NotSignedIn"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Without their secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            401: components["responses"]["NotSignedIn"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description Its secret is told this once. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            404: components["responses"]["NotFound"];
        };
    };
    findUpdate: {
        parameters: {
            query: {
                product: string;
                version: string;
                os: string;
                arch: string;
                channel?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest release for that computer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Update"];
                };
            };
            /** @description Nothing newer. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
        };
    };
    activateLicence: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivationRequest"];
            };
        };
        responses: {
            /** @description Known here. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
        };
    };
}
