"""The document that says what the API takes and answers, for programs and for people."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from tracker.api.limits import Budget
from tracker.api.openapi import document
from tracker.api.reference import reference


@csrf_exempt
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document())


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    context = {
        "reference": reference(document()),
        "rates": [(budget.value, budget.a_minute) for budget in Budget],
    }
    return render(request, "tracker/api_docs.html", context)
