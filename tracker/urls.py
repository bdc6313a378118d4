"""Every address of the app, grouped by noun."""

from django.urls import include, path, register_converter

from tracker.views import (
    activity,
    annotations,
    api_tokens,
    bookmarklet,
    dashboard,
    design,
    exports,
    first_steps,
    help_numbers,
    imports,
    installable,
    invitations,
    landing,
    leaderboard,
    members,
    memberships,
    network_figures,
    networks,
    peers,
    sample,
    sheets,
    snapshots,
    status,
    targets,
    tips,
)
from tracker.views.converters import ComponentConverter, WeekConverter

register_converter(ComponentConverter, "component")
register_converter(WeekConverter, "week")

public_urls = [
    path("", landing.landing, name="landing"),
    path("demo/open/", landing.demo_login, name="demo_login"),
    path("help/numbers/", help_numbers.help_numbers, name="help_numbers"),
    path("help/numbers/<slug:term>/", help_numbers.help_number, name="help_number"),
    path("help/scoring/", targets.scoring_help, name="scoring_help"),
    path("design/", design.design, name="design"),
    path("manifest.webmanifest", installable.manifest, name="manifest"),
    path("service-worker.js", installable.service_worker, name="service_worker"),
    path("offline/", installable.offline, name="offline"),
    path("favicon.ico", installable.favicon, name="favicon"),
    path("robots.txt", installable.robots, name="robots"),
    path("healthz", status.healthz, name="healthz"),
    path("readyz", status.readyz, name="readyz"),
]

# The links between these pages: tracker/sample_urls.py.
demo_urls = [
    path("demo/", sample.dashboard, name="demo"),
    path("demo/activity/", sample.activity, name="demo_activity"),
    path("demo/peers/", sample.peers, name="demo_peers"),
    path("demo/tips/", sample.tips, name="demo_tips"),
    path("demo/tips/<component:component>/", sample.tips_component, name="demo_tips_component"),
    path("demo/tips/<component:component>/<slug:slug>/", sample.tip, name="demo_tip"),
]

member_urls = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("dashboard/csv/", dashboard.trend_csv, name="trend_csv"),
    path("welcome/", first_steps.welcome, name="welcome"),
    path("welcome/week/", first_steps.welcome_week, name="welcome_week"),
    path("welcome/tip/", first_steps.welcome_tip, name="welcome_tip"),
    path("welcome/skip/", first_steps.welcome_skip, name="welcome_skip"),
    path("activity/", activity.activity, name="activity"),
    path("activity/<week:week>/", activity.activity_week, name="activity_week"),
    path("activity/<week:week>/count/<slug:kind>/", activity.activity_count, name="activity_count"),
    path("activity/<week:week>/note/", activity.activity_note, name="activity_note"),
    path("activity/<week:week>/copy/", activity.activity_copy, name="activity_copy"),
    path("snapshots/", snapshots.snapshots, name="snapshots"),
    path("snapshots/new/", snapshots.snapshot_new, name="snapshot_new"),
    path("snapshots/restore/", snapshots.snapshot_restore, name="snapshot_restore"),
    path("snapshots/<int:pk>/", snapshots.snapshot, name="snapshot"),
    path("snapshots/<int:pk>/delete/", snapshots.snapshot_delete, name="snapshot_delete"),
    path("annotations/", annotations.annotations, name="annotations"),
    path("annotations/new/", annotations.annotation_new, name="annotation_new"),
    path("annotations/restore/", annotations.annotation_restore, name="annotation_restore"),
    path("annotations/<int:pk>/", annotations.annotation, name="annotation"),
    path("annotations/<int:pk>/delete/", annotations.annotation_delete, name="annotation_delete"),
    path("import/", imports.imports, name="imports"),
    path("import/bookmarklet/", bookmarklet.bookmarklet, name="bookmarklet"),
    path("import/clear/", imports.imports_clear, name="imports_clear"),
    path("import/sheet/", sheets.sheet, name="sheet"),
    path("import/sheet/check/", sheets.sheet_check, name="sheet_check"),
    path("import/<uuid:pk>/", imports.import_page, name="import"),
    path("import/<uuid:pk>/cancel/", imports.import_cancel, name="import_cancel"),
    path("import/<uuid:pk>/remove/", imports.import_remove, name="import_remove"),
    path("import/<uuid:pk>/checklist/", imports.import_checklist, name="import_checklist"),
    path("export/", exports.exports, name="exports"),
    path("export/zip/", exports.export_zip, name="export_zip"),
    path("export/json/", exports.export_json, name="export_json"),
    path("export/csv/<slug:name>/", exports.export_csv, name="export_csv"),
    path("settings/", members.profile, name="settings_profile"),
    path("settings/targets/", targets.targets, name="settings_targets"),
    path("settings/api/", api_tokens.api_tokens, name="settings_api_tokens"),
    path("settings/api/<int:pk>/revoke/", api_tokens.api_token_revoke, name="api_token_revoke"),
    path("settings/delete/", members.delete, name="account_delete"),
]

tip_urls = [
    path("tips/", tips.tips, name="tips"),
    path("tips/<component:component>/", tips.tips_component, name="tips_component"),
    path("tips/<component:component>/<slug:slug>/", tips.tip, name="tip"),
    path(
        "tips/<component:component>/<slug:slug>/progress/", tips.tip_progress, name="tip_progress"
    ),
    path("tips/<component:component>/<slug:slug>/helpful/", tips.tip_helpful, name="tip_helpful"),
]

network_urls = [
    path("networks/", networks.networks, name="networks"),
    path("networks/new/", networks.network_new, name="network_new"),
    path("networks/join/<str:token>/", invitations.network_join, name="network_join"),
    path(
        "networks/requests/<int:pk>/withdraw/",
        invitations.request_withdraw,
        name="request_withdraw",
    ),
    path("networks/<slug:slug>/", networks.network, name="network"),
    path("networks/<slug:slug>/settings/", networks.network_settings, name="network_settings"),
    path("networks/<slug:slug>/archive/", networks.network_archive, name="network_archive"),
    path(
        "networks/<slug:slug>/bring-back/", networks.network_bring_back, name="network_bring_back"
    ),
    path("networks/<slug:slug>/delete/", networks.network_delete, name="network_delete"),
    path("networks/<slug:slug>/leave/", memberships.network_leave, name="network_leave"),
    path("networks/<slug:slug>/members/", memberships.network_members_page, name="network_members"),
    path(
        "networks/<slug:slug>/members/<int:pk>/role/",
        memberships.network_member_role,
        name="network_member_role",
    ),
    path(
        "networks/<slug:slug>/members/<int:pk>/remove/",
        memberships.network_member_remove,
        name="network_member_remove",
    ),
    path(
        "networks/<slug:slug>/members/<int:pk>/hand-over/",
        memberships.network_hand_over,
        name="network_hand_over",
    ),
    path(
        "networks/<slug:slug>/invitations/",
        invitations.network_invitations_page,
        name="network_invitations",
    ),
    path(
        "networks/<slug:slug>/invitations/<int:pk>/revoke/",
        invitations.network_invitation_revoke,
        name="network_invitation_revoke",
    ),
    path(
        "networks/<slug:slug>/requests/<int:pk>/approve/",
        invitations.network_request_approve,
        name="network_request_approve",
    ),
    path(
        "networks/<slug:slug>/requests/<int:pk>/decline/",
        invitations.network_request_decline,
        name="network_request_decline",
    ),
    path(
        "networks/<slug:slug>/leaderboard/",
        leaderboard.network_leaderboard,
        name="network_leaderboard",
    ),
    path(
        "networks/<slug:slug>/leaderboard/csv/",
        leaderboard.network_leaderboard_csv,
        name="network_leaderboard_csv",
    ),
    path(
        "networks/<slug:slug>/leaderboard/own/",
        leaderboard.network_on_leaderboard,
        name="network_on_leaderboard",
    ),
    path("networks/<slug:slug>/figures/", network_figures.network_figures, name="network_figures"),
]

peer_urls = [
    path("peers/", peers.peers, name="peers"),
    path("peers/csv/", peers.peers_csv, name="peers_csv"),
    path("peers/industry/", peers.cohort, {"slug": peers.INDUSTRY}, name="peers_industry"),
    path("peers/<slug:slug>/", peers.cohort, name="peers_network"),
    path("peers/<slug:slug>/csv/", peers.peers_csv, name="peers_cohort_csv"),
]

urlpatterns = [
    *public_urls,
    *demo_urls,
    *member_urls,
    *tip_urls,
    *peer_urls,
    *network_urls,
    path("api/", include("tracker.api.urls")),
]
