"""What a browser may load and do on our pages: what is ours, and nothing inline."""

from csp.constants import NONE, SELF


def content_security_policy(*, static_host: str) -> dict[str, dict[str, list[str]]]:
    """`static_host` is the origin of the static files, empty where they are served from here."""
    files = [SELF, static_host] if static_host else [SELF]
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [*files],
            "style-src": [*files],
            "font-src": [*files],
            "img-src": [*files, "data:"],
            # The worker fetches files itself, also those of another host.
            "connect-src": [*files],
            "manifest-src": [SELF],
            "worker-src": [SELF],
            "form-action": [SELF],
            "base-uri": [NONE],
            "frame-ancestors": [NONE],
        }
    }
