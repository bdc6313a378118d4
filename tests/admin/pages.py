"""The admin's pages, and what a browser would send to them."""

from django.test import Client
from django.urls import reverse

from tracker.models import ChangedMember


def address(model, page="changelist", *arguments):
    return reverse(f"admin:tracker_{model._meta.model_name}_{page}", args=arguments)


def signed_in(member):
    client = Client()
    client.force_login(member)
    return client


def filled_in(client, page, **changes):
    """The form as the browser would send it back, with some fields changed (None: left out)."""
    form = client.get(page).context["adminform"].form
    sent = {}
    for bound in form:
        if bound.value() is not None and bound.value() is not False:
            value = bound.value()
            sent[bound.html_name] = value.pk if hasattr(value, "pk") else value
    sent |= changes
    return {name: value for name, value in sent.items() if value is not None}


def queued():
    return set(ChangedMember.objects.values_list("member_id", flat=True))


def delete(client, obj):
    return client.post(address(type(obj), "delete", obj.pk), {"post": "yes"})


def delete_in_bulk(client, *objs):
    return client.post(
        address(type(objs[0])),
        {"action": "delete_selected", "_selected_action": [obj.pk for obj in objs], "post": "yes"},
    )
