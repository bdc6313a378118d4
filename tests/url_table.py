"""What each address answers to each actor, GET and POST without a body."""

from typing import NamedTuple

ACTORS = ("visitor", "member", "stranger", "editor", "chief")


class Row(NamedTuple):
    address: str
    get: str
    post: str


TABLE = {
    "": Row("/", "200 302 302 302 302", "405 405 405 405 405"),
    "demo/": Row("/demo/", "200 200 200 200 200", "405 405 405 405 405"),
    "demo/activity/": Row("/demo/activity/", "200 200 200 200 200", "405 405 405 405 405"),
    "demo/peers/": Row("/demo/peers/", "200 200 200 200 200", "405 405 405 405 405"),
    "demo/tips/": Row("/demo/tips/", "200 200 200 200 200", "405 405 405 405 405"),
    "demo/tips/<component:component>/": Row(
        "/demo/tips/insights/", "200 200 200 200 200", "405 405 405 405 405"
    ),
    "demo/tips/<component:component>/<slug:slug>/": Row(
        "/demo/tips/insights/answer-with-a-view/", "200 200 200 200 200", "405 405 405 405 405"
    ),
    "demo/open/": Row("/demo/open/", "405 405 405 405 405", "409 409 409 409 409"),
    "help/numbers/": Row("/help/numbers/", "200 200 200 200 200", "405 405 405 405 405"),
    "help/numbers/<slug:term>/": Row(
        "/help/numbers/percentile/", "200 200 200 200 200", "405 405 405 405 405"
    ),
    "help/scoring/": Row("/help/scoring/", "200 200 200 200 200", "405 405 405 405 405"),
    "design/": Row("/design/", "200 200 200 200 200", "405 405 405 405 405"),
    "manifest.webmanifest": Row(
        "/manifest.webmanifest", "200 200 200 200 200", "405 405 405 405 405"
    ),
    "service-worker.js": Row("/service-worker.js", "200 200 200 200 200", "405 405 405 405 405"),
    "offline/": Row("/offline/", "200 200 200 200 200", "405 405 405 405 405"),
    "favicon.ico": Row("/favicon.ico", "302 302 302 302 302", "405 405 405 405 405"),
    "robots.txt": Row("/robots.txt", "200 200 200 200 200", "405 405 405 405 405"),
    "healthz": Row("/healthz", "200 200 200 200 200", "405 405 405 405 405"),
    "readyz": Row("/readyz", "200 200 200 200 200", "405 405 405 405 405"),
    "dashboard/": Row("/dashboard/", "302 200 200 200 200", "405 405 405 405 405"),
    "dashboard/csv/": Row("/dashboard/csv/", "302 200 200 200 200", "405 405 405 405 405"),
    "welcome/": Row("/welcome/", "302 200 200 200 200", "302 422 422 422 422"),
    "welcome/week/": Row("/welcome/week/", "302 200 200 200 200", "302 422 422 422 422"),
    "welcome/tip/": Row("/welcome/tip/", "302 200 302 302 302", "302 422 302 302 302"),
    "welcome/skip/": Row("/welcome/skip/", "405 405 405 405 405", "302 302 302 302 302"),
    "activity/": Row("/activity/", "302 302 302 302 302", "405 405 405 405 405"),
    "activity/<week:week>/": Row(
        "/activity/2026-W47/", "302 200 200 200 200", "302 302 302 302 302"
    ),
    "activity/<week:week>/count/<slug:kind>/": Row(
        "/activity/2026-W47/count/comments/", "405 405 405 405 405", "302 302 302 302 302"
    ),
    "activity/<week:week>/note/": Row(
        "/activity/2026-W47/note/", "405 405 405 405 405", "302 302 302 302 302"
    ),
    "activity/<week:week>/copy/": Row(
        "/activity/2026-W47/copy/", "405 405 405 405 405", "302 302 302 302 302"
    ),
    "snapshots/": Row("/snapshots/", "302 200 200 200 200", "405 405 405 405 405"),
    "snapshots/new/": Row("/snapshots/new/", "302 200 200 200 200", "302 422 422 422 422"),
    "snapshots/restore/": Row("/snapshots/restore/", "405 405 405 405 405", "302 302 302 302 302"),
    "snapshots/<int:pk>/": Row(
        "/snapshots/{snapshot}/", "302 200 404 404 404", "302 422 404 404 404"
    ),
    "snapshots/<int:pk>/delete/": Row(
        "/snapshots/{snapshot}/delete/", "405 405 405 405 405", "302 302 404 404 404"
    ),
    "annotations/": Row("/annotations/", "302 200 200 200 200", "405 405 405 405 405"),
    "annotations/new/": Row("/annotations/new/", "302 200 200 200 200", "302 422 422 422 422"),
    "annotations/restore/": Row(
        "/annotations/restore/", "405 405 405 405 405", "302 302 302 302 302"
    ),
    "annotations/<int:pk>/": Row(
        "/annotations/{annotation}/", "302 200 404 404 404", "302 422 404 404 404"
    ),
    "annotations/<int:pk>/delete/": Row(
        "/annotations/{annotation}/delete/", "405 405 405 405 405", "302 302 404 404 404"
    ),
    "import/bookmarklet/": Row(
        "/import/bookmarklet/", "302 200 200 200 200", "405 405 405 405 405"
    ),
    "export/": Row("/export/", "302 200 200 200 200", "405 405 405 405 405"),
    "export/zip/": Row("/export/zip/", "302 200 200 200 200", "405 405 405 405 405"),
    "export/json/": Row("/export/json/", "302 200 200 200 200", "405 405 405 405 405"),
    "export/csv/<slug:name>/": Row(
        "/export/csv/snapshots/", "302 200 200 200 200", "405 405 405 405 405"
    ),
    "import/": Row("/import/", "302 200 200 200 200", "302 422 422 422 422"),
    "import/sheet/": Row("/import/sheet/", "302 200 200 200 200", "302 422 422 422 422"),
    "import/sheet/check/": Row(
        "/import/sheet/check/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "import/clear/": Row("/import/clear/", "302 200 200 200 200", "302 302 302 302 302"),
    "import/<uuid:pk>/": Row("/import/{import}/", "302 200 404 404 404", "405 405 405 405 405"),
    **{
        f"import/<uuid:pk>/{act}/": Row(
            f"/import/{{import}}/{act}/", "405 405 405 405 405", "302 302 404 404 404"
        )
        for act in ("cancel", "remove", "checklist")
    },
    "settings/": Row("/settings/", "302 200 200 200 200", "302 422 422 422 422"),
    "settings/targets/": Row("/settings/targets/", "302 200 200 200 200", "302 422 422 422 422"),
    "settings/api/": Row("/settings/api/", "302 200 200 200 200", "302 422 422 422 422"),
    "settings/api/<int:pk>/revoke/": Row(
        "/settings/api/1/revoke/", "405 405 405 405 405", "302 404 404 404 404"
    ),
    "settings/delete/": Row("/settings/delete/", "302 200 200 200 200", "302 422 422 422 422"),
    "tips/": Row("/tips/", "302 200 200 200 200", "405 405 405 405 405"),
    "tips/<component:component>/": Row(
        "/tips/insights/", "302 200 200 200 200", "405 405 405 405 405"
    ),
    "tips/<component:component>/<slug:slug>/": Row(
        "/tips/insights/answer-with-a-view/", "302 200 200 200 200", "405 405 405 405 405"
    ),
    "tips/<component:component>/<slug:slug>/progress/": Row(
        "/tips/insights/answer-with-a-view/progress/", "405 405 405 405 405", "302 422 422 422 422"
    ),
    "tips/<component:component>/<slug:slug>/helpful/": Row(
        "/tips/insights/answer-with-a-view/helpful/", "405 405 405 405 405", "302 422 422 422 422"
    ),
    "peers/": Row("/peers/", "302 200 200 200 200", "405 405 405 405 405"),
    "peers/csv/": Row("/peers/csv/", "302 200 200 200 200", "405 405 405 405 405"),
    "peers/industry/": Row("/peers/industry/", "302 200 302 302 302", "405 405 405 405 405"),
    "peers/<slug:slug>/": Row(
        "/peers/northside-abcd2345/", "302 200 404 404 404", "405 405 405 405 405"
    ),
    "peers/<slug:slug>/csv/": Row(
        "/peers/northside-abcd2345/csv/", "302 200 404 404 404", "405 405 405 405 405"
    ),
    "networks/": Row("/networks/", "302 200 200 200 200", "405 405 405 405 405"),
    "networks/new/": Row("/networks/new/", "302 200 200 200 200", "302 422 422 422 422"),
    "networks/join/<str:token>/": Row(
        "/networks/join/let-me-in/", "200 302 302 200 200", "302 302 302 302 302"
    ),
    "networks/requests/<int:pk>/withdraw/": Row(
        "/networks/requests/{request}/withdraw/", "405 405 405 405 405", "302 404 302 404 404"
    ),
    "networks/<slug:slug>/": Row(
        "/networks/northside-abcd2345/", "302 200 404 404 404", "405 405 405 405 405"
    ),
    "networks/<slug:slug>/settings/": Row(
        "/networks/northside-abcd2345/settings/", "302 200 404 404 404", "302 422 404 404 404"
    ),
    "networks/<slug:slug>/archive/": Row(
        "/networks/northside-abcd2345/archive/", "405 405 405 405 405", "302 302 404 404 404"
    ),
    "networks/<slug:slug>/bring-back/": Row(
        "/networks/northside-abcd2345/bring-back/", "405 405 405 405 405", "302 302 404 404 404"
    ),
    "networks/<slug:slug>/delete/": Row(
        "/networks/northside-abcd2345/delete/", "302 200 404 404 404", "302 422 404 404 404"
    ),
    "networks/<slug:slug>/leave/": Row(
        "/networks/northside-abcd2345/leave/", "302 200 404 404 404", "302 422 404 404 404"
    ),
    "networks/<slug:slug>/members/": Row(
        "/networks/northside-abcd2345/members/", "302 200 404 404 404", "405 405 405 405 405"
    ),
    "networks/<slug:slug>/members/<int:pk>/role/": Row(
        "/networks/northside-abcd2345/members/{membership}/role/",
        "302 200 404 404 404",
        "302 422 404 404 404",
    ),
    "networks/<slug:slug>/members/<int:pk>/remove/": Row(
        "/networks/northside-abcd2345/members/{membership}/remove/",
        "302 200 404 404 404",
        "302 302 404 404 404",
    ),
    "networks/<slug:slug>/members/<int:pk>/hand-over/": Row(
        "/networks/northside-abcd2345/members/{membership}/hand-over/",
        "302 200 404 404 404",
        "302 302 404 404 404",
    ),
    "networks/<slug:slug>/invitations/": Row(
        "/networks/northside-abcd2345/invitations/", "302 200 404 404 404", "302 422 404 404 404"
    ),
    "networks/<slug:slug>/invitations/<int:pk>/revoke/": Row(
        "/networks/northside-abcd2345/invitations/{invitation}/revoke/",
        "405 405 405 405 405",
        "302 302 404 404 404",
    ),
    "networks/<slug:slug>/requests/<int:pk>/approve/": Row(
        "/networks/northside-abcd2345/requests/{request}/approve/",
        "405 405 405 405 405",
        "302 302 404 404 404",
    ),
    "networks/<slug:slug>/requests/<int:pk>/decline/": Row(
        "/networks/northside-abcd2345/requests/{request}/decline/",
        "405 405 405 405 405",
        "302 302 404 404 404",
    ),
    "networks/<slug:slug>/leaderboard/": Row(
        "/networks/northside-abcd2345/leaderboard/", "302 200 404 404 404", "405 405 405 405 405"
    ),
    "networks/<slug:slug>/leaderboard/csv/": Row(
        "/networks/northside-abcd2345/leaderboard/csv/",
        "302 200 404 404 404",
        "405 405 405 405 405",
    ),
    "networks/<slug:slug>/leaderboard/own/": Row(
        "/networks/northside-abcd2345/leaderboard/own/",
        "405 405 405 405 405",
        "302 302 404 404 404",
    ),
    "networks/<slug:slug>/figures/": Row(
        "/networks/northside-abcd2345/figures/", "302 200 404 404 404", "405 405 405 405 405"
    ),
    "api/v1/docs": Row("/api/v1/docs", "200 200 200 200 200", "405 405 405 405 405"),
    "api/v1/openapi.json": Row(
        "/api/v1/openapi.json", "200 200 200 200 200", "405 405 405 405 405"
    ),
    "api/v1/parse": Row("/api/v1/parse", "405 405 405 405 405", "401 401 401 401 401"),
    "api/v1/snapshots": Row("/api/v1/snapshots", "401 401 401 401 401", "401 401 401 401 401"),
    "api/v1/snapshots/<int:id>": Row(
        "/api/v1/snapshots/{snapshot}", "401 401 401 401 401", "405 405 405 405 405"
    ),
    "api/v1/activity": Row("/api/v1/activity", "401 401 401 401 401", "405 405 405 405 405"),
    "api/v1/activity/<week>": Row(
        "/api/v1/activity/2026-W47", "401 401 401 401 401", "405 405 405 405 405"
    ),
    "api/v1/standing": Row("/api/v1/standing", "401 401 401 401 401", "405 405 405 405 405"),
    "api/v1/tips": Row("/api/v1/tips", "401 401 401 401 401", "405 405 405 405 405"),
    "api/v1/me": Row("/api/v1/me", "401 401 401 401 401", "405 405 405 405 405"),
    "api/v1/imports": Row("/api/v1/imports", "405 405 405 405 405", "401 401 401 401 401"),
    "api/v1/imports/<uuidstr:id>": Row(
        "/api/v1/imports/0b6cbd3e-0d5a-4a7b-9a60-7d2d8f6f1c11",
        "401 401 401 401 401",
        "405 405 405 405 405",
    ),
    "api/v1/export": Row("/api/v1/export", "401 401 401 401 401", "405 405 405 405 405"),
    "api/v1/": Row("/api/v1/", "404 404 404 404 404", "404 404 404 404 404"),
    "api/<path:rest>": Row("/api/v2/nothing", "404 404 404 404 404", "404 404 404 404 404"),
    "api/": Row("/api/", "404 404 404 404 404", "404 404 404 404 404"),
    "accounts/login/": Row("/accounts/login/", "200 302 302 302 302", "200 302 302 302 302"),
    "accounts/logout/": Row("/accounts/logout/", "302 200 200 200 200", "302 302 302 302 302"),
    "accounts/inactive/": Row("/accounts/inactive/", "200 200 200 200 200", "405 405 405 405 405"),
    "accounts/signup/": Row("/accounts/signup/", "200 302 302 302 302", "200 302 302 302 302"),
    "accounts/reauthenticate/": Row(
        "/accounts/reauthenticate/", "302 403 403 403 403", "302 403 403 403 403"
    ),
    "accounts/email/": Row("/accounts/email/", "302 200 200 200 200", "302 302 302 302 302"),
    "accounts/confirm-email/": Row(
        "/accounts/confirm-email/", "200 200 200 200 200", "405 405 405 405 405"
    ),
    "accounts/password/change/": Row(
        "/accounts/password/change/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "accounts/password/set/": Row(
        "/accounts/password/set/", "302 200 200 200 200", "302 200 200 200 200"
    ),
    "accounts/password/reset/": Row(
        "/accounts/password/reset/", "200 200 200 200 200", "200 200 200 200 200"
    ),
    "accounts/login/code/confirm/": Row(
        "/accounts/login/code/confirm/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "accounts/^confirm-email/(?P<key>[-:\\w]+)/$": Row(
        "/accounts/confirm-email/forged/", "200 200 200 200 200", "404 404 404 404 404"
    ),
    "accounts/password/reset/confirm/": Row(
        "/accounts/password/reset/confirm/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "accounts/password/reset/complete/": Row(
        "/accounts/password/reset/complete/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "accounts/password/reset/done/": Row(
        "/accounts/password/reset/done/", "200 200 200 200 200", "405 405 405 405 405"
    ),
    "accounts/login/code/": Row(
        "/accounts/login/code/", "200 302 302 302 302", "200 302 302 302 302"
    ),
    "accounts/2fa/": Row("/accounts/2fa/", "302 200 200 200 200", "302 405 405 405 405"),
    "accounts/2fa/authenticate/": Row(
        "/accounts/2fa/authenticate/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "accounts/2fa/reauthenticate/": Row(
        "/accounts/2fa/reauthenticate/", "302 403 403 403 403", "302 403 403 403 403"
    ),
    "accounts/2fa/totp/activate/": Row(
        "/accounts/2fa/totp/activate/", "302 200 200 200 200", "302 200 200 200 200"
    ),
    "accounts/2fa/totp/deactivate/": Row(
        "/accounts/2fa/totp/deactivate/", "302 404 404 404 404", "302 404 404 404 404"
    ),
    "accounts/2fa/recovery-codes/": Row(
        "/accounts/2fa/recovery-codes/", "302 404 404 404 404", "302 405 405 405 405"
    ),
    "accounts/2fa/recovery-codes/generate/": Row(
        "/accounts/2fa/recovery-codes/generate/", "302 200 200 200 200", "302 200 200 200 200"
    ),
    "accounts/2fa/recovery-codes/download/": Row(
        "/accounts/2fa/recovery-codes/download/", "302 404 404 404 404", "302 404 404 404 404"
    ),
    "accounts/2fa/webauthn/": Row(
        "/accounts/2fa/webauthn/", "302 200 200 200 200", "302 405 405 405 405"
    ),
    "accounts/2fa/webauthn/add/": Row(
        "/accounts/2fa/webauthn/add/", "302 200 200 200 200", "302 200 200 200 200"
    ),
    "accounts/2fa/webauthn/reauthenticate/": Row(
        "/accounts/2fa/webauthn/reauthenticate/", "302 403 403 403 403", "302 403 403 403 403"
    ),
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": Row(
        "/accounts/2fa/webauthn/keys/1/remove/", "302 404 404 404 404", "302 404 404 404 404"
    ),
    "accounts/2fa/webauthn/keys/<int:pk>/edit/": Row(
        "/accounts/2fa/webauthn/keys/1/edit/", "302 404 404 404 404", "302 404 404 404 404"
    ),
    "accounts/2fa/webauthn/login/": Row(
        "/accounts/2fa/webauthn/login/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "accounts/sessions/": Row("/accounts/sessions/", "302 200 200 200 200", "302 302 302 302 302"),
    "admin/": Row("/admin/", "302 302 302 200 200", "302 302 302 200 200"),
    "admin/login/": Row("/admin/login/", "302 403 403 302 302", "302 403 403 200 200"),
    "admin/logout/": Row("/admin/logout/", "302 302 302 405 405", "302 302 302 302 302"),
    "admin/password_change/": Row(
        "/admin/password_change/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/password_change/done/": Row(
        "/admin/password_change/done/", "302 302 302 200 200", "302 302 302 405 405"
    ),
    "admin/autocomplete/": Row(
        "/admin/autocomplete/", "302 302 302 403 403", "302 302 302 405 405"
    ),
    "admin/jsi18n/": Row("/admin/jsi18n/", "302 302 302 200 200", "302 302 302 405 405"),
    "admin/r/<path:content_type_id>/<path:object_id>/": Row(
        "/admin/r/1/1/", "302 302 302 404 404", "302 302 302 404 404"
    ),
    "admin/tracker/tip/<int:pk>/preview/<str:language>/": Row(
        "/admin/tracker/tip/{tip}/preview/en/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/draft/<str:language>/": Row(
        "/admin/tracker/tip/draft/en/?tip={tip}", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/statistics/": Row(
        "/admin/tracker/tip/statistics/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/process_import/": Row(
        "/admin/tracker/tip/process_import/", "302 302 302 405 405", "302 302 302 200 200"
    ),
    "admin/tracker/tip/import/": Row(
        "/admin/tracker/tip/import/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/export/": Row(
        "/admin/tracker/tip/export/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/": Row("/admin/tracker/tip/", "302 302 302 200 200", "302 302 302 200 200"),
    "admin/tracker/tip/add/": Row(
        "/admin/tracker/tip/add/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/<path:object_id>/history/": Row(
        "/admin/tracker/tip/{tip}/history/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/<path:object_id>/delete/": Row(
        "/admin/tracker/tip/{tip}/delete/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/<path:object_id>/change/": Row(
        "/admin/tracker/tip/{tip}/change/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/tracker/tip/<path:object_id>/": Row(
        "/admin/tracker/tip/{tip}/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "admin/auth/group/": Row("/admin/auth/group/", "302 302 302 403 200", "302 302 302 403 200"),
    "admin/auth/group/add/": Row(
        "/admin/auth/group/add/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/auth/group/<path:object_id>/history/": Row(
        "/admin/auth/group/{group}/history/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/auth/group/<path:object_id>/delete/": Row(
        "/admin/auth/group/{group}/delete/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/auth/group/<path:object_id>/change/": Row(
        "/admin/auth/group/{group}/change/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/auth/group/<path:object_id>/": Row(
        "/admin/auth/group/{group}/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "admin/account/emailaddress/": Row(
        "/admin/account/emailaddress/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/account/emailaddress/add/": Row(
        "/admin/account/emailaddress/add/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/account/emailaddress/<path:object_id>/history/": Row(
        "/admin/account/emailaddress/1/history/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "admin/account/emailaddress/<path:object_id>/delete/": Row(
        "/admin/account/emailaddress/1/delete/", "302 302 302 403 302", "302 302 302 403 302"
    ),
    "admin/account/emailaddress/<path:object_id>/change/": Row(
        "/admin/account/emailaddress/1/change/", "302 302 302 403 302", "302 302 302 403 302"
    ),
    "admin/account/emailaddress/<path:object_id>/": Row(
        "/admin/account/emailaddress/1/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "admin/usersessions/usersession/": Row(
        "/admin/usersessions/usersession/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/usersessions/usersession/add/": Row(
        "/admin/usersessions/usersession/add/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/usersessions/usersession/<path:object_id>/history/": Row(
        "/admin/usersessions/usersession/1/history/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "admin/usersessions/usersession/<path:object_id>/delete/": Row(
        "/admin/usersessions/usersession/1/delete/", "302 302 302 403 302", "302 302 302 403 302"
    ),
    "admin/usersessions/usersession/<path:object_id>/change/": Row(
        "/admin/usersessions/usersession/1/change/", "302 302 302 403 302", "302 302 302 403 302"
    ),
    "admin/usersessions/usersession/<path:object_id>/": Row(
        "/admin/usersessions/usersession/1/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "admin/procrastinate/procrastinatejob/": Row(
        "/admin/procrastinate/procrastinatejob/", "302 302 302 403 200", "302 302 302 403 200"
    ),
    "admin/procrastinate/procrastinatejob/add/": Row(
        "/admin/procrastinate/procrastinatejob/add/", "302 302 302 403 403", "302 302 302 403 403"
    ),
    "admin/procrastinate/procrastinatejob/<path:object_id>/history/": Row(
        "/admin/procrastinate/procrastinatejob/1/history/",
        "302 302 302 302 302",
        "302 302 302 302 302",
    ),
    "admin/procrastinate/procrastinatejob/<path:object_id>/delete/": Row(
        "/admin/procrastinate/procrastinatejob/1/delete/",
        "302 302 302 403 403",
        "302 302 302 403 403",
    ),
    "admin/procrastinate/procrastinatejob/<path:object_id>/change/": Row(
        "/admin/procrastinate/procrastinatejob/1/change/",
        "302 302 302 403 302",
        "302 302 302 403 403",
    ),
    "admin/procrastinate/procrastinatejob/<path:object_id>/": Row(
        "/admin/procrastinate/procrastinatejob/1/", "302 302 302 302 302", "302 302 302 302 302"
    ),
    "admin/^(?P<app_label>tracker|auth|account|usersessions|procrastinate)/$": Row(
        "/admin/tracker/", "302 302 302 200 200", "302 302 302 200 200"
    ),
    "admin/(?P<url>.*)$": Row("/admin/nowhere", "302 302 302 404 404", "302 302 302 404 404"),
    "i18n/setlang/": Row("/i18n/setlang/", "302 302 302 302 302", "302 302 302 302 302"),
}


def support_pages(model: str, refused: str = "") -> dict[str, Row]:
    """The admin's pages of a table of members, of which no row has the id 0."""
    start, asked = f"admin/tracker/{model}/", f"/admin/tracker/{model}/"

    def row(address: str, editor: str, chief: str, chief_posts: str | None = None) -> Row:
        codes = (f"302 302 302 {editor} {last}" for last in (chief, chief_posts or chief))
        return Row(asked + address, *codes)

    add = "403" if "add" in refused else "200"
    change = "403" if "change" in refused else "302"
    delete = "403" if "delete" in refused else "302"
    one = "<path:object_id>/"
    return {
        start: row("", "403", "200"),
        f"{start}add/": row("add/", "403", add),
        f"{start}{one}history/": row("0/history/", "302", "302"),
        f"{start}{one}delete/": row("0/delete/", "403", delete),
        f"{start}{one}change/": row("0/change/", "403", "302", change),
        f"{start}{one}": row("0/", "302", "302"),
    }


def everyones_notes() -> dict[str, Row]:
    """The admin's pages of notes for everyone; that of a member has none of its own."""
    start = "admin/tracker/annotation/"

    def row(address: str, codes: str) -> Row:
        return Row(f"/{start}{address}", f"302 302 302 {codes}", f"302 302 302 {codes}")

    return {
        start: row("", "200 200"),
        f"{start}add/": row("add/", "200 200"),
        **{
            f"{start}<path:object_id>/{page}": row(f"{{annotation}}/{page}", "302 302")
            for page in ("history/", "delete/", "change/", "")
        },
    }


TABLE |= {
    **everyones_notes(),
    **support_pages("member", refused="add"),
    **support_pages("industry", refused="delete"),
    **support_pages("sector", refused="delete"),
    **support_pages("network"),
    **support_pages("membership"),
    **support_pages("invitation", refused="add change delete"),
    **support_pages("joinrequest", refused="add change delete"),
    **support_pages("cohort", refused="add change delete"),
}
