"""Every address of the app, grouped by noun."""

from django.urls import path, register_converter

from tracker.views import landing, members, status
from tracker.views.converters import WeekConverter

register_converter(WeekConverter, "week")

public_urls = [
    path("", landing.landing, name="landing"),
    path("demo/", landing.demo_login, name="demo_login"),
    path("healthz", status.healthz, name="healthz"),
    path("readyz", status.readyz, name="readyz"),
]

member_urls = [
    path("welcome/", members.welcome, name="welcome"),
    path("settings/", members.profile, name="settings_profile"),
]

urlpatterns = [
    *public_urls,
    *member_urls,
]
