"""As deployed with all there is, error pages at addresses of their own, codes that outlive runs."""

from ssi_site.settings import *

ROOT_URLCONF = "audit.urls"
BOOKMARKLET = True

DAY = 24 * 60 * 60
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = DAY
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = DAY
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = DAY
ACCOUNT_REAUTHENTICATION_TIMEOUT = DAY
