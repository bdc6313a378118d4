from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tracker.models.constraints import one_of

# Tells programs that look for leaked keys what it is.
PREFIX: Final = "ssi_"


class ApiToken(models.Model):
    """A key to the API in a member's name. Only its hash is kept, and its end to tell it by."""

    class Scope(models.TextChoices):
        READ = "read", _("read")
        WRITE = "write", _("read and write")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="api_tokens",
        verbose_name=_("member"),
    )
    name = models.CharField(_("name"), max_length=80)
    scope = models.CharField(
        pgettext_lazy("what a token may do", "may"),
        max_length=5,
        choices=Scope,
        default=Scope.READ,
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    last_characters = models.CharField(_("ends with"), max_length=4, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        constraints = [one_of("scope", ["read", "write"])]

    def __str__(self) -> str:
        return self.name

    @property
    def may_write(self) -> bool:
        return self.scope == self.Scope.WRITE


class IdempotentAnswer(models.Model):
    """What was answered to a request with an Idempotency-Key; sent again to the same request.

    `request_hash` tells a repeated request from another one under the same key. `status` is null
    while the first one is still being answered.
    """

    token = models.ForeignKey(
        ApiToken, on_delete=models.CASCADE, db_index=False, related_name="idempotent_answers"
    )
    key = models.CharField(max_length=255)
    request_hash = models.CharField(max_length=64)
    status = models.SmallIntegerField(null=True, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("idempotent answer")
        verbose_name_plural = _("idempotent answers")
        constraints = [
            models.UniqueConstraint(fields=["token", "key"], name="idempotentanswer_once")
        ]

    def __str__(self) -> str:
        return self.key
