import errno
import http.client
import os
import socket

from ssi_site.local.errors import LocalError

HOST = "127.0.0.1"
DEFAULT_PORT = 8000


def chosen_port() -> int:
    """PORT, once it is known to be free."""
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise LocalError(
            f"PORT is {text!r}, which is no port.", remedy="set it to a number from 1 to 65535."
        )
    port = int(text)
    try:
        check_free(port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "is taken" if taken else f"cannot be used ({error.strerror})"
        raise LocalError(
            f"Port {port} {reason}.", remedy="choose another, as in: PORT=8001 make run"
        ) from error
    return port


def check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))


def answers(port: int) -> bool:
    """Whether a web server answers there, whatever it says."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
