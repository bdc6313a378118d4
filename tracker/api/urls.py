"""The addresses of the API; what is none of them is answered in its way too."""

from django.urls import path

from tracker.api.docs import docs, openapi
from tracker.api.site import api, nowhere

urlpatterns = [
    path("v1/docs", docs, name="api_docs"),
    path("v1/openapi.json", openapi, name="api_openapi"),
    # Before the framework's own page there, which asks other sites for a form's token.
    path("v1/", nowhere),
    path("v1/", api.urls),
    path("<path:rest>", nowhere, name="api_nowhere"),
    path("", nowhere),
]
