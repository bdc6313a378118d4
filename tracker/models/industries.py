from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.Model):
    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")

    def __str__(self) -> str:
        return self.name


class IndustryQuerySet(models.QuerySet["Industry"]):
    def search(self, text: str) -> "IndustryQuerySet":
        """Industries whose name or sector holds every word of `text`."""
        found = self
        for word in text.split()[:8]:
            found = found.filter(
                models.Q(name__icontains=word) | models.Q(sector__name__icontains=word)
            )
        return found


class Industry(models.Model):
    """One of LinkedIn's industries. Its name is unique; some have no code there."""

    code = models.PositiveIntegerField(_("LinkedIn code"), unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    sector = models.ForeignKey(
        Sector, on_delete=models.PROTECT, related_name="industries", verbose_name=_("sector")
    )

    objects = IndustryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("industry")
        verbose_name_plural = _("industries")

    def __str__(self) -> str:
        return self.name
