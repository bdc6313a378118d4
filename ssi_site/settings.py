"""All settings. What an installation may choose comes from the environment (table in README.md)."""

from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from ssi_site.environment import env, read
from ssi_site.languages import found_languages
from ssi_site.logs import logging_to_console
from ssi_site.policy import content_security_policy

BASE_DIR = Path(__file__).resolve().parent.parent

YES_NO = "yes or no"
NAMES = "names separated by commas"

LOCAL = read(env.bool, "SSI_LOCAL", default=False, expects=YES_NO)
DEBUG = read(env.bool, "SSI_DEBUG", default=False, expects=YES_NO)

# ---- Who and where --------------------------------------------------------------------------

SECRET_KEY = read(env.str, "SSI_SECRET_KEY", default="", expects="a long random text")
if not SECRET_KEY:
    if not LOCAL:
        raise ImproperlyConfigured(
            "SSI_SECRET_KEY is not set. Make one with "
            "`python3 -c 'import secrets; print(secrets.token_urlsafe(50))'` and keep it secret."
        )
    # Local mode without the launcher (tests, a shell): sessions need not outlive this start.
    from django.core.management.utils import get_random_secret_key

    SECRET_KEY = get_random_secret_key()
SECRET_KEY_FALLBACKS = read(
    env.list, "SSI_SECRET_KEY_FALLBACKS", default=[], expects="older keys separated by commas"
)

ALLOWED_HOSTS = read(
    env.list,
    "SSI_ALLOWED_HOSTS",
    default=["127.0.0.1", "localhost", "[::1]"] if LOCAL else [],
    expects=NAMES,
)
SITE_URL = read(env.str, "SSI_SITE_URL", default="", expects="an address with https://")
CSRF_TRUSTED_ORIGINS = read(
    env.list,
    "SSI_TRUSTED_ORIGINS",
    default=[SITE_URL] if SITE_URL else [],
    expects="origins with their scheme, separated by commas",
)
# Only behind a proxy that sets these headers itself; otherwise a visitor could forge them.
TRUSTED_PROXIES = read(
    env.int, "SSI_TRUSTED_PROXIES", default=0, expects="the number of proxies in front"
)
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DEMO_EMAIL = "demo@example.com"
DEMO_PASSWORD = read(env.str, "SSI_DEMO_PASSWORD", default="", expects="a password")

# ---- Applications ---------------------------------------------------------------------------

INSTALLED_APPS = [
    "tracker",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "import_export",
    "procrastinate.contrib.django",
    "simple_history",
    "template_partials",
]
# A tool of the development requirements, absent from an installation.
if find_spec("django_migration_linter"):
    INSTALLED_APPS.append("django_migration_linter")

MIDDLEWARE = [
    "tracker.middleware.DatabaseAwayMiddleware",
    # Before whatever reads cookies.
    "tracker.middleware.ApiMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Files need none of what follows.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Adds random bytes, and the token in forms changes with every answer: lengths tell nothing.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "tracker.middleware.ReadableRequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tracker.middleware.MemberLocaleMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "ssi_site.urls"
WSGI_APPLICATION = "ssi_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "tracker.templatetags.addresses",
                "tracker.templatetags.formatting",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# ---- Database -------------------------------------------------------------------------------

DATABASES = {
    "default": {
        **read(
            env.dj_db_url,
            "DATABASE_URL",
            default="postgres:///ssi_tracker",
            expects="an address like postgres://user:password@host:5432/name",
        ),
        # 0 behind a pooler such as PgBouncer.
        "CONN_MAX_AGE": read(env.int, "SSI_CONN_MAX_AGE", default=60, expects="whole seconds"),
        "CONN_HEALTH_CHECKS": True,
    }
}
if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database (postgres://...).")

STATEMENT_TIMEOUT = read(
    env.int, "SSI_STATEMENT_TIMEOUT", default=8000, expects="whole milliseconds"
)
LOCK_TIMEOUT = read(env.int, "SSI_LOCK_TIMEOUT", default=3000, expects="whole milliseconds")
IDLE_TIMEOUT = read(env.int, "SSI_IDLE_TIMEOUT", default=30000, expects="whole milliseconds")
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {
        "connect_timeout": 2,
        "application_name": "ssi-tracker",
        "options": (
            f"-c statement_timeout={STATEMENT_TIMEOUT} -c lock_timeout={LOCK_TIMEOUT} "
            f"-c idle_in_transaction_session_timeout={IDLE_TIMEOUT} -c timezone=UTC "
            # Compiling a page's query takes longer than running it.
            "-c jit=off"
        ),
    }
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Rate limits must hold across workers and restarts, so they live in the database too.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        # Past this many a third goes at once, counters of wrong passwords too. The default, 300,
        # is soon reached by somebody who wants them gone.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# ---- Accounts -------------------------------------------------------------------------------

AUTH_USER_MODEL = "tracker.Member"
AUTHENTICATION_BACKENDS = ["tracker.adapters.MemberBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"
ACCOUNT_SIGNUP_REDIRECT_URL = "welcome"
LOGOUT_REDIRECT_URL = "landing"
ACCOUNT_ADAPTER = "tracker.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "add_email": "tracker.forms.accounts.ChangeEmailForm",
    "signup": "tracker.forms.accounts.SignUpForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "tracker.adapters.display_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_VERIFICATION = "none" if LOCAL else "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = not LOCAL
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
# Whoever did not change a password or a second factor has to hear that it was changed.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "SSI Tracker: "
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "activate_totp": "tracker.forms.accounts.ActivateAppForm",
    "add_webauthn": "tracker.forms.accounts.AddKeyForm",
    "edit_webauthn": "tracker.forms.accounts.EditKeyForm",
}
MFA_TOTP_ISSUER = "SSI Tracker"
# Local mode verifies no address, so it cannot ask for a verified one.
MFA_ALLOW_UNVERIFIED_EMAIL = LOCAL
# Browsers allow passkeys on plain http only for localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL

# ---- Mail -----------------------------------------------------------------------------------

MAIL_SERVER = "submission://user:password@host:587, smtp://host:25 or console:"
MAIL = read(
    env.dj_email_url,
    "EMAIL_URL",
    default="console:" if LOCAL else "smtp://localhost:25",
    expects=MAIL_SERVER,
)
if "EMAIL_BACKEND" not in MAIL:
    raise ImproperlyConfigured(f"EMAIL_URL names no way to send mail; it expects {MAIL_SERVER}.")
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST = MAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = MAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = read(
    env.str,
    "SSI_MAIL_FROM",
    default="SSI Tracker <ssi-tracker@localhost>",
    expects="a mail address",
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# ---- Language and time ----------------------------------------------------------------------

LANGUAGE_CODE = "en"
# A folder of an installation's own: further languages, or other words in one of ours.
LOCALE_DIR = read(env.path, "SSI_LOCALE_DIR", default=None, expects="a folder")
if LOCALE_DIR and not LOCALE_DIR.is_dir():
    raise ImproperlyConfigured(f"SSI_LOCALE_DIR must name a folder; {LOCALE_DIR} is none.")
# Where two folders translate the same text, the first one's words are read.
LOCALE_PATHS = [
    *([LOCALE_DIR] if LOCALE_DIR else []),
    BASE_DIR / "tracker" / "locale",
    # What Django and allauth say, in the words of this site.
    BASE_DIR / "tracker" / "locale_foreign",
]
LANGUAGES = found_languages(LOCALE_PATHS[:-1])
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SECURE = not LOCAL
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ---- Files that members hand in -------------------------------------------------------------

# Web and worker share it. A file is there from the upload until the worker has read it.
DATA_DIR = read(env.path, "SSI_DATA_DIR", default=BASE_DIR / ".data", expects="a folder")
UPLOAD_DIR = read(env.path, "SSI_UPLOAD_DIR", default=DATA_DIR / "uploads", expects="a folder")
# It comes in there too: to keep it is then a rename, and what a killed process leaves of one is
# removed with other leftovers.
FILE_UPLOAD_TEMP_DIR = UPLOAD_DIR
FILE_UPLOAD_HANDLERS = ["ssi_site.uploads.CarefulUploadHandler"]

# ---- Static files ---------------------------------------------------------------------------

STATIC_HOST = read(
    env.str, "STATIC_HOST", default="", expects="an origin such as https://cdn.example.com"
)
if STATIC_HOST and not STATIC_HOST.startswith(("https://", "http://")):
    raise ImproperlyConfigured("STATIC_HOST must begin with https:// (or http://).")
STATIC_URL = STATIC_HOST.rstrip("/") + "/static/"
# Local mode serves straight from the source folders: nothing to collect, nothing stale.
STATIC_ROOT = (
    None
    if LOCAL
    else read(env.path, "SSI_STATIC_ROOT", default=BASE_DIR / "staticfiles", expects="a folder")
)
STATICFILES_DIRS = [BASE_DIR / "static"]
for served in filter(None, [STATIC_ROOT, *STATICFILES_DIRS]):
    if UPLOAD_DIR.resolve().is_relative_to(served.resolve()):
        raise ImproperlyConfigured(f"SSI_UPLOAD_DIR must not lie in {served}, which is served.")
WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "uploads": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": UPLOAD_DIR,
            # No address leads there, and nobody but the app's own account can read it.
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# ---- Safety ---------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = content_security_policy(static_host=STATIC_HOST)
CSRF_FAILURE_VIEW = "tracker.views.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = read(env.bool, "SSI_SSL_REDIRECT", default=not LOCAL, expects=YES_NO)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = read(
    env.int, "SSI_HSTS_SECONDS", default=0 if LOCAL else 31_536_000, expects="whole seconds"
)
# Neighbours of a shared domain may still need http, so that is for the operator to say.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = read(
    env.bool, "SSI_HSTS_SUBDOMAINS", default=False, expects=YES_NO
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
SILENCED_SYSTEM_CHECKS = [
    # E-mail is unique whatever its case, by a constraint on Lower(email).
    "auth.W004",
    # Strict transport for subdomains and in browsers' lists is the operator's choice.
    "security.W005",
    "security.W021",
    # The folder for uploads is made when the first one comes in.
    "files.E001",
]
IMPORT_EXPORT_USE_TRANSACTIONS = True

# ---- The bookmarklet ------------------------------------------------------------------------

# LinkedIn's user agreement may speak against it, so that is for the operator to say.
BOOKMARKLET = read(env.bool, "SSI_BOOKMARKLET", default=False, expects=YES_NO)

# ---- API ------------------------------------------------------------------------------------

# Requests a minute and token, by what they do.
API_RATES = {"read": 600, "write": 300, "parse": 300}

# ---- Jobs -----------------------------------------------------------------------------------

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# A finished job goes at once, and with it what it carried: mails hold codes.
PROCRASTINATE_WORKER_DEFAULTS = {
    "delete_jobs": "successful",
    # A mail goes out while an archive is read.
    "concurrency": 2,
    # What a worker was at that died is taken up again within a minute (see tracker/jobs.py).
    "update_heartbeat_interval": 5,
    "stalled_worker_timeout": 20,
}

# ---- Logs -----------------------------------------------------------------------------------

LOGGING = logging_to_console(
    level=read(env.str, "SSI_LOG_LEVEL", default="INFO", expects="a level such as INFO")
)

MIGRATION_LINTER_OPTIONS = {"include_apps": ["tracker"], "no_cache": True}
