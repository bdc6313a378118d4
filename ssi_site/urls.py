"""Where everything is mounted."""

from allauth.account.decorators import secure_admin_login
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.urls import include, path

# The admin has no login of its own: rate limits and second factors hold there too.
admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# Its page would show the secrets of second factors.
admin.site.unregister(Authenticator)

urlpatterns = [
    path("", include("tracker.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
]

# allauth's: too many attempts at logging in and the like.
handler429 = "tracker.views.errors.too_many_requests"
handler500 = "tracker.middleware.server_error"
