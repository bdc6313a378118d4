import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def local_environment(folder: Path, database_url: str) -> dict[str, str]:
    """Local mode for the processes started from here; what the caller set himself stays."""
    return {
        "SSI_SECRET_KEY": kept_secret(folder / "secret_key", bytes_of_chance=48),
        "SSI_DEMO_PASSWORD": kept_secret(folder / "demo_password", bytes_of_chance=9),
        **os.environ,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "ssi_site.settings",
        "PYTHONUNBUFFERED": "1",
        "SSI_DATA_DIR": str(folder),
        "SSI_LOCAL": "1",
    }


def deployment_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Settings as on a server, for Django's own check of them."""
    return {
        **environment,
        "SSI_LOCAL": "0",
        "SSI_SECRET_KEY": secrets.token_urlsafe(50),
        "SSI_ALLOWED_HOSTS": "ssi.example.com",
        "SSI_SITE_URL": "https://ssi.example.com",
        "EMAIL_URL": "smtp://localhost:25",
    }


def kept_secret(path: Path, *, bytes_of_chance: int) -> str:
    """Made once and kept, readable by the owner alone; of two starts at once one wins."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(bytes_of_chance))
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text()
