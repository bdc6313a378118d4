"""Every address of the app, grouped by noun."""

from django.urls import path, register_converter

from tracker.views import activity, dashboard, landing, members, snapshots, status, targets, tips
from tracker.views.converters import ComponentConverter, WeekConverter

register_converter(ComponentConverter, "component")
register_converter(WeekConverter, "week")

public_urls = [
    path("", landing.landing, name="landing"),
    path("demo/", landing.demo_login, name="demo_login"),
    path("help/scoring/", targets.scoring_help, name="scoring_help"),
    path("healthz", status.healthz, name="healthz"),
    path("readyz", status.readyz, name="readyz"),
]

member_urls = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("welcome/", members.welcome, name="welcome"),
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
    path("settings/", members.profile, name="settings_profile"),
    path("settings/targets/", targets.targets, name="settings_targets"),
    path("settings/delete/", members.delete, name="account_delete"),
]

tip_urls = [
    path("tips/", tips.tips, name="tips"),
    path("tips/<component:component>/", tips.tips_component, name="tips_component"),
    path("tips/<component:component>/<slug:slug>/", tips.tip, name="tip"),
    path(
        "tips/<component:component>/<slug:slug>/progress/", tips.tip_progress, name="tip_progress"
    ),
]

urlpatterns = [
    *public_urls,
    *member_urls,
    *tip_urls,
]
