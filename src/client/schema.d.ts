// Made by scripts/make-client.mjs from the OpenAPI document. Change the routes, not this file.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进程在运行。 The process runs. */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 数据库与各项目都能用。 The database and every programme work. */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 供 Prometheus 读取的指标；不含任何人的数据。 Figures for Prometheus; nobody’s data are in them. */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本文档（OpenAPI 3.1）。 This document (OpenAPI 3.1). */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口文档。 The documentation page. */
        get: operations["getDocumentation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 错误代码。 The codes of problems. */
        get: operations["getErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/reference.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口文档页的程序。 The program of the documentation page. */
        get: operations["getDocumentationScript"];
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
        /** 用户名、密码登录，设了验证器的还要动态码。 Signs in by username, password and, once set up, TOTP. */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/sign-in-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 向手机发送登录验证码。 Sends a code for signing in to a phone. */
        post: operations["sendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用手机验证码登录；以 member 登录的，第一次登录即成为会员。 Signs in by the code; whoever does so as a member becomes one at the first time. */
        post: operations["signInByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我是谁，有哪些角色。 Who is asking, and their roles. */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退出登录。 Signs out. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改密码；其他登录随即结束。 Changes the password; other sessions end. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始设置验证器。 Begins to set up the authenticator app. */
        post: operations["beginTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 用动态码确认验证器，得到恢复码。 Confirms the app by a code; gives recovery codes. */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 去掉验证器，以便重新设置。 Takes the app away, to set it up anew.
         * @description `account.manage`
         */
        post: operations["removeTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 换一组恢复码。 Makes new recovery codes.
         * @description `account.manage`
         */
        post: operations["replaceRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的登录。 One’s sessions.
         * @description `account.manage`
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * 结束其他所有登录。 Ends all other sessions.
         * @description `account.manage`
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 结束一个登录。 Ends one session.
         * @description `account.manage`
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 列出可以看到的项目。 Lists the programmes that the caller may see.
         * @description `programmes.read`
         */
        get: operations["listProgrammes"];
        put?: never;
        /**
         * 建立项目；正式项目须通过计划检查，有警告则改用上线申请。 Creates a programme; a live one passes the plan check, and with warnings takes an application to go live.
         * @description `programmes.create`
         */
        post: operations["createProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个项目。 One programme.
         * @description `programmes.read`
         */
        get: operations["getProgramme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 暂停或恢复接单、卖出。 Pauses or resumes orders and sales.
         * @description `programmes.pause`
         */
        put: operations["pauseProgramme"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 把沙盒的时钟设到某一时刻，或向前拨；到期的订单随即结算。 Sets the clock of a sandbox, or moves it on; orders that fall due settle at once.
         * @description `clock.set`
         */
        put: operations["setClock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 计划检查：发现什么；什么也不保存。 Holds a plan and its facts against a profile: what is found; nothing is stored.
         * @description `live.read`
         */
        post: operations["checkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 上线申请，从新到旧。 Applications to go live, newest first.
         * @description `live.read`
         */
        get: operations["listLiveApplications"];
        put?: never;
        /**
         * 申请上线；有阻断项或未答问题则不受理。 Applies to go live; refused with blocks or open questions.
         * @description `programmes.create`
         */
        post: operations["applyToGoLive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live-applications/{application}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一份上线申请。 One application to go live.
         * @description `live.read`
         */
        get: operations["getLiveApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live-applications/{application}/sign-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 为警告签字，须两个人；登录须在 15 分钟之内。 Signs for the warnings, which takes two people; takes a sign-in within the last 15 minutes.
         * @description `live.sign`
         */
        post: operations["signLiveApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live-applications/{application}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上线：建立空的正式项目。 Goes live: makes the programme, empty.
         * @description `programmes.create`
         */
        post: operations["openLiveProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 现行告知书：文字、HTML、JSON，中英文，及其哈希。 The disclosures in force: as text, HTML and JSON, in both languages, with their hash.
         * @description `disclosures.read`
         */
        get: operations["getDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 会员是否确认了现行告知书。 Whether a member has accepted the disclosures in force.
         * @description `members.read`
         */
        get: operations["getAcceptance"];
        put?: never;
        /**
         * 确认现行告知书：会员本人，或由商家凭证声明。 Accepts the disclosures in force: the member, or whoever sells, with what proves it.
         * @description `disclosures.accept`
         */
        post: operations["acceptDisclosures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/texts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 检查给会员看的文字：禁用承诺语、收益宣传。 Checks texts that members are to see: forbidden promises, and claims of earnings.
         * @description `texts.check`
         */
        post: operations["checkTexts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交 1 到 1000 条命令，各有各的结果；有一条没有权限，则全部不做。 Submits 1 to 1,000 commands, each with an outcome of its own; without the right to one of them none is done.
         * @description `withdrawals.request-platform`, `merchants.register`, `referrals.bind`, `ranks.set`, `agents.manage`, `orders.ingest`, `orders.refund`, `orders.hold`, `orders.release`, `orders.settle`, `redemptions.request`, `forfeits.propose`, `injections.propose`, `withdrawals.request`, `withdrawals.approve`, `withdrawals.reject`, `payouts.record`, `freezes.propose`, `adjustments.propose`, `weights.set`, `dividends.propose`, `subsidies.propose`, `debts.propose`, `conversions.propose`, `conversions.convert`, `plans.propose`, `programmes.wind-up`
         */
        post: operations["submitCommands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 试算：命令依次执行会得到什么结果；什么也不改变。 What commands would give, one after the other; nothing is done.
         * @description `orders.quote`
         */
        post: operations["quoteCommands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 订单，从新到旧；只见有权看的。有 next 就还有下一页，哪怕这一页不满。 Orders, newest first; those that may be seen. While there is a next there is more, also after a page that is not full.
         * @description `orders.read`
         */
        get: operations["listOrders"];
        put?: never;
        /**
         * 下单：已付款的一笔订单。 Places an order that has been paid.
         * @description `orders.place`
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一笔订单。 One order.
         * @description `orders.read`
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/orders/{order}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退款，可以分次，直到结算。 Refunds an order, in parts too, until it settles.
         * @description `orders.refund`
         */
        post: operations["refundOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/orders/{order}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 因争议挂起。 Holds an order for a dispute.
         * @description `orders.hold`
         */
        post: operations["holdOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/orders/{order}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 解除挂起。 Releases an order that is held.
         * @description `orders.release`
         */
        post: operations["releaseOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/orders/{order}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 退货期满后结算。 Settles an order after its return window.
         * @description `orders.settle`
         */
        post: operations["settleOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/merchants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 商家，从新到旧，按编号开头（q）查时按编号排序；只见有权看的。 Merchants, newest first, by the beginning of your ids (q) in the order of the ids; those that may be seen.
         * @description `merchants.read`
         */
        get: operations["listMerchants"];
        put?: never;
        /**
         * 登记商家。 Registers a merchant.
         * @description `merchants.register`
         */
        post: operations["registerMerchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/merchants/{merchant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个商家。 One merchant.
         * @description `merchants.read`
         */
        get: operations["getMerchant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/merchants/{merchant}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 会员扫商家的码：还没有推荐人的会员，推荐人就是店主。 A member scans the QR code of a merchant: whoever has no referrer gets its owner.
         * @description `referrals.bind`
         */
        post: operations["scanMerchant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 区域代理与任期，从新到旧。 Region agents with the time they were in office, newest first.
         * @description `agents.read`
         */
        get: operations["listAgents"];
        put?: never;
        /**
         * 任命区域代理。 Appoints the agent of a region.
         * @description `agents.manage`
         */
        post: operations["appointAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/agents/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 解除区域代理。 Dismisses the agent of a region.
         * @description `agents.manage`
         */
        delete: operations["dismissAgent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 会员；只见有权看的。从新到旧；按编号开头（q）查时按编号排序，按推荐人查时最近绑定的在前。一页不论项目多大都一样快；有 next 就还有下一页，哪怕这一页不满。 Members; those that may be seen. Newest first; by the beginning of your ids (q) in the order of the ids, by referrer the latest bond first. A page takes as long in a large programme as in a small one; while there is a next there is more, also after a page that is not full.
         * @description `members.read`
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一位会员：余额、积分、现在全部卖出的净得、离出局还有多远。 One member: balances, points, what selling now would pay, and how near the cap is.
         * @description `members.read`
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 会员直接推荐了谁，最近绑定的在前；会员本人只见隐去的编号，运营方另见编号和上级链。 Whom a member referred directly, the latest bond first. Members see masked ids; operators see ids, and the chain of referrers above.
         * @description `members.read`
         */
        get: operations["listReferrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/referrer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 绑定推荐人，绑定后不能更改。 Binds a referrer, for good.
         * @description `referrals.bind`
         */
        post: operations["bindReferrer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 设定级别；null 为取消。 Sets the rank; null takes it away.
         * @description `ranks.set`
         */
        put: operations["setRank"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/weight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 设定分红权重。 Sets the weight in dividends.
         * @description `weights.set`
         */
        put: operations["setWeight"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 冻结会员；正式项目里需要第二个人批准。 Freezes a member; in a live programme a second person approves.
         * @description `freezes.propose`
         */
        post: operations["freezeMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 解冻会员；正式项目里需要第二个人批准。 Unfreezes a member; in a live programme a second person approves.
         * @description `freezes.propose`
         */
        post: operations["unfreezeMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 卖出积分，所得进零钱。 Sells points into the cash account.
         * @description `redemptions.request`
         */
        post: operations["redeemPoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提现，按申请先后；只见有权看的。 Withdrawals in the order of asking; those that may be seen.
         * @description `withdrawals.read`
         */
        get: operations["listWithdrawals"];
        put?: never;
        /**
         * 申请提现，金额即时冻结。 Requests a withdrawal; the amount is frozen at once.
         * @description `withdrawals.request`, `withdrawals.request-platform`
         */
        post: operations["requestWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/withdrawals/{withdrawal}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 批准提现。 Approves a withdrawal.
         * @description `withdrawals.approve`
         */
        post: operations["approveWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/withdrawals/{withdrawal}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 驳回提现。 Rejects a withdrawal.
         * @description `withdrawals.reject`
         */
        post: operations["rejectWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/withdrawals/{withdrawal}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提现已付出。 A withdrawal has been paid.
         * @description `payouts.record`
         */
        post: operations["completeWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/withdrawals/{withdrawal}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提现付款失败。 A withdrawal could not be paid.
         * @description `payouts.record`
         */
        post: operations["failWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 付款批次，从新到旧。 Batches of payments, newest first.
         * @description `payouts.read`
         */
        get: operations["listBatches"];
        put?: never;
        /**
         * 把已批准的提现交给一个渠道；登录须在 15 分钟之内。 Hands approved withdrawals to a channel; takes a sign-in within the last 15 minutes.
         * @description `payouts.send`
         */
        post: operations["sendPayouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/payouts/{batch}/bank-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 下载一个批次的银行文件：其中还没有结果的付款。含个人资料，记入审计；登录须在 15 分钟之内。响应头 Payments-Skipped：无法付款的笔数。 The bank file of a batch: its payments that have no end yet. Holds personal data and is audited; takes a sign-in within the last 15 minutes. The header Payments-Skipped counts what nobody can be paid for.
         * @description `payouts.send`
         */
        post: operations["getBankFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/payouts/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 核对银行的结果文件；什么也不改。 Compares a file of results with the log; changes nothing.
         * @description `payouts.reconcile`
         */
        post: operations["reconcilePayouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/payouts/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 按银行的结果文件入账：成功的完成，失败的退回；同一文件再来一次什么也不改。登录须在 15 分钟之内。 Takes in a file of results: what was paid is completed, what failed is given back; the same file again changes nothing. Takes a sign-in within the last 15 minutes.
         * @description `payouts.record`
         */
        post: operations["recordPayoutResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提案，从新到旧。 Proposals, newest first.
         * @description `proposals.read`
         */
        get: operations["listProposals"];
        put?: never;
        /**
         * 提案：第二个人批准后执行。 Proposes commands, which are done once a second person approves.
         * @description `forfeits.propose`, `injections.propose`, `withdrawals.request-platform`, `withdrawals.approve`, `freezes.propose`, `adjustments.propose`, `dividends.propose`, `subsidies.propose`, `debts.propose`, `conversions.propose`, `plans.propose`, `programmes.wind-up`, `users.manage`
         */
        post: operations["propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/proposals/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提案会带来什么；什么也不保存。 What a proposal would do; nothing is stored.
         * @description `forfeits.propose`, `injections.propose`, `withdrawals.request-platform`, `withdrawals.approve`, `freezes.propose`, `adjustments.propose`, `dividends.propose`, `subsidies.propose`, `debts.propose`, `conversions.propose`, `plans.propose`, `programmes.wind-up`, `users.manage`
         */
        post: operations["previewProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/proposals/{proposal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一份提案。 One proposal.
         * @description `proposals.read`
         */
        get: operations["getProposal"];
        /**
         * 修改提案；修改过的人不能再批准它。 Edits a proposal; whoever did cannot approve it any more.
         * @description `forfeits.propose`, `injections.propose`, `withdrawals.request-platform`, `withdrawals.approve`, `freezes.propose`, `adjustments.propose`, `dividends.propose`, `subsidies.propose`, `debts.propose`, `conversions.propose`, `plans.propose`, `programmes.wind-up`, `users.manage`
         */
        put: operations["editProposal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/proposals/{proposal}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 提案现在执行会带来什么。 What a proposal would do now.
         * @description `proposals.read`
         */
        get: operations["previewProposalNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/proposals/{proposal}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 批准并执行；登录须在 15 分钟之内。 Approves and does it; takes a sign-in within the last 15 minutes.
         * @description `proposals.approve`
         */
        post: operations["approveProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/proposals/{proposal}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 驳回提案。 Rejects a proposal.
         * @description `proposals.approve`
         */
        post: operations["rejectProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/proposals/{proposal}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提出人撤回提案。 Its maker takes a proposal back.
         * @description `proposals.read`
         */
        post: operations["withdrawProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/approval-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 审批额度与公告期。 What may be approved, and the notice of plan changes.
         * @description `proposals.read`
         */
        get: operations["getApprovalLimits"];
        put?: never;
        /**
         * 提案修改审批额度或公告期。 Proposes other limits, or another notice.
         * @description `users.manage`
         */
        post: operations["proposeApprovalLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 现行计划。 The plan in force.
         * @description `plans.read`
         */
        get: operations["getPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 历次计划与生效时间，以及已批准、尚未生效的计划。 Every plan with the time it took effect, and those that are approved and wait for theirs.
         * @description `plans.read`
         */
        get: operations["listPlans"];
        put?: never;
        /**
         * 提案：从某时起换用一份计划。 Proposes a plan from some time on.
         * @description `plans.propose`
         */
        post: operations["proposePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/plans/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 一份计划与现行计划的差别。 What a plan would change of the one in force.
         * @description `plans.read`
         */
        post: operations["diffPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/plan-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 计划草稿，从新到旧。 Drafts of plans, newest first.
         * @description `plans.draft`
         */
        get: operations["listDrafts"];
        put?: never;
        /**
         * 保存计划草稿。 Saves a draft of a plan.
         * @description `plans.draft`
         */
        post: operations["saveDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/plan-drafts/{draft}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一份草稿。 One draft.
         * @description `plans.draft`
         */
        get: operations["getDraft"];
        /**
         * 修改草稿。 Edits a draft.
         * @description `plans.draft`
         */
        put: operations["editDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/plan-drafts/{draft}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 草稿与现行计划的差别。 What a draft would change of the plan in force.
         * @description `plans.draft`
         */
        get: operations["diffDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/plan-drafts/{draft}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提案：从某时起换用这份草稿；草稿随即不能再改。 Proposes a draft from some time on; it does not change any more then.
         * @description `plans.propose`
         */
        post: operations["proposeDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/pool": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 盈利池与现价。 The pool and the price now.
         * @description `prices.read`
         */
        get: operations["getPool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 项目的各项合计。 The programme's sums.
         * @description `balances.read`
         */
        get: operations["getAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 全部状态，用提交者自己的编号。 The whole state, with the callers' own ids.
         * @description `log.export`
         */
        get: operations["getState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某一行之后发生的事，按先后。 What happened after a row of the log, in order.
         * @description `events.read`
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 会员的对账单，从新到旧。 The statement of a member, newest first.
         * @description `statements.read`
         */
        get: operations["getMemberStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/merchants/{merchant}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 商家的对账单，从新到旧。 The statement of a merchant, newest first.
         * @description `statements.read`
         */
        get: operations["getMerchantStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/platform/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 平台自己的对账单，从新到旧。 The statement of the platform itself, newest first.
         * @description `platform.read`
         */
        get: operations["getPlatformStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一段时间里的价格。 Prices over time.
         * @description `prices.read`
         */
        get: operations["listPrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 会员拿回了多少：已付与已花之比的均值、中位数、十分位、拿到零的比例。 What members got back: paid over spent, its mean, median, deciles, and the share at 0.
         * @description `stats.read`
         */
        get: operations["getOutcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/debts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 老会员债务，从新到旧：每笔已还多少（按已花的消费币，先还旧的）。 Old debts, newest first, and how far each is made whole: by coins spent, the oldest debt of a member first.
         * @description `debts.read`
         */
        get: operations["listDebts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/debts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个会员的老债务。 The old debts of a member.
         * @description `debts.read`
         */
        get: operations["listMemberDebts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/made-whole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 全部老债务已还多少。 How far all old debts are made whole.
         * @description `debts.read`
         */
        get: operations["getMadeWhole"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 积分兑换股份，从新到旧：已授予、已解锁、仍锁定。 Conversions of points into shares, newest first: granted, vested, locked.
         * @description `conversions.read`
         */
        get: operations["listConversions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/share-register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 股份登记：每人已授予、已解锁、仍锁定。 The register of shares: granted, vested and locked by member.
         * @description `grants.read`
         */
        get: operations["listShareholders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个会员的股份，从新到旧：何时解锁。 The shares of a member, newest first, and when they are free.
         * @description `grants.read`
         */
        get: operations["listMemberGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/dividends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 历次分红，从新到旧。 Rounds of dividends, newest first.
         * @description `dividends.read`
         */
        get: operations["listDividends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/subsidies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 消费补贴，从新到旧：已用与所余。 Subsidies, newest first: spent and left.
         * @description `subsidies.read`
         */
        get: operations["listSubsidies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 价格的实时推送（server-sent events）。 The price as it moves (server-sent events).
         * @description `prices.read`
         */
        get: operations["streamPrice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一位会员余额的实时推送。 One member's balance as it changes (server-sent events).
         * @description `members.read`
         */
        get: operations["streamMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 列出通知端点。 Lists the endpoints.
         * @description `webhooks.read`
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * 新建通知端点；密钥只显示这一次。 Makes an endpoint; its secret is shown this once.
         * @description `webhooks.manage`
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个通知端点。 One endpoint.
         * @description `webhooks.read`
         */
        get: operations["getWebhook"];
        /**
         * 修改网址或种类，暂停，恢复；停用的恢复后从原处继续。 Changes URL or kinds, pauses, resumes; one that was disabled goes on from where it was.
         * @description `webhooks.manage`
         */
        put: operations["changeWebhook"];
        post?: never;
        /**
         * 删除通知端点。 Deletes an endpoint.
         * @description `webhooks.manage`
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/webhooks/{webhook}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 更换密钥；新密钥只显示这一次。 Gives a new secret, shown this once.
         * @description `webhooks.manage`
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 等待重发和近期的投递，从新到旧。 Deliveries that wait or were made lately, newest first.
         * @description `webhooks.read`
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/webhooks/{webhook}/redeliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 把日志某一行的通知再发一次。 Sends what is told of a row of the log once more.
         * @description `webhooks.manage`
         */
        post: operations["redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 列出店铺。 Lists the shops.
         * @description `shops.read`
         */
        get: operations["listShops"];
        put?: never;
        /**
         * 新建店铺；密钥只显示这一次。 Makes a shop; its secret is shown this once.
         * @description `shops.manage`
         */
        post: operations["createShop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/shops/{shop}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 修改字段对应表，暂停，恢复。 Changes the mapping, pauses, resumes.
         * @description `shops.manage`
         */
        put: operations["changeShop"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/shops/{shop}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 更换密钥；新密钥只显示这一次。 Gives a new secret, shown this once.
         * @description `shops.manage`
         */
        post: operations["rotateShopSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/shops/{shop}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 店铺发来的事件及其结果，从新到旧。 What came in from a shop, newest first.
         * @description `shops.read`
         */
        get: operations["listShopEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shops/{shop}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 店铺以签名发送事件；写法见 docs/webhooks.md。 Takes a signed event of a shop, as docs/webhooks.md describes. */
        post: operations["receiveShopEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 列出项目的接口密钥，含各商家的。 Lists the keys of the programme and of its merchants.
         * @description `apikeys.read`
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * 为整个项目新建接口密钥，只显示这一次。 Makes a key for the programme, shown this once.
         * @description `apikeys.manage`
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/merchants/{merchant}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 列出一个商家的接口密钥。 Lists the keys of one merchant.
         * @description `apikeys.read`
         */
        get: operations["listMerchantApiKeys"];
        put?: never;
        /**
         * 为一个商家新建接口密钥，只显示这一次。 Makes a key for one merchant, shown this once.
         * @description `apikeys.manage`
         */
        post: operations["createMerchantApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/api-keys/{key}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 换出同样的新密钥，旧的再用一段时间。 Makes a key like it; the old one stays good for a while.
         * @description `apikeys.manage`
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/api-keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 立即停用接口密钥。 Ends a key at once.
         * @description `apikeys.manage`
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 列出用密码登录的账号。 Lists the accounts with a password.
         * @description `users.read`
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * 新建账号，还没有角色；一次性密码只显示这一次，一周内有效。 Makes an account without roles; its one-time password is shown this once and good for a week.
         * @description `users.manage`
         */
        post: operations["createOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 为丢失密码或验证器的人换一次性密码；验证器和恢复码作废，登录结束。 A one-time password for who lost password or authenticator; TOTP and recovery codes go, sessions end.
         * @description `users.manage`
         */
        post: operations["resetOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * 停用账号（登录随即结束），或重新启用。 Disables an account, which ends its sessions, or enables it.
         * @description `users.manage`
         */
        put: operations["disableOperator"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 结束某人的全部登录。 Ends every session of a person.
         * @description `users.manage`
         */
        delete: operations["endPersonSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 日志之外的操作记录，从新到旧。 What was done outside the log, newest first.
         * @description `audit.read`
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某人的角色。 The roles of a person.
         * @description `users.read`
         */
        get: operations["listGrantsOfPerson"];
        put?: never;
        /**
         * 授予全部项目的运营或审计角色；其登录随即结束。 Grants a role in every programme, to operators and auditors; their sessions end.
         * @description `users.manage`
         */
        post: operations["grantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/grants/{grant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 撤销一个角色；其登录随即结束。 Revokes a role; their sessions end.
         * @description `users.manage`
         */
        delete: operations["revokeGrant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 项目里的角色，不含会员。 The roles in a programme, without its members.
         * @description `users.read`
         */
        get: operations["listGrantsInProgramme"];
        put?: never;
        /**
         * 授予项目里的角色；商家和会员的角色要写 objectId。 Grants a role in the programme; those of merchants and members name the object.
         * @description `users.manage`
         */
        post: operations["grantRoleInProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/grants/{grant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 撤销项目里的一个角色。 Revokes a role in the programme.
         * @description `users.manage`
         */
        delete: operations["revokeGrantInProgramme"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/merchants/{merchant}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 商家的店主与店员。 Owners and staff of a merchant.
         * @description `staff.manage`
         */
        get: operations["listStaff"];
        put?: never;
        /**
         * 按手机号加店员；店主由管理员添加。 Adds staff by phone number; owners are added by an administrator.
         * @description `staff.manage`
         */
        post: operations["addStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/merchants/{merchant}/staff/{grant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * 去掉店员。 Takes staff out.
         * @description `staff.manage`
         */
        delete: operations["removeStaff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/personal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 我的个人资料。 One’s own personal data.
         * @description `account.manage`
         */
        get: operations["getMyPersonal"];
        /**
         * 写我的姓名和收款账户；null 为删除。 Writes one’s name and payee account; null removes.
         * @description `account.manage`
         */
        put: operations["setMyPersonal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/personal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 会员的个人资料；他人读取会留下记录。 Personal data of a member; reading others’ is recorded.
         * @description `personal.read`
         */
        get: operations["getMemberPersonal"];
        /**
         * 写会员的姓名、收款账户；手机号只由客服写，写入后会员可凭它登录。 Writes a member’s name and payee account; and, by support only, the phone that they sign in with.
         * @description `personal.write`
         */
        put: operations["setMemberPersonal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/personal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 某人的个人资料；读取会留下记录。 Personal data of a person; reading is recorded.
         * @description `personal.read`
         */
        get: operations["getPersonPersonal"];
        /**
         * 写某人的姓名、收款账户、手机号。 Writes a person’s name, payee account, phone.
         * @description `personal.write`
         */
        put: operations["setPersonPersonal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/members/{member}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 删除会员：其编号及其订单等的编号；有账户的连同本人一起删除。不可恢复。 Erases a member: their ids, those of their orders and the like, and the person if known. For good.
         * @description `personal.erase`
         */
        post: operations["eraseMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 删除一个人：账户、个人资料、登录，以及其会员的编号。不可恢复。 Erases a person: account, personal data, sessions, and the ids of the members that they are. For good.
         * @description `personal.erase`
         */
        post: operations["erasePerson"];
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
        Problem: {
            /** @description Where the code is explained. / 代码的说明在哪里。 */
            type: string;
            title: string;
            status: number;
            code: components["schemas"]["ProblemCode"];
            /** @description For people, in the language asked for. / 给人看的说明。 */
            detail: string;
            field?: string;
            value?: string | number | boolean | null;
            expected?: string;
            /** @description Seconds. / 秒。 */
            retryAfter?: number;
            errors?: {
                field: string;
                code?: string;
                value?: string | number | boolean | null;
                expected?: string;
            }[];
        };
        /**
         * @description See /docs/errors; there may be more in time. / 见 /docs/errors，以后可能增加。
         * @enum {string}
         */
        ProblemCode: "above_daily_limit" | "above_own_limit" | "account_unknown" | "adjustment_exists" | "amount_below_minimum" | "amount_is_zero" | "amount_not_positive" | "amount_too_small" | "api_key_invalid" | "api_key_unknown" | "application_opened" | "application_unknown" | "batch_unknown" | "body_too_large" | "busy" | "channel_not_for_live" | "clock_went_back" | "code_expired" | "code_not_sent" | "code_wrong" | "coins_above_share" | "coins_exceed_margin" | "coins_only_for_own_goods" | "commands_refused" | "conversion_closed" | "conversion_exists" | "conversion_unknown" | "database_unavailable" | "debt_exists" | "disclosures_changed" | "disclosures_not_accepted" | "dividend_exists" | "draft_proposed" | "draft_stale" | "draft_unknown" | "effective_at_not_taken" | "effective_at_required" | "facts_invalid" | "field_unknown" | "forfeit_exists" | "grant_exists" | "grant_invalid" | "grant_unknown" | "id_too_long" | "idempotency_key_invalid" | "idempotency_key_reused" | "ids_erased" | "injection_exists" | "insufficient_balance" | "insufficient_coins" | "insufficient_points" | "internal_error" | "json_invalid" | "last_admin" | "malformed" | "mapping_invalid" | "media_type_unsupported" | "member_frozen" | "member_unknown" | "merchant_exists" | "merchant_unknown" | "name_taken" | "needs_approval" | "no_points_outstanding" | "no_weights" | "not_a_sandbox" | "not_allowed" | "not_offered" | "not_proposable" | "not_signed_in" | "not_the_maker" | "notice_too_short" | "order_already_settled" | "order_exists" | "order_fully_refunded" | "order_held" | "order_unknown" | "orders_open" | "orders_paused" | "overlap_invalid" | "owner_unknown" | "password_change_required" | "password_too_long" | "password_too_short" | "password_too_simple" | "password_unchanged" | "person_erased" | "person_unfinished" | "person_unknown" | "personal_data_invalid" | "phone_invalid" | "phone_taken" | "plan_check_failed" | "plan_invalid" | "platform_balance_too_low" | "points_locked" | "points_not_positive" | "points_too_precise" | "pool_terms_fixed" | "profile_for_study" | "profile_unknown" | "programme_ended" | "programme_unknown" | "proposal_expired" | "proposal_invalid" | "proposal_not_open" | "proposal_stale" | "proposal_unknown" | "rank_unknown" | "recent_sign_in_required" | "redeem_rounds_to_zero" | "redemption_exists" | "referrer_already_bound" | "referrer_cycle" | "referrer_is_self" | "refund_exceeds_order" | "refund_exists" | "region_code_unknown" | "region_taken" | "region_vacant" | "request_invalid" | "results_column_missing" | "results_too_long" | "results_unreadable" | "return_window_open" | "role_taken" | "route_unknown" | "sales_paused" | "same_person" | "session_expired" | "session_unknown" | "shares_exhausted" | "shares_not_positive" | "shop_amount_invalid" | "shop_body_malformed" | "shop_body_too_large" | "shop_busy" | "shop_event_differs" | "shop_field_missing" | "shop_kind_unknown" | "shop_name_invalid" | "shop_name_taken" | "shop_order_differs" | "shop_paused" | "shop_time_invalid" | "shop_unknown" | "sign_in_failed" | "sign_off_incomplete" | "sign_off_required" | "signature_missing" | "signature_stale" | "signature_wrong" | "signed_already" | "split_in_use" | "split_unknown" | "subsidy_closed" | "subsidy_exists" | "subsidy_unknown" | "superseded" | "surplus_too_low" | "time_went_back" | "too_many_attempts" | "too_many_requests" | "too_many_streams" | "totp_already_enrolled" | "totp_enrolment_required" | "totp_not_begun" | "totp_required" | "url_address_refused" | "url_malformed" | "url_not_https" | "url_port_refused" | "username_invalid" | "username_taken" | "webhook_event_unknown" | "webhook_limit" | "webhook_types_invalid" | "webhook_unknown" | "weight_negative" | "withdrawal_below_minimum" | "withdrawal_exists" | "withdrawal_unknown" | "withdrawal_wrong_status";
        RegisterMerchant: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RegisterMerchant";
            merchantId: string;
            ownerId?: string;
            recruiterId?: string;
            /** @example 440106 */
            regionCode?: string;
            split?: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        BindReferrer: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "BindReferrer";
            memberId: string;
            referrerId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        SetRank: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SetRank";
            memberId: string;
            rank: string | null;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        AppointAgent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "AppointAgent";
            /** @example 440106 */
            regionCode: string;
            memberId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        DismissAgent: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DismissAgent";
            /** @example 440106 */
            regionCode: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        PlaceOrder: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PlaceOrder";
            orderId: string;
            memberId: string;
            merchantId?: string;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            amount: string;
            /**
             * @description Consumption coins, not negative. / 消费币，不小于 0。
             * @example 1000.00
             */
            coins?: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        RefundOrder: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RefundOrder";
            refundId: string;
            orderId: string;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            amount: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        HoldOrder: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "HoldOrder";
            orderId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        ReleaseOrder: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ReleaseOrder";
            orderId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        SettleOrder: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SettleOrder";
            orderId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        RedeemPoints: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RedeemPoints";
            redemptionId: string;
            memberId: string;
            /** @example 210.5 */
            points: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        ForfeitPoints: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ForfeitPoints";
            forfeitId: string;
            memberId: string;
            /** @example 210.5 */
            points: string;
            reason: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        InjectFunds: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "InjectFunds";
            injectionId: string;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            amount: string;
            /** @enum {unknown} */
            source: "financing" | "operator" | "surplus";
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        RequestWithdrawal: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RequestWithdrawal";
            withdrawalId: string;
            /** @enum {unknown} */
            account: "cash" | "commission" | "dividend" | "payable" | "platform";
            memberId?: string;
            merchantId?: string;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            amount: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        ApproveWithdrawal: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ApproveWithdrawal";
            withdrawalId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        RejectWithdrawal: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RejectWithdrawal";
            withdrawalId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        CompleteWithdrawal: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CompleteWithdrawal";
            withdrawalId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        FailWithdrawal: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "FailWithdrawal";
            withdrawalId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        FreezeMember: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "FreezeMember";
            memberId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        UnfreezeMember: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "UnfreezeMember";
            memberId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        AdjustBalance: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "AdjustBalance";
            adjustmentId: string;
            /** @enum {unknown} */
            account: "cash" | "commission" | "dividend" | "payable";
            memberId?: string;
            merchantId?: string;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            amount: string;
            reason: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        SetWeight: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SetWeight";
            memberId: string;
            weight: number;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        DeclareDividend: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DeclareDividend";
            dividendId: string;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            amount: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        OpenSubsidy: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "OpenSubsidy";
            subsidyId: string;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            budget: string;
            /** @example 5% */
            share: string;
            mints: boolean;
            /** @enum {unknown} */
            source: "financing" | "operator";
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        CloseSubsidy: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CloseSubsidy";
            subsidyId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        ImportDebt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ImportDebt";
            debtId: string;
            memberId: string;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            amount: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        OpenConversion: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "OpenConversion";
            conversionId: string;
            shares: number;
            /**
             * @description Yuan, exactly two decimals. / 元，正好两位小数。
             * @example 1000.00
             */
            pricePerShare: string;
            lockDays?: number;
            tranches?: number;
            everyDays?: number;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        CloseConversion: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CloseConversion";
            conversionId: string;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        ConvertPoints: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ConvertPoints";
            grantId: string;
            conversionId: string;
            memberId: string;
            shares: number;
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        ChangePlan: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ChangePlan";
            plan: components["schemas"]["Plan"];
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        WindUp: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "WindUp";
            /**
             * @description Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。
             * @example 2026-01-01T00:00:00Z
             */
            at?: string;
        };
        Command: components["schemas"]["RegisterMerchant"] | components["schemas"]["BindReferrer"] | components["schemas"]["SetRank"] | components["schemas"]["AppointAgent"] | components["schemas"]["DismissAgent"] | components["schemas"]["PlaceOrder"] | components["schemas"]["RefundOrder"] | components["schemas"]["HoldOrder"] | components["schemas"]["ReleaseOrder"] | components["schemas"]["SettleOrder"] | components["schemas"]["RedeemPoints"] | components["schemas"]["ForfeitPoints"] | components["schemas"]["InjectFunds"] | components["schemas"]["RequestWithdrawal"] | components["schemas"]["ApproveWithdrawal"] | components["schemas"]["RejectWithdrawal"] | components["schemas"]["CompleteWithdrawal"] | components["schemas"]["FailWithdrawal"] | components["schemas"]["FreezeMember"] | components["schemas"]["UnfreezeMember"] | components["schemas"]["AdjustBalance"] | components["schemas"]["SetWeight"] | components["schemas"]["DeclareDividend"] | components["schemas"]["OpenSubsidy"] | components["schemas"]["CloseSubsidy"] | components["schemas"]["ImportDebt"] | components["schemas"]["OpenConversion"] | components["schemas"]["CloseConversion"] | components["schemas"]["ConvertPoints"] | components["schemas"]["ChangePlan"] | components["schemas"]["WindUp"];
        /**
         * Greenpool plan / Greenpool 计划
         * @description A Greenpool plan: how orders are split and on what terms the pool runs / Greenpool 计划：订单怎样分账，盈利池按什么条件运行
         */
        Plan: {
            /** @description This schema, for editors. / 本文件的模式，供编辑器使用。 */
            $schema?: string;
            /**
             * @description The plan's name / 计划的名称
             * @example cashback
             */
            name: string;
            /**
             * @description The currency / 币种
             * @constant
             */
            currency: "CNY";
            /** @description The pool's terms; once it is open only rebateShare may change / 盈利池的条件，开池后只有 rebateShare 可以再改 */
            pool: {
                /**
                 * @description The price of one point at the opening, in yuan / 开池时一个积分的价格，单位元
                 * @example 1.00
                 */
                startPrice: string;
                /**
                 * @description What the operator pays in at the opening, for good, in yuan / 运营方开池时自己放入、永不取出的本金，单位元
                 * @example 1000.00
                 */
                genesis: string;
                /**
                 * @description The share of what an order brings into the pool that is minted as points for the buyer at the present price / 入池资金中按当前价格折成积分赠送给买家的比例
                 * @example 70%
                 */
                rebateShare: string;
                /**
                 * @description What stays in the pool when points are sold / 卖出积分时留在池里的比例
                 * @example 20%
                 */
                redeemFee: string;
                /** @description The forced exit. Without it there is no cap and nobody is ever made to exit / 强制出局。不写则没有上限，谁也不会被强制出局 */
                cap?: {
                    /**
                     * @description A member exits once the points are worth this many times what was spent (the basis) / 积分价值达到累计消费（基数）的多少倍时强制出局
                     * @example 1.2
                     */
                    multiple: string;
                    /**
                     * @description What stays in the pool at a forced exit; the same as redeemFee when left out / 强制出局时留在池里的比例；不写则与 redeemFee 相同
                     * @example 20%
                     */
                    fee?: string;
                };
            };
            /** @description How an order is split: merchant, platform and distribution legs, the rest goes to the pool. default holds for whoever names no other / 订单金额怎样分：商家、平台、分销各得一份，余下入池。商家没有指名的都用 default */
            splits: {
                /** @description One split; the three legs together stay under 100% / 一种分法，三份合计必须小于 100% */
                default: {
                    /**
                     * @description The merchant's leg, of the order's amount / 商家所得，按订单金额
                     * @example 80%
                     */
                    merchant: string;
                    /**
                     * @description The platform's leg, of the cash / 平台所得，按现金部分
                     * @example 2%
                     */
                    platform: string;
                    /**
                     * @description The distribution leg, of the cash; commissions come out of it / 分销所得，按现金部分；佣金从这里出
                     * @example 2%
                     */
                    distribution: string;
                };
            } & {
                [key: string]: {
                    /**
                     * @description The merchant's leg, of the order's amount / 商家所得，按订单金额
                     * @example 80%
                     */
                    merchant: string;
                    /**
                     * @description The platform's leg, of the cash / 平台所得，按现金部分
                     * @example 2%
                     */
                    platform: string;
                    /**
                     * @description The distribution leg, of the cash; commissions come out of it / 分销所得，按现金部分；佣金从这里出
                     * @example 2%
                     */
                    distribution: string;
                };
            };
            /**
             * @description What is paid out of the distribution leg, on an order's cash; a share that finds no payee stays with the platform / 从分销份额里支付的佣金，按订单现金计算；没有受益人的部分归平台
             * @default {}
             */
            commissions: {
                /**
                 * @description The rates of the first referrer above the buyer, the second and so on / 直推、间推……逐级向上的比例
                 * @default []
                 */
                referral: string[];
                /**
                 * @description For whoever brought the merchant in, of each of its orders / 招商奖励：引入商家的人，从该商家每笔订单所得
                 * @default 0%
                 * @example 0.5%
                 */
                recruiter: string;
                /**
                 * @description The region agents: each gets the level's rate less what was taken below / 区代、市代、省代：每一级得到本级比例减去下级已取的部分
                 * @default {}
                 */
                region: {
                    /**
                     * @description The district agent / 区代
                     * @default 0%
                     * @example 0.1%
                     */
                    district: string;
                    /**
                     * @description The city agent / 市代
                     * @default 0%
                     * @example 0.2%
                     */
                    city: string;
                    /**
                     * @description The province agent / 省代
                     * @default 0%
                     * @example 0.3%
                     */
                    province: string;
                };
                /**
                 * @description Rank differences: the ranks and their rates / 级差：会员等级和它的比例
                 * @default []
                 */
                ranks: {
                    /**
                     * @description The rank's name, unlike all others / 等级名，不得重复
                     * @example V1
                     */
                    name: string;
                    /**
                     * @description The rank's rate / 这一等级的比例
                     * @example 3%
                     */
                    rate: string;
                }[];
                /**
                 * @description The peer bonus: this share of what the last rank difference paid / 平级奖：上一笔级差的这个比例
                 * @default 0%
                 * @example 20%
                 */
                peer: string;
            };
            /** @description Old members' debts: coins that pay part of the price of the platform's own goods / 老会员债务：消费币可抵平台自营商品的一部分价款 */
            legacy?: {
                /**
                 * @description At most this share of an order may be paid in coins / 一笔订单最多可用消费币支付的比例
                 * @example 40%
                 */
                coinShare: string;
                /** @description Points minted on orders with coins are released in parts; at once when left out / 用了消费币的订单所赠积分分期解锁；不写则立即可用 */
                release?: {
                    /**
                     * @description In how many parts / 分几期
                     * @example 5
                     */
                    tranches: number;
                    /**
                     * @description How many days apart / 每隔几天一期
                     * @example 30
                     */
                    everyDays: number;
                };
            };
            /**
             * @description The terms of withdrawals / 提现条件
             * @default {}
             */
            withdrawal: {
                /**
                 * @description The least amount of a withdrawal, in yuan / 每次提现的最低金额，单位元
                 * @default 0.00
                 * @example 1.00
                 */
                minimum: string;
                /**
                 * @description The fee; it goes to the platform, rounded up to a fen / 手续费，归平台，向上取整到分
                 * @default 0%
                 * @example 0.6%
                 */
                fee: string;
                /**
                 * @description The tax withheld on a withdrawal, by account / 各账户提现时代扣的税率
                 * @default {}
                 */
                tax: {
                    /**
                     * @description Cash: what sold points paid / 零钱（卖出积分所得）
                     * @default 0%
                     * @example 0%
                     */
                    cash: string;
                    /**
                     * @description Commissions / 佣金
                     * @default 0%
                     * @example 20%
                     */
                    commission: string;
                    /**
                     * @description Dividends / 分红
                     * @default 0%
                     * @example 20%
                     */
                    dividend: string;
                    /**
                     * @description Merchants' proceeds / 商家货款
                     * @default 0%
                     * @example 0%
                     */
                    payable: string;
                };
            };
            /**
             * @description Days after placing in which an order can be refunded; only then is it settled and are points minted / 下单后多少天内可退；过后才能结算、赠送积分
             * @example 15
             */
            returnWindowDays: number;
            /**
             * @description Orders below this amount are refused, in yuan / 低于这个金额的订单不受理，单位元
             * @default 0.01
             * @example 1.00
             */
            minimumOrder: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description application/json */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocumentation: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/html */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getErrors: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/html */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocumentationScript: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/javascript */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    password: string;
                    code?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Sent as Authorization: Bearer …; shown this once. / 只显示这一次。 */
                        token: string;
                        /** @enum {string} */
                        stage: "password" | "totp" | "full";
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    code: string;
                    /** @enum {string} */
                    as: "member" | "merchant";
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Sent as Authorization: Bearer …; shown this once. / 只显示这一次。 */
                        token: string;
                        /** @enum {string} */
                        stage: "password" | "totp" | "full";
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actor: string;
                        /** @enum {string} */
                        stage: "password" | "totp" | "full";
                        grants: {
                            role: string;
                            programme: number | null;
                            objectId: string | null;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    next: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        /** @description The text of the QR code. / 二维码的内容。 */
                        uri: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceRecoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: {
                            id: number;
                            current: boolean;
                            /** @enum {string} */
                            method: "password" | "code";
                            userAgent: string;
                            /** @example 2026-01-01T00:00:00Z */
                            createdAt: string;
                            /** @example 2026-01-01T00:00:00Z */
                            lastSeenAt: string;
                            /** @example 2026-01-01T00:00:00Z */
                            expiresAt: string;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProgrammes: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        programmes: {
                            id: number;
                            name: string;
                            /** @enum {string} */
                            mode: "sandbox" | "live";
                            /**
                             * @description UTC. / UTC 时间。
                             * @example 2026-01-01T00:00:00Z
                             */
                            now: string;
                            /**
                             * @description UTC. / UTC 时间。
                             * @example 2026-01-01T00:00:00Z
                             */
                            testClock?: string;
                            settles: boolean;
                            ordersPaused: boolean;
                            salesPaused: boolean;
                            ended: boolean;
                            /** @description The last row of its log. / 日志的最后一行。 */
                            seq: number;
                            members: number;
                            merchants: number;
                            orders: number;
                            openOrders: number;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    mode: "sandbox" | "live";
                    /** @description schema/plan.json */
                    plan: unknown;
                    /** @description false only in a sandbox. / 只有沙盒可为 false。 */
                    settles?: boolean;
                    /**
                     * @description UTC, ISO 8601 with Z. / UTC 时间。
                     * @example 2026-01-01T00:00:00Z
                     */
                    testClock?: string;
                    /** @description Live only: docs/plan-check.md. / 只用于 live。 */
                    facts?: unknown;
                    /** @description Live only; CN unless said. / 只用于 live，默认 CN。 */
                    profile?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        /** @enum {string} */
                        mode: "sandbox" | "live";
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        now: string;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        testClock?: string;
                        settles: boolean;
                        ordersPaused: boolean;
                        salesPaused: boolean;
                        ended: boolean;
                        /** @description The last row of its log. / 日志的最后一行。 */
                        seq: number;
                        members: number;
                        merchants: number;
                        orders: number;
                        openOrders: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        /** @enum {string} */
                        mode: "sandbox" | "live";
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        now: string;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        testClock?: string;
                        settles: boolean;
                        ordersPaused: boolean;
                        salesPaused: boolean;
                        ended: boolean;
                        /** @description The last row of its log. / 日志的最后一行。 */
                        seq: number;
                        members: number;
                        merchants: number;
                        orders: number;
                        openOrders: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    orders?: boolean;
                    sales?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        /** @enum {string} */
                        mode: "sandbox" | "live";
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        now: string;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        testClock?: string;
                        settles: boolean;
                        ordersPaused: boolean;
                        salesPaused: boolean;
                        ended: boolean;
                        /** @description The last row of its log. / 日志的最后一行。 */
                        seq: number;
                        members: number;
                        merchants: number;
                        orders: number;
                        openOrders: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description UTC, ISO 8601 with Z. / UTC 时间。
                     * @example 2026-01-01T00:00:00Z
                     */
                    at?: string;
                    advanceSeconds?: number;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        now: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description schema/plan.json */
                    plan: unknown;
                    /** @description docs/plan-check.md */
                    facts?: unknown;
                    /** @default CN */
                    profile?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        findings: {
                            /**
                             * @description The rule. / 规则号。
                             * @example A04
                             */
                            id: string;
                            /** @enum {string} */
                            severity: "block" | "question" | "warn" | "disclose";
                            title: {
                                zh: string;
                                en: string;
                            };
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                            value: string;
                            fact?: string;
                            disclosures?: string[];
                            source: {
                                zh: string;
                                en: string;
                            };
                            date: string;
                            /** @enum {string} */
                            basis: "law" | "control" | "arithmetic";
                            /** @enum {string} */
                            confidence: "S" | "P" | "K" | "computed";
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLiveApplications: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        applications: {
                            id: number;
                            name: string;
                            /** @description schema/plan.json */
                            plan: {
                                [key: string]: unknown;
                            };
                            /** @description docs/plan-check.md */
                            facts: {
                                [key: string]: unknown;
                            };
                            /** @example CN */
                            profile: string;
                            /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                            digest: string;
                            findings: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @example person:17 */
                            maker: string;
                            /** @example 2026-01-01T00:00:00Z */
                            madeAt: string;
                            signOffs: {
                                /** @example person:17 */
                                actor: string;
                                reason: string;
                                findings: string[];
                                /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                                digest: string;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            /** @description What it became; null before. / 上线后的项目号。 */
                            programme: number | null;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyToGoLive: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description schema/plan.json */
                    plan: unknown;
                    /** @description docs/plan-check.md */
                    facts?: unknown;
                    /** @default CN */
                    profile?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        /** @description schema/plan.json */
                        plan: {
                            [key: string]: unknown;
                        };
                        /** @description docs/plan-check.md */
                        facts: {
                            [key: string]: unknown;
                        };
                        /** @example CN */
                        profile: string;
                        /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                        digest: string;
                        findings: {
                            /**
                             * @description The rule. / 规则号。
                             * @example A04
                             */
                            id: string;
                            /** @enum {string} */
                            severity: "block" | "question" | "warn" | "disclose";
                            title: {
                                zh: string;
                                en: string;
                            };
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                            value: string;
                            fact?: string;
                            disclosures?: string[];
                            source: {
                                zh: string;
                                en: string;
                            };
                            date: string;
                            /** @enum {string} */
                            basis: "law" | "control" | "arithmetic";
                            /** @enum {string} */
                            confidence: "S" | "P" | "K" | "computed";
                        }[];
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        signOffs: {
                            /** @example person:17 */
                            actor: string;
                            reason: string;
                            findings: string[];
                            /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                            digest: string;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                        }[];
                        /** @description What it became; null before. / 上线后的项目号。 */
                        programme: number | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                application: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        /** @description schema/plan.json */
                        plan: {
                            [key: string]: unknown;
                        };
                        /** @description docs/plan-check.md */
                        facts: {
                            [key: string]: unknown;
                        };
                        /** @example CN */
                        profile: string;
                        /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                        digest: string;
                        findings: {
                            /**
                             * @description The rule. / 规则号。
                             * @example A04
                             */
                            id: string;
                            /** @enum {string} */
                            severity: "block" | "question" | "warn" | "disclose";
                            title: {
                                zh: string;
                                en: string;
                            };
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                            value: string;
                            fact?: string;
                            disclosures?: string[];
                            source: {
                                zh: string;
                                en: string;
                            };
                            date: string;
                            /** @enum {string} */
                            basis: "law" | "control" | "arithmetic";
                            /** @enum {string} */
                            confidence: "S" | "P" | "K" | "computed";
                        }[];
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        signOffs: {
                            /** @example person:17 */
                            actor: string;
                            reason: string;
                            findings: string[];
                            /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                            digest: string;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                        }[];
                        /** @description What it became; null before. / 上线后的项目号。 */
                        programme: number | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signLiveApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                application: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    digest: string;
                    /** @description The rules that warn. / 给出警告的规则。 */
                    findings: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        /** @description schema/plan.json */
                        plan: {
                            [key: string]: unknown;
                        };
                        /** @description docs/plan-check.md */
                        facts: {
                            [key: string]: unknown;
                        };
                        /** @example CN */
                        profile: string;
                        /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                        digest: string;
                        findings: {
                            /**
                             * @description The rule. / 规则号。
                             * @example A04
                             */
                            id: string;
                            /** @enum {string} */
                            severity: "block" | "question" | "warn" | "disclose";
                            title: {
                                zh: string;
                                en: string;
                            };
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                            value: string;
                            fact?: string;
                            disclosures?: string[];
                            source: {
                                zh: string;
                                en: string;
                            };
                            date: string;
                            /** @enum {string} */
                            basis: "law" | "control" | "arithmetic";
                            /** @enum {string} */
                            confidence: "S" | "P" | "K" | "computed";
                        }[];
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        signOffs: {
                            /** @example person:17 */
                            actor: string;
                            reason: string;
                            findings: string[];
                            /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                            digest: string;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                        }[];
                        /** @description What it became; null before. / 上线后的项目号。 */
                        programme: number | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openLiveProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                application: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        /** @enum {string} */
                        mode: "sandbox" | "live";
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        now: string;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        testClock?: string;
                        settles: boolean;
                        ordersPaused: boolean;
                        salesPaused: boolean;
                        ended: boolean;
                        /** @description The last row of its log. / 日志的最后一行。 */
                        seq: number;
                        members: number;
                        merchants: number;
                        orders: number;
                        openOrders: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDisclosures: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                        hash: string;
                        /** @description Whether members must accept them before they order or redeem. / 下单、卖出前是否必须确认。 */
                        required: boolean;
                        disclosures: {
                            id: string;
                            zh: string;
                            en: string;
                        }[];
                        text: {
                            zh: string;
                            en: string;
                        };
                        html: {
                            zh: string;
                            en: string;
                        };
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAcceptance: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                        hash: string;
                        version: number;
                        /** @description null: not yet. / null：还没有确认。 */
                        acceptedAt: string | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptDisclosures: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the disclosures that were read. / 读过的告知书的哈希。 */
                    hash: string;
                    /** @enum {string} */
                    language: "zh" | "en";
                    /**
                     * @description own: by the member; else who sells says so. / own：会员本人；否则由商家声明。
                     * @default own
                     * @enum {string}
                     */
                    channel?: "own" | "till" | "shop";
                    /** @description An id of yours. / 您自己的编号。 */
                    merchantId?: string;
                    /** @description How it is known, such as the number of a signed sheet; no names. / 凭什么，如签字单编号；不写姓名。 */
                    proof?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description SHA-256 in hex. / SHA-256，十六进制。 */
                        hash: string;
                        version: number;
                        /** @description null: not yet. / null：还没有确认。 */
                        acceptedAt: string | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkTexts: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    texts: string[];
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        texts: {
                            accepted: boolean;
                            findings: {
                                /** @enum {string} */
                                id: "R33" | "R34";
                                /** @description The words. / 命中的词。 */
                                found: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitCommands: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    commands: components["schemas"]["Command"][];
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcomes: ({
                            receipt: {
                                /** @constant */
                                ok: true;
                                /**
                                 * @description Points. / 积分。
                                 * @example 210.00000000
                                 */
                                minted?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                paid?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                cash?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                coins?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                fee?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                tax?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                toOwner?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                returned?: string;
                                /**
                                 * @description Points. / 积分。
                                 * @example 210.00000000
                                 */
                                burned?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                value?: string;
                            };
                            /** @description Its first row in the log. / 在日志中的第一行。 */
                            seq?: number;
                            /**
                             * @description UTC. / UTC 时间。
                             * @example 2026-01-01T00:00:00Z
                             */
                            at?: string;
                        } | {
                            receipt: {
                                /** @constant */
                                ok: false;
                                code: string;
                            };
                            problem: {
                                /** @description Where the code is explained. / 代码的说明在哪里。 */
                                type: string;
                                title: string;
                                status: number;
                                /** @description Stable; for programs. / 固定不变，供程序使用。 */
                                code: string;
                                /** @description For people, in the language asked for. / 给人看的说明。 */
                                detail: string;
                                field?: string;
                                value?: string | number | boolean | null;
                                expected?: string;
                                /** @description Seconds. / 秒。 */
                                retryAfter?: number;
                                errors?: {
                                    field: string;
                                    code?: string;
                                    value?: string | number | boolean | null;
                                    expected?: string;
                                }[];
                            };
                        })[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quoteCommands: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    commands: components["schemas"]["Command"][];
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcomes: ({
                            receipt: {
                                /** @constant */
                                ok: true;
                                /**
                                 * @description Points. / 积分。
                                 * @example 210.00000000
                                 */
                                minted?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                paid?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                cash?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                coins?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                fee?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                tax?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                toOwner?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                returned?: string;
                                /**
                                 * @description Points. / 积分。
                                 * @example 210.00000000
                                 */
                                burned?: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                value?: string;
                            };
                            /** @description Its first row in the log. / 在日志中的第一行。 */
                            seq?: number;
                            /**
                             * @description UTC. / UTC 时间。
                             * @example 2026-01-01T00:00:00Z
                             */
                            at?: string;
                        } | {
                            receipt: {
                                /** @constant */
                                ok: false;
                                code: string;
                            };
                            problem: {
                                /** @description Where the code is explained. / 代码的说明在哪里。 */
                                type: string;
                                title: string;
                                status: number;
                                /** @description Stable; for programs. / 固定不变，供程序使用。 */
                                code: string;
                                /** @description For people, in the language asked for. / 给人看的说明。 */
                                detail: string;
                                field?: string;
                                value?: string | number | boolean | null;
                                expected?: string;
                                /** @description Seconds. / 秒。 */
                                retryAfter?: number;
                                errors?: {
                                    field: string;
                                    code?: string;
                                    value?: string | number | boolean | null;
                                    expected?: string;
                                }[];
                            };
                        })[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
                /** @description An id of yours. / 您自己的编号。 */
                member?: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant?: string;
                state?: "open" | "held" | "settled" | "refunded";
                /** @description Placed then or later. / 此时或之后下单。 */
                from?: string;
                /** @description Placed before then. / 此时之前下单。 */
                to?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: {
                            orderId: string;
                            /** @enum {string} */
                            status: "open" | "held" | "settled" | "refunded";
                            memberId: string;
                            merchantId?: string;
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            amount: string;
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            cash: string;
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            coins: string;
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            refunded: string;
                            /**
                             * @description UTC. / UTC 时间。
                             * @example 2026-01-01T00:00:00Z
                             */
                            placedAt: string;
                            /**
                             * @description UTC. / UTC 时间。
                             * @example 2026-01-01T00:00:00Z
                             */
                            settlesFrom?: string;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An id of yours. / 您自己的编号。 */
                    orderId: string;
                    /** @description An id of yours. / 您自己的编号。 */
                    memberId: string;
                    /** @description An id of yours. / 您自己的编号。 */
                    merchantId?: string;
                    /**
                     * @description Yuan, exactly two decimals. / 元，正好两位小数。
                     * @example 1000.00
                     */
                    amount: string;
                    /**
                     * @description Yuan, exactly two decimals. / 元，正好两位小数。
                     * @example 1000.00
                     */
                    coins?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orderId: string;
                        /** @enum {string} */
                        status: "open" | "held" | "settled" | "refunded";
                        memberId: string;
                        merchantId?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        amount: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        refunded: string;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        placedAt: string;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        settlesFrom?: string;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        settledAt?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                order: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An id of yours. / 您自己的编号。 */
                    refundId: string;
                    /**
                     * @description Yuan, exactly two decimals. / 元，正好两位小数。
                     * @example 1000.00
                     */
                    amount: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    holdOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleOrder: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMerchants: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
                /** @description The beginning of an id of yours. / 您自己编号的开头。 */
                q?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchants: {
                            merchantId: string;
                            split: string;
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            payable: string;
                            ownerId?: string;
                            recruiterId?: string;
                            regionCode?: string;
                            /**
                             * @description Net cash of settled orders. / 已结算订单的净消费。
                             * @example 1000.00
                             */
                            taken: string;
                            /** @description Settled orders. / 已结算订单数。 */
                            settled: number;
                        }[];
                        /** @description The row of the log up to which spent, paid, taken and settled are counted. / spent、paid、taken、settled 计到日志的这一行。 */
                        seq: number;
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerMerchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An id of yours. / 您自己的编号。 */
                    merchantId: string;
                    /** @description An id of yours. / 您自己的编号。 */
                    ownerId?: string;
                    /** @description An id of yours. / 您自己的编号。 */
                    recruiterId?: string;
                    /** @example 440106 */
                    regionCode?: string;
                    split?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMerchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        merchantId: string;
                        split: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        payable: string;
                        ownerId?: string;
                        recruiterId?: string;
                        regionCode?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scanMerchant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An id of yours. / 您自己的编号。 */
                    memberId: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgents: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
                /** @description `yes`: who is in office now. / yes：只列现任。 */
                now?: "yes" | "no";
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agents: {
                            regionCode: string;
                            memberId: string;
                            /** @example 2026-01-01T00:00:00Z */
                            appointedAt: string;
                            /** @example 2026-01-01T00:00:00Z */
                            dismissedAt?: string;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appointAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 440106 */
                    regionCode: string;
                    /** @description An id of yours. / 您自己的编号。 */
                    memberId: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismissAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
                /** @description The beginning of an id of yours. / 您自己编号的开头。 */
                q?: string;
                /** @description `yes`, or left out. / yes，或不写。 */
                frozen?: "yes";
                rank?: string;
                /** @description An id of yours. / 您自己的编号。 */
                referrer?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        members: {
                            memberId: string;
                            /**
                             * @description Points. / 积分。
                             * @example 210.00000000
                             */
                            points: string;
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            cash: string;
                            frozen: boolean;
                            referrerId?: string;
                            rank?: string;
                            /** @description What selling every free point now would pay, after the fee; or the code of the refusal. / 现在全部卖出可用积分的净得，或拒绝代码。 */
                            sale: {
                                /**
                                 * @description Points. / 积分。
                                 * @example 210.00000000
                                 */
                                points: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                net?: string;
                                code?: string;
                            };
                            /** @description How near the forced exit is. / 离强制出局还有多远。 */
                            cap?: {
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                value: string;
                                /**
                                 * @description Yuan, two decimals. / 元，两位小数。
                                 * @example 1000.00
                                 */
                                limit: string;
                                /**
                                 * @description Percent, rounded down. / 百分比，向下取整。
                                 * @example 41.2%
                                 */
                                progress: string;
                            };
                            /**
                             * @description Net cash of settled orders. / 已结算订单的净消费。
                             * @example 1000.00
                             */
                            spent: string;
                            /**
                             * @description What the pool paid out. / 盈利池已付。
                             * @example 1000.00
                             */
                            paid: string;
                            /**
                             * @description The first row of the log of their own. / 日志中本人的第一行。
                             * @example 2026-01-01T00:00:00Z
                             */
                            joinedAt?: string;
                            /** @example 2026-01-01T00:00:00Z */
                            firstOrderAt?: string;
                        }[];
                        /** @description The row of the log up to which spent, paid, taken and settled are counted. / spent、paid、taken、settled 计到日志的这一行。 */
                        seq: number;
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        memberId: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        points: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        locked: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        basis: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        commission: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        dividend: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins: string;
                        shares: number | string;
                        lockedShares: number | string;
                        exits: number;
                        frozen: boolean;
                        referrerId?: string;
                        rank?: string;
                        /** @description What selling every free point now would pay, after the fee; or the code of the refusal. / 现在全部卖出可用积分的净得，或拒绝代码。 */
                        sale: {
                            /**
                             * @description Points. / 积分。
                             * @example 210.00000000
                             */
                            points: string;
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            net?: string;
                            code?: string;
                        };
                        /** @description How near the forced exit is. / 离强制出局还有多远。 */
                        cap?: {
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            value: string;
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            limit: string;
                            /**
                             * @description Percent, rounded down. / 百分比，向下取整。
                             * @example 41.2%
                             */
                            progress: string;
                        };
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReferrals: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description All direct referrals. / 直推总数。 */
                        count: number;
                        referrals: {
                            memberId?: string;
                            /**
                             * @description The id with its middle left out, for whoever may not see it. / 隐去中间的编号。
                             * @example 1***78
                             */
                            masked?: string;
                            /** @example 2026-01-01T00:00:00Z */
                            boundAt: string;
                            /** @example 2026-01-01T00:00:00Z */
                            firstOrderAt?: string;
                        }[];
                        /** @description The referrers above, the nearest first, 100 at most; for operators. / 上级链，最近的在前，最多 100 级；只给运营方。 */
                        chain?: string[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bindReferrer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An id of yours. / 您自己的编号。 */
                    referrerId: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setRank: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rank: string | null;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setWeight: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    weight: number;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    freezeMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unfreezeMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeemPoints: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An id of yours. / 您自己的编号。 */
                    redemptionId: string;
                    /** @description An id of yours. / 您自己的编号。 */
                    memberId: string;
                    /**
                     * @description Points. / 积分。
                     * @example 210.5
                     */
                    points: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWithdrawals: {
        parameters: {
            query?: {
                /** @description `sent`: handed to the bank; `unknown`: handed out, nobody knows its end yet. / sent：已交银行；unknown：已发出，结果未知。 */
                state?: "requested" | "approved" | "sent" | "unknown" | "rejected" | "completed" | "failed";
                after?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        withdrawals: {
                            withdrawalId: string;
                            account: string;
                            memberId?: string;
                            merchantId?: string;
                            /** @example 1000.00 */
                            amount: string;
                            /** @example 1000.00 */
                            fee: string;
                            /** @example 1000.00 */
                            tax: string;
                            /** @example 1000.00 */
                            toOwner: string;
                            /**
                             * @description `sent`: handed to the bank; `unknown`: handed out, nobody knows its end yet. / sent：已交银行；unknown：已发出，结果未知。
                             * @enum {string}
                             */
                            state: "requested" | "approved" | "sent" | "unknown" | "rejected" | "completed" | "failed";
                            requestedAt: string | null;
                            approvedAt: string | null;
                            closedAt: string | null;
                            /** @description Its name at the bank. / 在银行的付款编号。 */
                            reference: string | null;
                            batch: number | null;
                        }[];
                        /** @description The `after` of the next page. / 下一页的 after。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An id of yours. / 您自己的编号。 */
                    withdrawalId: string;
                    /** @enum {string} */
                    account: "cash" | "commission" | "dividend" | "payable" | "platform";
                    /** @description An id of yours. / 您自己的编号。 */
                    memberId?: string;
                    /** @description An id of yours. / 您自己的编号。 */
                    merchantId?: string;
                    /**
                     * @description Yuan, exactly two decimals. / 元，正好两位小数。
                     * @example 1000.00
                     */
                    amount: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                withdrawal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                withdrawal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                withdrawal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    failWithdrawal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first answer again, with Idempotency-Replayed: true. / 相同的键和内容，得到第一次的回答。 */
                "Idempotency-Key"?: string;
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                withdrawal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        minted?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paid?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cash?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        coins?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        fee?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        tax?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        toOwner?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        returned?: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        burned?: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        value?: string;
                        /** @description Its first row in the log. / 在日志中的第一行。 */
                        seq?: number;
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBatches: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batches: {
                            id: number;
                            channel: string;
                            sentBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            sentAt: string;
                            payments: number;
                            /** @example 1000.00 */
                            amount: string;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendPayouts: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `emulator` pays nothing and is for sandboxes. / emulator 不付钱，只用于沙盒。
                     * @enum {string}
                     */
                    channel: "manual" | "emulator";
                    /** @description 500 unless said. / 默认 500。 */
                    limit?: number;
                    /** @description The account of the operator, for withdrawals of the platform; kept nowhere. / 平台提现的收款账户，不保存。 */
                    platformPayee?: {
                        name: string;
                        bank: string;
                        account: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null when there was nothing to send. / 没有可付的则为 null。 */
                        batch: number | null;
                        sent: number;
                        skipped: {
                            withdrawalId: string;
                            /**
                             * @description Why nobody can be paid. / 为什么无法付款。
                             * @enum {string}
                             */
                            problem: "person_unknown" | "several_owners" | "payee_missing";
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBankFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                batch: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The account of the operator, for withdrawals of the platform; kept nowhere. / 平台提现的收款账户，不保存。 */
                    platformPayee?: {
                        name: string;
                        bank: string;
                        account: string;
                    };
                };
            };
        };
        responses: {
            /** @description text/csv */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconcilePayouts: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            /** @description In the file; null for what is missing there. / 文件行号。 */
                            line: number | null;
                            reference: string;
                            ours: {
                                withdrawalId: string;
                                /** @example 1000.00 */
                                amount: string;
                                /**
                                 * @description `sent`: handed to the bank; `unknown`: handed out, nobody knows its end yet. / sent：已交银行；unknown：已发出，结果未知。
                                 * @enum {string}
                                 */
                                state: "requested" | "approved" | "sent" | "unknown" | "rejected" | "completed" | "failed";
                            } | null;
                            bank: {
                                amount: string | null;
                                result: string | null;
                            } | null;
                            difference: ("unrecorded" | "contradicts" | "reference_unknown" | "amount_differs" | "result_unreadable" | "conflicting" | "repeated" | "not_in_file") | null;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordPayoutResults: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            /** @description In the file; null for what is missing there. / 文件行号。 */
                            line: number | null;
                            reference: string;
                            ours: {
                                withdrawalId: string;
                                /** @example 1000.00 */
                                amount: string;
                                /**
                                 * @description `sent`: handed to the bank; `unknown`: handed out, nobody knows its end yet. / sent：已交银行；unknown：已发出，结果未知。
                                 * @enum {string}
                                 */
                                state: "requested" | "approved" | "sent" | "unknown" | "rejected" | "completed" | "failed";
                            } | null;
                            bank: {
                                amount: string | null;
                                result: string | null;
                            } | null;
                            difference: ("unrecorded" | "contradicts" | "reference_unknown" | "amount_differs" | "result_unreadable" | "conflicting" | "repeated" | "not_in_file") | null;
                            done: ("completed" | "failed" | "refused") | null;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProposals: {
        parameters: {
            query?: {
                state?: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposals: {
                            id: number;
                            programme: number;
                            type: string;
                            /** @description An id that was erased is null. / 已删除的编号为 null。 */
                            commands: {
                                [key: string]: unknown;
                            }[];
                            /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                            preview: {
                                receipts: ({
                                    ok: boolean;
                                } & {
                                    [key: string]: unknown;
                                })[];
                                refused: {
                                    /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                    index: number;
                                    code: string;
                                    field?: string;
                                }[];
                                /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                                accounts: {
                                    [key: string]: string;
                                };
                                poolBefore: {
                                    /** @example 1000.00 */
                                    reserve: string;
                                    supply: string;
                                    scale: number;
                                };
                                poolAfter: {
                                    /** @example 1000.00 */
                                    reserve: string;
                                    supply: string;
                                    scale: number;
                                };
                                /**
                                 * @description What counts against the limits. / 计入额度的金额。
                                 * @example 1000.00
                                 */
                                amount: string;
                                plan?: {
                                    path: string;
                                    old?: unknown;
                                    new?: unknown;
                                }[];
                                /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                                findings?: {
                                    /**
                                     * @description The rule. / 规则号。
                                     * @example A04
                                     */
                                    id: string;
                                    /** @enum {string} */
                                    severity: "block" | "question" | "warn" | "disclose";
                                    title: {
                                        zh: string;
                                        en: string;
                                    };
                                    message: {
                                        zh: string;
                                        en: string;
                                    };
                                    remedy: {
                                        zh: string;
                                        en: string;
                                    };
                                    value: string;
                                    fact?: string;
                                    disclosures?: string[];
                                    source: {
                                        zh: string;
                                        en: string;
                                    };
                                    date: string;
                                    /** @enum {string} */
                                    basis: "law" | "control" | "arithmetic";
                                    /** @enum {string} */
                                    confidence: "S" | "P" | "K" | "computed";
                                }[];
                                /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                                newWarnings?: string[];
                            } | null;
                            reason: string;
                            /** @example person:17 */
                            maker: string;
                            /** @example 2026-01-01T00:00:00Z */
                            madeAt: string;
                            lastEditor: string | null;
                            editedAt: string | null;
                            version: number;
                            /** @enum {string} */
                            state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                            approver: string | null;
                            decidedAt: string | null;
                            amount: string | null;
                            closedBy: string | null;
                            note: string | null;
                            /** @example 2026-01-01T00:00:00Z */
                            expiresAt: string;
                            effectiveAt: string | null;
                            outcome: {
                                accepted: {
                                    index: number;
                                    seq: number;
                                    /** @example 2026-01-01T00:00:00Z */
                                    at: string;
                                }[];
                                refused: {
                                    /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                    index: number;
                                    code: string;
                                    field?: string;
                                }[];
                            } | null;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Commands of one type, without `at`. / 同一类型的命令，不含 at。 */
                    commands: unknown[];
                    reason: string;
                    /**
                     * @description UTC, ISO 8601 with Z. / UTC 时间。
                     * @example 2026-01-01T00:00:00Z
                     */
                    effectiveAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Commands of one type, without `at`. / 同一类型的命令，不含 at。 */
                    commands: unknown[];
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                proposal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Commands of one type, without `at`. / 同一类型的命令，不含 at。 */
                    commands: unknown[];
                    reason: string;
                    /**
                     * @description UTC, ISO 8601 with Z. / UTC 时间。
                     * @example 2026-01-01T00:00:00Z
                     */
                    effectiveAt?: string;
                    /** @description The version that was looked at. / 看过的版本。 */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewProposalNow: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                proposal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that was looked at. / 看过的版本。 */
                    version: number;
                    /** @description Change of plan: the new warnings that you sign for. / 变更计划：您为之签署的新警告。 */
                    warnings?: string[];
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    why: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                proposal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApprovalLimits: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        "operator-admin": string | null;
                        "operator-finance": string | null;
                        daily: string | null;
                        noticeDays: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeApprovalLimits: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is not named stays; null is no limit. / 未写的不变；null 为不限。 */
                    limits: {
                        "operator-admin"?: string | null;
                        "operator-finance"?: string | null;
                        daily?: string | null;
                        noticeDays?: number;
                    };
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seq: number;
                        /** @example 2026-01-01T00:00:00Z */
                        at: string;
                        /** @description schema/plan.json */
                        plan: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            seq: number;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            /** @description schema/plan.json */
                            plan: {
                                [key: string]: unknown;
                            };
                            /** @example person:17 */
                            actor: string;
                            approver: string | null;
                        }[];
                        coming: {
                            proposal: number;
                            /** @example 2026-01-01T00:00:00Z */
                            effectiveAt: string;
                            /** @description schema/plan.json */
                            plan: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description schema/plan.json */
                    plan: unknown;
                    reason: string;
                    /**
                     * @description In the time of the programme, after the notice. / 按项目的时间，在公告期满之后。
                     * @example 2026-01-01T00:00:00Z
                     */
                    effectiveAt: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diffPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description schema/plan.json */
                    plan: unknown;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            path: string;
                            old?: unknown;
                            new?: unknown;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        drafts: {
                            id: number;
                            /** @description schema/plan.json */
                            plan: {
                                [key: string]: unknown;
                            };
                            /** @example person:17 */
                            maker: string;
                            /** @example 2026-01-01T00:00:00Z */
                            madeAt: string;
                            /** @example person:17 */
                            lastEditor: string;
                            /** @example 2026-01-01T00:00:00Z */
                            editedAt: string;
                            version: number;
                            proposal: number | null;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description schema/plan.json */
                    plan: unknown;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description schema/plan.json */
                        plan: {
                            [key: string]: unknown;
                        };
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        /** @example person:17 */
                        lastEditor: string;
                        /** @example 2026-01-01T00:00:00Z */
                        editedAt: string;
                        version: number;
                        proposal: number | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description schema/plan.json */
                        plan: {
                            [key: string]: unknown;
                        };
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        /** @example person:17 */
                        lastEditor: string;
                        /** @example 2026-01-01T00:00:00Z */
                        editedAt: string;
                        version: number;
                        proposal: number | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                draft: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that was looked at. / 看过的版本。 */
                    version: number;
                    /** @description schema/plan.json */
                    plan: unknown;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description schema/plan.json */
                        plan: {
                            [key: string]: unknown;
                        };
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        /** @example person:17 */
                        lastEditor: string;
                        /** @example 2026-01-01T00:00:00Z */
                        editedAt: string;
                        version: number;
                        proposal: number | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diffDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            path: string;
                            old?: unknown;
                            new?: unknown;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                draft: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that was looked at. / 看过的版本。 */
                    version: number;
                    reason: string;
                    /**
                     * @description In the time of the programme, after the notice. / 按项目的时间，在公告期满之后。
                     * @example 2026-01-01T00:00:00Z
                     */
                    effectiveAt: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        programme: number;
                        type: string;
                        /** @description An id that was erased is null. / 已删除的编号为 null。 */
                        commands: {
                            [key: string]: unknown;
                        }[];
                        /** @description As of when it was made or last edited. / 提出或最后修改时的试算。 */
                        preview: {
                            receipts: ({
                                ok: boolean;
                            } & {
                                [key: string]: unknown;
                            })[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                            /** @description What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。 */
                            accounts: {
                                [key: string]: string;
                            };
                            poolBefore: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            poolAfter: {
                                /** @example 1000.00 */
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            /**
                             * @description What counts against the limits. / 计入额度的金额。
                             * @example 1000.00
                             */
                            amount: string;
                            plan?: {
                                path: string;
                                old?: unknown;
                                new?: unknown;
                            }[];
                            /** @description Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。 */
                            findings?: {
                                /**
                                 * @description The rule. / 规则号。
                                 * @example A04
                                 */
                                id: string;
                                /** @enum {string} */
                                severity: "block" | "question" | "warn" | "disclose";
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                message: {
                                    zh: string;
                                    en: string;
                                };
                                remedy: {
                                    zh: string;
                                    en: string;
                                };
                                value: string;
                                fact?: string;
                                disclosures?: string[];
                                source: {
                                    zh: string;
                                    en: string;
                                };
                                date: string;
                                /** @enum {string} */
                                basis: "law" | "control" | "arithmetic";
                                /** @enum {string} */
                                confidence: "S" | "P" | "K" | "computed";
                            }[];
                            /** @description The rules that the approver signs for. / 批准人须签署的规则。 */
                            newWarnings?: string[];
                        } | null;
                        reason: string;
                        /** @example person:17 */
                        maker: string;
                        /** @example 2026-01-01T00:00:00Z */
                        madeAt: string;
                        lastEditor: string | null;
                        editedAt: string | null;
                        version: number;
                        /** @enum {string} */
                        state: "open" | "approved" | "executing" | "executed" | "refused" | "rejected" | "expired" | "withdrawn";
                        approver: string | null;
                        decidedAt: string | null;
                        amount: string | null;
                        closedBy: string | null;
                        note: string | null;
                        /** @example 2026-01-01T00:00:00Z */
                        expiresAt: string;
                        effectiveAt: string | null;
                        outcome: {
                            accepted: {
                                index: number;
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                            }[];
                            refused: {
                                /** @description Which of the commands, from 0. / 第几条，从 0 数。 */
                                index: number;
                                code: string;
                                field?: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPool: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description UTC. / UTC 时间。
                         * @example 2026-01-01T00:00:00Z
                         */
                        at: string;
                        seq: number;
                        /** @description Yuan a point, rounded down to eight decimals. / 每分的元数，舍到八位小数。 */
                        price: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        reserve: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        supply: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        locked: string;
                        /**
                         * @description Points. / 积分。
                         * @example 210.00000000
                         */
                        held: string;
                        scale: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        reserve: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        platform: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        surplus: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        taxes: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        openOrdersCash: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        frozenWithdrawals: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        openSubsidies: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        memberCash: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        memberCommission: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        memberDividend: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        merchantPayable: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        cameIn: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        wentOut: string;
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        paidOut: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getState: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pool: {
                            /**
                             * @description Yuan, two decimals. / 元，两位小数。
                             * @example 1000.00
                             */
                            reserve: string;
                            /**
                             * @description Points. / 积分。
                             * @example 210.00000000
                             */
                            supply: string;
                            scale: number;
                        };
                        /**
                         * @description Yuan, two decimals. / 元，两位小数。
                         * @example 1000.00
                         */
                        platform: string;
                        members: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                        merchants: {
                            [key: string]: {
                                [key: string]: unknown;
                            };
                        };
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                after?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
                types?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: {
                            seq: number;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            type: string;
                            memberId?: string;
                            merchantId?: string;
                            orderId?: string;
                            points?: string;
                            pool?: {
                                reserve: string;
                                supply: string;
                                scale: number;
                            };
                            holding?: {
                                points: string;
                                basis: string;
                            };
                            /** @description What is particular to the type. / 该类事件特有的内容。 */
                            facts: {
                                [key: string]: unknown;
                            };
                            actor: string;
                            approver?: string;
                            reason?: string;
                        }[];
                        /** @description The `after` of the next page. / 下一页的 after。 */
                        next: number;
                        /** @description Whether the log ended there. / 日志是否到此为止。 */
                        end: boolean;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMemberStatement: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            seq: number;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            type: string;
                            account: string;
                            /** @description Signed: points for the account `points`, else yuan. / 带正负号。 */
                            amount: string;
                            pointsAfter?: string;
                            basisAfter?: string;
                            /** @description Which of the commissions. / 第几笔佣金。 */
                            part?: number;
                            /** @description Why this amount, in the language asked for. / 为什么是这个金额。 */
                            why: {
                                /**
                                 * @description docs/rules.md
                                 * @example [
                                 *       "O2",
                                 *       "O4"
                                 *     ]
                                 */
                                rules: string[];
                                /** @description Rule, rate, base and formula with the numbers put in, recomputed; a sentence a line. / 规则、比例、基数和代入数字的算式，重新算过；每行一句。 */
                                text: string;
                                /** @description Whether it came out as the log has it. / 重算结果与账上是否一致。 */
                                verified: boolean;
                            };
                            orderId?: string;
                            merchantId?: string;
                            /** @description The whole row of the log: for whoever may read events, since it names others. / 日志的整行：含他人信息，只给有权读日志的人。 */
                            event?: {
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                                type: string;
                                memberId?: string;
                                merchantId?: string;
                                orderId?: string;
                                points?: string;
                                pool?: {
                                    reserve: string;
                                    supply: string;
                                    scale: number;
                                };
                                holding?: {
                                    points: string;
                                    basis: string;
                                };
                                /** @description What is particular to the type. / 该类事件特有的内容。 */
                                facts: {
                                    [key: string]: unknown;
                                };
                                actor: string;
                                approver?: string;
                                reason?: string;
                            };
                        }[];
                        /** @description The `before` of the next page; none on the last. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMerchantStatement: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            seq: number;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            type: string;
                            account: string;
                            /** @description Signed: points for the account `points`, else yuan. / 带正负号。 */
                            amount: string;
                            pointsAfter?: string;
                            basisAfter?: string;
                            /** @description Which of the commissions. / 第几笔佣金。 */
                            part?: number;
                            /** @description Why this amount, in the language asked for. / 为什么是这个金额。 */
                            why: {
                                /**
                                 * @description docs/rules.md
                                 * @example [
                                 *       "O2",
                                 *       "O4"
                                 *     ]
                                 */
                                rules: string[];
                                /** @description Rule, rate, base and formula with the numbers put in, recomputed; a sentence a line. / 规则、比例、基数和代入数字的算式，重新算过；每行一句。 */
                                text: string;
                                /** @description Whether it came out as the log has it. / 重算结果与账上是否一致。 */
                                verified: boolean;
                            };
                            orderId?: string;
                            merchantId?: string;
                            /** @description The whole row of the log: for whoever may read events, since it names others. / 日志的整行：含他人信息，只给有权读日志的人。 */
                            event?: {
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                                type: string;
                                memberId?: string;
                                merchantId?: string;
                                orderId?: string;
                                points?: string;
                                pool?: {
                                    reserve: string;
                                    supply: string;
                                    scale: number;
                                };
                                holding?: {
                                    points: string;
                                    basis: string;
                                };
                                /** @description What is particular to the type. / 该类事件特有的内容。 */
                                facts: {
                                    [key: string]: unknown;
                                };
                                actor: string;
                                approver?: string;
                                reason?: string;
                            };
                        }[];
                        /** @description The `before` of the next page; none on the last. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlatformStatement: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            seq: number;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            type: string;
                            account: string;
                            /** @description Signed: points for the account `points`, else yuan. / 带正负号。 */
                            amount: string;
                            pointsAfter?: string;
                            basisAfter?: string;
                            /** @description Which of the commissions. / 第几笔佣金。 */
                            part?: number;
                            /** @description Why this amount, in the language asked for. / 为什么是这个金额。 */
                            why: {
                                /**
                                 * @description docs/rules.md
                                 * @example [
                                 *       "O2",
                                 *       "O4"
                                 *     ]
                                 */
                                rules: string[];
                                /** @description Rule, rate, base and formula with the numbers put in, recomputed; a sentence a line. / 规则、比例、基数和代入数字的算式，重新算过；每行一句。 */
                                text: string;
                                /** @description Whether it came out as the log has it. / 重算结果与账上是否一致。 */
                                verified: boolean;
                            };
                            orderId?: string;
                            merchantId?: string;
                            /** @description The whole row of the log: for whoever may read events, since it names others. / 日志的整行：含他人信息，只给有权读日志的人。 */
                            event?: {
                                seq: number;
                                /** @example 2026-01-01T00:00:00Z */
                                at: string;
                                type: string;
                                memberId?: string;
                                merchantId?: string;
                                orderId?: string;
                                points?: string;
                                pool?: {
                                    reserve: string;
                                    supply: string;
                                    scale: number;
                                };
                                holding?: {
                                    points: string;
                                    basis: string;
                                };
                                /** @description What is particular to the type. / 该类事件特有的内容。 */
                                facts: {
                                    [key: string]: unknown;
                                };
                                actor: string;
                                approver?: string;
                                reason?: string;
                            };
                        }[];
                        /** @description The `before` of the next page; none on the last. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrices: {
        parameters: {
            query: {
                /** @description UTC, ISO 8601 with Z. / UTC 时间。 */
                from: string;
                /** @description UTC, ISO 8601 with Z. / UTC 时间。 */
                to: string;
                resolution: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        prices: {
                            /** @example 2026-01-01T00:00:00Z */
                            from: string;
                            open: string;
                            high: string;
                            low: string;
                            close: string;
                            payouts: string;
                            settled: number;
                            exits: number;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOutcomes: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seq: number;
                        members: number;
                        spent: string;
                        paid: string;
                        commissions: string;
                        total: string;
                        mean?: string;
                        median?: string;
                        deciles: string[];
                        atZero: string;
                        madeWhole: string;
                        forcedOut: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDebts: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        debts: {
                            debtId: string;
                            memberId: string;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            /** @example 1000.00 */
                            opened: string;
                            /** @example 1000.00 */
                            paid: string;
                            /** @example 1000.00 */
                            left: string;
                            /**
                             * @description Rounded down. / 向下取整。
                             * @example 41.2%
                             */
                            share: string;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMemberDebts: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        debts: {
                            debtId: string;
                            memberId: string;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            /** @example 1000.00 */
                            opened: string;
                            /** @example 1000.00 */
                            paid: string;
                            /** @example 1000.00 */
                            left: string;
                            /**
                             * @description Rounded down. / 向下取整。
                             * @example 41.2%
                             */
                            share: string;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMadeWhole: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        seq: number;
                        debts: number;
                        members: number;
                        membersMadeWhole: number;
                        /** @example 1000.00 */
                        opened: string;
                        /** @example 1000.00 */
                        paid: string;
                        /** @example 1000.00 */
                        left: string;
                        /**
                         * @description Rounded down. / 向下取整。
                         * @example 41.2%
                         */
                        share: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConversions: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 2026-01-01T00:00:00Z */
                        at: string;
                        all: {
                            granted: number | string;
                            vested: number | string;
                            locked: number | string;
                        };
                        conversions: {
                            conversionId: string;
                            /** @example 2026-01-01T00:00:00Z */
                            openedAt: string;
                            /** @example 2026-01-01T00:00:00Z */
                            closedAt?: string;
                            shares: number | string;
                            /** @description Not granted. / 未授予。 */
                            left: number | string;
                            /** @example 1000.00 */
                            pricePerShare: string;
                            lockDays: number;
                            tranches: number;
                            everyDays: number;
                            granted: number | string;
                            vested: number | string;
                            locked: number | string;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShareholders: {
        parameters: {
            query?: {
                after?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 2026-01-01T00:00:00Z */
                        at: string;
                        all: {
                            granted: number | string;
                            vested: number | string;
                            locked: number | string;
                        };
                        holders: {
                            memberId: string;
                            grants: number;
                            granted: number | string;
                            vested: number | string;
                            locked: number | string;
                            /** @example 2026-01-01T00:00:00Z */
                            nextFreeAt?: string;
                            /**
                             * @description Left out past the year 9999. / 9999 年之后则不写。
                             * @example 2026-01-01T00:00:00Z
                             */
                            lastFreeAt?: string;
                        }[];
                        /** @description The `after` of the next page. / 下一页的 after。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMemberGrants: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example 2026-01-01T00:00:00Z */
                        at: string;
                        all: {
                            granted: number | string;
                            vested: number | string;
                            locked: number | string;
                        };
                        grants: {
                            grantId: string;
                            conversionId: string;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            /** @example 1000.00 */
                            value: string;
                            granted: number | string;
                            vested: number | string;
                            locked: number | string;
                            /** @example 2026-01-01T00:00:00Z */
                            firstFreeAt?: string;
                            /** @example 2026-01-01T00:00:00Z */
                            nextFreeAt?: string;
                            /** @example 2026-01-01T00:00:00Z */
                            lastFreeAt?: string;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDividends: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dividends: {
                            dividendId: string;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            /** @example 1000.00 */
                            amount: string;
                            /** @example 1000.00 */
                            paid: string;
                            /**
                             * @description Stayed with the platform (D2). / 留在平台。
                             * @example 1000.00
                             */
                            left: string;
                            members: number;
                            actor: string;
                            approver: string | null;
                            reason: string | null;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubsidies: {
        parameters: {
            query?: {
                before?: string;
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subsidies: {
                            subsidyId: string;
                            /** @example 2026-01-01T00:00:00Z */
                            openedAt: string;
                            /** @example 2026-01-01T00:00:00Z */
                            closedAt?: string;
                            /** @example 1000.00 */
                            budget: string;
                            /** @example 1000.00 */
                            spent: string;
                            /**
                             * @description Of a closed one: what was given back. / 已关闭的：退回额。
                             * @example 1000.00
                             */
                            left: string;
                            /**
                             * @description Rounded down. / 向下取整。
                             * @example 41.2%
                             */
                            share: string;
                            mints: boolean;
                            source: string;
                            actor: string;
                            approver: string | null;
                            reason: string | null;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamPrice: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhooks: {
                            id: number;
                            url: string;
                            types: string[];
                            /** @enum {string} */
                            state: "active" | "paused" | "disabled";
                            /** @description The row of the log up to which everything was sent once. / 已发到日志的哪一行。 */
                            cursor: number;
                            failingSince: string | null;
                            createdBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example https://example.com/greenpool */
                    url: string;
                    /** @description order.placed, order.refunded, order.held, order.released, order.settled, points.minted, points.redeemed, points.forfeited, points.converted, member.exited, member.frozen, member.unfrozen, withdrawal.requested, withdrawal.approved, withdrawal.rejected, withdrawal.completed, withdrawal.failed, dividend.paid, funds.injected, plan.changed, programme.wound_up, price.changed */
                    types: string[];
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhook: {
                            id: number;
                            url: string;
                            types: string[];
                            /** @enum {string} */
                            state: "active" | "paused" | "disabled";
                            /** @description The row of the log up to which everything was sent once. / 已发到日志的哪一行。 */
                            cursor: number;
                            failingSince: string | null;
                            createdBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            createdAt: string;
                        };
                        /** @description Shown this once. / 只显示这一次。 */
                        secret: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        url: string;
                        types: string[];
                        /** @enum {string} */
                        state: "active" | "paused" | "disabled";
                        /** @description The row of the log up to which everything was sent once. / 已发到日志的哪一行。 */
                        cursor: number;
                        failingSince: string | null;
                        createdBy: string;
                        /** @example 2026-01-01T00:00:00Z */
                        createdAt: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example https://example.com/greenpool */
                    url?: string;
                    /** @description order.placed, order.refunded, order.held, order.released, order.settled, points.minted, points.redeemed, points.forfeited, points.converted, member.exited, member.frozen, member.unfrozen, withdrawal.requested, withdrawal.approved, withdrawal.rejected, withdrawal.completed, withdrawal.failed, dividend.paid, funds.injected, plan.changed, programme.wound_up, price.changed */
                    types?: string[];
                    /** @enum {string} */
                    state?: "active" | "paused";
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        url: string;
                        types: string[];
                        /** @enum {string} */
                        state: "active" | "paused" | "disabled";
                        /** @description The row of the log up to which everything was sent once. / 已发到日志的哪一行。 */
                        cursor: number;
                        failingSince: string | null;
                        createdBy: string;
                        /** @example 2026-01-01T00:00:00Z */
                        createdAt: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description At most seven days. / 至多七天。 */
                    overlapSeconds: number;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown this once. / 只显示这一次。 */
                        secret: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
                before?: string;
                state?: "retrying" | "delivered" | "failed";
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: {
                            seq: number;
                            kind: string;
                            /** @enum {string} */
                            state: "retrying" | "delivered" | "failed";
                            attempts: number;
                            /** @example 2026-01-01T00:00:00Z */
                            firstAt: string;
                            /** @example 2026-01-01T00:00:00Z */
                            lastAt: string;
                            nextAt: string | null;
                            responseCode: number | null;
                            error: string | null;
                            answer: string | null;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seq: number;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhooks: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShops: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shops: {
                            id: number;
                            name: string;
                            mapping: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            state: "active" | "paused";
                            /** @description Where it sends its events. / 事件发到这里。 */
                            address: string;
                            createdBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createShop: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description docs/webhooks.md */
                    mapping: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shop: {
                            id: number;
                            name: string;
                            mapping: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            state: "active" | "paused";
                            /** @description Where it sends its events. / 事件发到这里。 */
                            address: string;
                            createdBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            createdAt: string;
                        };
                        /** @description Shown this once. / 只显示这一次。 */
                        secret: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeShop: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description docs/webhooks.md */
                    mapping?: {
                        [key: string]: unknown;
                    };
                    /** @enum {string} */
                    state?: "active" | "paused";
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        mapping: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        state: "active" | "paused";
                        /** @description Where it sends its events. / 事件发到这里。 */
                        address: string;
                        createdBy: string;
                        /** @example 2026-01-01T00:00:00Z */
                        createdAt: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateShopSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description At most seven days. / 至多七天。 */
                    overlapSeconds: number;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown this once. / 只显示这一次。 */
                        secret: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShopEvents: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
                before?: string;
                state?: "done" | "absorbed" | "ignored" | "parked" | "refused" | "unusable";
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: {
                            kind: string | null;
                            /** @enum {string} */
                            state: "done" | "absorbed" | "ignored" | "parked" | "refused" | "unusable";
                            code: string | null;
                            field: string | null;
                            attempts: number;
                            occurredAt: string | null;
                            /** @example 2026-01-01T00:00:00Z */
                            receivedAt: string;
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveShopEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "done" | "duplicate" | "parked" | "absorbed" | "ignored";
                    };
                };
            };
            /** @description Done. / 完成。 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "done" | "duplicate" | "parked" | "absorbed" | "ignored";
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apiKeys: {
                            id: number;
                            prefix: string;
                            name: string;
                            merchantId: string | null;
                            scopes: string[];
                            createdBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            createdAt: string;
                            expiresAt: string | null;
                            lastUsedAt: string | null;
                            replacedBy: number | null;
                            revokedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description orders:read, orders:write, orders:settle, refunds:write, members:read, members:write, merchants:read, merchants:write, redemptions:write, withdrawals:read, withdrawals:write, reports:read, events:read, sandbox:write */
                    scopes: string[];
                    /**
                     * @description UTC, ISO 8601 with Z. / UTC 时间。
                     * @example 2026-01-01T00:00:00Z
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description Shown this once. / 只显示这一次。 */
                        key: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMerchantApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        apiKeys: {
                            id: number;
                            prefix: string;
                            name: string;
                            merchantId: string | null;
                            scopes: string[];
                            createdBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            createdAt: string;
                            expiresAt: string | null;
                            lastUsedAt: string | null;
                            replacedBy: number | null;
                            revokedAt: string | null;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMerchantApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description orders:read, orders:write, orders:settle, refunds:write, members:read, members:write, merchants:read, merchants:write, redemptions:write, withdrawals:read, withdrawals:write, reports:read, events:read, sandbox:write */
                    scopes: string[];
                    /**
                     * @description UTC, ISO 8601 with Z. / UTC 时间。
                     * @example 2026-01-01T00:00:00Z
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description Shown this once. / 只显示这一次。 */
                        key: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description At most 30 days. / 至多 30 天。 */
                    graceSeconds: number;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description Shown this once. / 只显示这一次。 */
                        key: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            person: number;
                            username: string;
                            /** @example 2026-01-01T00:00:00Z */
                            createdAt: string;
                            totp: boolean;
                            /** @description Has a one-time password. / 仍是一次性密码。 */
                            mustChange: boolean;
                            disabled: boolean;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOperator: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number;
                        username: string;
                        /** @description One-time; shown this once. / 一次性密码，只显示这一次。 */
                        password: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetOperator: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number;
                        username: string;
                        /** @description One-time; shown this once. / 一次性密码，只显示这一次。 */
                        password: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableOperator: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    disabled: boolean;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPersonSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description 1 to 1,000; 100 unless said. / 1 到 1000，默认 100。 */
                limit?: string;
                before?: string;
                actor?: string;
                action?: string;
                target?: string;
            };
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            id: number;
                            /** @example 2026-01-01T00:00:00Z */
                            at: string;
                            actor: string;
                            action: string;
                            target: string | null;
                            detail: {
                                [key: string]: unknown;
                            };
                        }[];
                        /** @description The `before` of the next page. / 下一页的 before。 */
                        next?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGrantsOfPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grants: {
                            id: number;
                            person: number;
                            role: string;
                            programme: number | null;
                            /** @description Your id of the merchant or member. / 商家或会员的编号。 */
                            objectId: string | null;
                            grantedBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            grantedAt: string;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "operator-admin" | "operator-finance" | "operator-support" | "auditor" | "merchant-owner" | "merchant-staff" | "member";
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        person: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
                grant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGrantsInProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grants: {
                            id: number;
                            person: number;
                            role: string;
                            programme: number | null;
                            /** @description Your id of the merchant or member. / 商家或会员的编号。 */
                            objectId: string | null;
                            grantedBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            grantedAt: string;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantRoleInProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    person: number;
                    /** @enum {string} */
                    role: "operator-admin" | "operator-finance" | "operator-support" | "auditor" | "merchant-owner" | "merchant-staff" | "member";
                    /** @description An id of yours. / 您自己的编号。 */
                    objectId?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        person: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeGrantInProgramme: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                grant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grants: {
                            id: number;
                            person: number;
                            role: string;
                            programme: number | null;
                            /** @description Your id of the merchant or member. / 商家或会员的编号。 */
                            objectId: string | null;
                            grantedBy: string;
                            /** @example 2026-01-01T00:00:00Z */
                            grantedAt: string;
                        }[];
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                    /** @enum {string} */
                    role: "merchant-owner" | "merchant-staff";
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        person: number;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                merchant: string;
                grant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyPersonal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number;
                        phone?: string;
                        name?: string;
                        payee?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setMyPersonal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    payee?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number;
                        phone?: string;
                        name?: string;
                        payee?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMemberPersonal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number;
                        phone?: string;
                        name?: string;
                        payee?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setMemberPersonal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    payee?: string | null;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number;
                        phone?: string;
                        name?: string;
                        payee?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPersonPersonal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number;
                        phone?: string;
                        name?: string;
                        payee?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPersonPersonal: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    payee?: string | null;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number;
                        phone?: string;
                        name?: string;
                        payee?: string;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The number of the programme. / 项目号。 */
                programme: string;
                /** @description An id of yours. / 您自己的编号。 */
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Open orders and balances are given up. / 放弃未结算的订单和余额。
                     * @default false
                     */
                    giveUp?: boolean;
                    /**
                     * @description Also the ids of merchants that nobody else owns. / 连同只属于此人的商家编号。
                     * @default false
                     */
                    merchants?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number | null;
                        /** @description Ids of yours that are forgotten. / 已忘记的编号个数。 */
                        ids: number;
                        /** @description Answers to Idempotency-Keys. / 删除的幂等回答。 */
                        answers: number;
                        proposals: number;
                        /** @description Whether PostgreSQL gave the old rows up. / 数据库是否已清理旧行。 */
                        vacuumed: boolean;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description zh (unless said) or en. */
                "Accept-Language"?: string;
            };
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Open orders and balances are given up. / 放弃未结算的订单和余额。
                     * @default false
                     */
                    giveUp?: boolean;
                    /**
                     * @description Also the ids of merchants that nobody else owns. / 连同只属于此人的商家编号。
                     * @default false
                     */
                    merchants?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. / 完成。 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: number | null;
                        /** @description Ids of yours that are forgotten. / 已忘记的编号个数。 */
                        ids: number;
                        /** @description Answers to Idempotency-Keys. / 删除的幂等回答。 */
                        answers: number;
                        proposals: number;
                        /** @description Whether PostgreSQL gave the old rows up. / 数据库是否已清理旧行。 */
                        vacuumed: boolean;
                    };
                };
            };
            /** @description What is wrong. / 哪里不对。 */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
