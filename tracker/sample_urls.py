"""Where the links of members' pages lead within the sample (docs/adr/0013).

Nothing is served from here: it only writes addresses, which `tracker.urls` serves under other
names. What needs a member has no name here, and templates do not offer what has no address.
"""

from django.urls import include, path

from tracker.urls import demo_urls, public_urls
from tracker.views import sample

urlpatterns = [
    *public_urls,
    *demo_urls,
    path("accounts/", include("allauth.urls")),
    path("demo/", sample.dashboard, name="dashboard"),
    path("demo/peers/", sample.peers, name="peers"),
    path("demo/<slug:slug>/", sample.peers, name="peers_network"),
    path("demo/tips/", sample.tips, name="tips"),
    path("demo/tips/<component:component>/", sample.tips_component, name="tips_component"),
    path("demo/tips/<component:component>/<slug:slug>/", sample.tip, name="tip"),
]
